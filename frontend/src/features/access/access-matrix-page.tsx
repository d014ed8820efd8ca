import { Input, Segmented, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { Page, PageTools } from '../../kit/page'
import { MatrixGrid } from './matrix-grid'
import { MatrixLines } from './matrix-lines'
import { type MatrixState, readState, searchOf } from './matrix-state'

interface FiltersProps {
  state: MatrixState
  change: (more: Partial<MatrixState>) => void
}

interface ChoiceProps {
  label: string
  value: string
  names: Record<string, string>
  change: (value: string) => void
}

function Choice({ label, value, names, change }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value || undefined}
      options={Object.entries(names).map(([key, name]) => ({ value: key, label: name }))}
      onChange={(next: string | undefined) => change(next ?? '')}
    />
  )
}

function Filters({ state, change }: FiltersProps) {
  const { matrix, terms } = useWords()
  return (
    <div className="matrix-filters">
      <Segmented
        aria-label={matrix.action}
        value={state.action}
        options={Object.entries(matrix.actions).map(([value, label]) => ({ value, label }))}
        onChange={(action) => change({ action })}
      />
      <Choice label={matrix.everyRole} value={state.role} names={terms.role} change={(role) => change({ role })} />
      <Choice label={matrix.everyType} value={state.type} names={matrix.types} change={(type) => change({ type })} />
      <Input.Search
        key={state.word}
        className="filter-search"
        type="search"
        aria-label={matrix.search}
        placeholder={matrix.search}
        defaultValue={state.word}
        maxLength={40}
        onSearch={(word) => change({ word: word.trim() })}
      />
    </div>
  )
}

/** The policy in force: all roles at a glance, or one role line by line with the reasons. */
export function AccessMatrixPage() {
  const words = useWords()
  const [search, setSearch] = useSearchParams()
  const state = readState(search)
  const change = (more: Partial<MatrixState>) => setSearch(searchOf({ ...state, ...more }))
  const { title, lead, roleLead } = words.matrix
  const role = words.terms.role[state.role]
  return (
    <Page title={title} lead={role ? roleLead(role) : lead} aside={<PageTools />}>
      <Filters state={state} change={change} />
      {state.role ? <MatrixLines state={state} /> : <MatrixGrid state={state} />}
    </Page>
  )
}
