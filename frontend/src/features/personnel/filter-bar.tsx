import { Button, Input, Segmented, Select } from 'antd'
import { useWords } from '../../i18n'
import { classes, type Filters, kinds, positions } from './filters'

interface Body {
  id: string
  name: string
}

export interface Choices {
  townships: Body[]
  departments: Body[]
}

interface FilterBarProps {
  filters: Filters
  choices: Choices
  change: (filters: Filters) => void
}

interface OneOfProps {
  label: string
  all: string
  value: string | undefined
  options: { value: string; label: string }[]
  change: (value: string | undefined) => void
}

function OneOf({ label, all, value, options, change }: OneOfProps) {
  return (
    <Select
      className="filter"
      aria-label={label}
      placeholder={all}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value}
      options={options}
      onChange={(next) => change(next ?? undefined)}
    />
  )
}

const bodies = (list: Body[]) => list.map(({ id, name }) => ({ value: id, label: name }))
const coded = (codes: readonly string[], names: Record<string, string>) =>
  codes.map((code) => ({ value: code, label: names[code] ?? code }))

/** Every condition is sent to the server and stands in the address. */
export function FilterBar({ filters, choices, change }: FilterBarProps) {
  const { personnel } = useWords()
  const set = (part: Partial<Filters>) => change({ ...filters, ...part })
  const { all, filter } = personnel
  return (
    <search className="filters" aria-label={personnel.filters}>
      <Input.Search
        key={filters.q ?? ''}
        className="filter-search"
        type="search"
        aria-label={personnel.searchLabel}
        placeholder={personnel.search}
        defaultValue={filters.q}
        maxLength={40}
        onSearch={(q) => set({ q: q.trim() || undefined })}
      />
      <Segmented
        aria-label={filter.class}
        value={filters.class ?? ''}
        onChange={(value) => set({ class: classes.find((one) => one === value) })}
        options={[{ value: '', label: all.class }, ...classes.map((one) => ({ value: one, label: personnel.classes[one] }))]}
      />
      <OneOf
        label={filter.township}
        all={all.township}
        value={filters.township}
        options={bodies(choices.townships)}
        change={(township) => set({ township })}
      />
      <OneOf
        label={filter.department}
        all={all.department}
        value={filters.department}
        options={bodies(choices.departments)}
        change={(department) => set({ department })}
      />
      <OneOf
        label={filter.kind}
        all={all.kind}
        value={filters.kind}
        options={coded(kinds, personnel.agencyKind)}
        change={(value) => set({ kind: kinds.find((one) => one === value) })}
      />
      <OneOf
        label={filter.position}
        all={all.position}
        value={filters.position}
        options={coded(positions, personnel.position)}
        change={(value) => set({ position: positions.find((one) => one === value) })}
      />
      {Object.values(filters).some(Boolean) ? (
        <Button type="link" onClick={() => change({})}>
          {personnel.clear}
        </Button>
      ) : null}
    </search>
  )
}
