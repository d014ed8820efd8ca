import { Button, Input, Segmented, Select } from 'antd'
import { memo, type ReactNode } from 'react'
import { useWords } from '../i18n'
import { type Control, ends, type Filter, joined } from './filters'
import { useIsPhone } from './phone'

interface FieldProps<Kind extends Control['kind']> {
  label: string
  control: Extract<Control, { kind: Kind }>
  /** The text of the address; empty: no condition. */
  text: string
  change: (text: string) => void
}

function SearchField({ control, text, change }: FieldProps<'search'>) {
  return (
    <Input.Search
      key={text}
      className="filter-search"
      type="search"
      aria-label={control.name}
      placeholder={control.hint}
      defaultValue={text}
      maxLength={40}
      onSearch={(word) => change(word.trim())}
    />
  )
}

function OneOfField({ label, control, text, change }: FieldProps<'segmented' | 'select'>) {
  if (control.kind === 'segmented') {
    const options = [{ value: '', label: control.all }, ...control.choices]
    return <Segmented aria-label={label} value={text} onChange={change} options={options} />
  }
  return (
    <Select
      className="filter"
      aria-label={label}
      placeholder={control.all}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={text || undefined}
      options={control.choices}
      onChange={(next: string | undefined) => change(next ?? '')}
    />
  )
}

/** Two ends in the browser's own fields: they know the language's way to write a date, and cost nothing to fetch. */
function RangeField({ label, control, text, change }: FieldProps<'dates' | 'numbers'>) {
  const { table } = useWords()
  const [from, to] = ends(text) ?? ['', '']
  const field = (name: string, value: string, next: (value: string) => string) => (
    <input
      key={value}
      className="field"
      type={control.kind === 'dates' ? 'date' : 'number'}
      min={control.kind === 'numbers' ? 0 : undefined}
      aria-label={`${label} ${name}`}
      defaultValue={value}
      onBlur={({ target }) => target.value !== value && change(next(target.value))}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
  return (
    <span className="range">
      <span>{label}</span>
      {field(table.from, from, (value) => joined(value, to))}
      <span aria-hidden="true">–</span>
      {field(table.to, to, (value) => joined(from, value))}
    </span>
  )
}

type Change = (part: Record<string, string> | null) => void

interface FilterProps {
  filter: Pick<Filter<unknown>, 'key' | 'label' | 'control'>
  text: string
  change: Change
}

/** Drawn anew only when its own text changes. */
const Field = memo(({ filter: { key, label, control }, text, change }: FilterProps) => {
  const rest = { label, text, change: (next: string) => change({ [key]: next }) }
  if (control.kind === 'search') return <SearchField control={control} {...rest} />
  if ('choices' in control) return <OneOfField control={control} {...rest} />
  return <RangeField control={control} {...rest} />
})

interface FilterBarProps {
  filters: FilterProps['filter'][]
  texts: Record<string, string>
  /** Texts of some filters, the others stay as they are by then; null: no filter at all. */
  change: Change
  /** What stands behind the filters. */
  children?: ReactNode
}

/** How many filters a phone shows at once; the rest folds away. */
const unfolded = 1

/** The fields; on a phone the first of them, and the others behind a line that says how many are in use. */
function Fields({ filters, texts, change }: Omit<FilterBarProps, 'children'>) {
  const { table } = useWords()
  const phone = useIsPhone()
  const draw = (some: FilterBarProps['filters']) =>
    some.map((filter) => <Field key={filter.key} filter={filter} text={texts[filter.key] ?? ''} change={change} />)
  if (!phone || filters.length <= unfolded + 2) return draw(filters)
  const rest = filters.slice(unfolded)
  return (
    <>
      {draw(filters.slice(0, unfolded))}
      <details className="filter-rest">
        <summary>{table.more(rest.filter(({ key }) => texts[key]).length)}</summary>
        <div className="filters">{draw(rest)}</div>
      </details>
    </>
  )
}

/** Every condition is sent to the server and stands in the address. */
export function FilterBar({ filters, texts, change, children }: FilterBarProps) {
  const { table } = useWords()
  return (
    <search className="filters" aria-label={table.filters}>
      <Fields filters={filters} texts={texts} change={change} />
      {Object.values(texts).some(Boolean) ? (
        <Button type="link" onClick={() => change(null)}>
          {table.clear}
        </Button>
      ) : null}
      {children}
    </search>
  )
}
