import { Link } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Failed, Notice, Stale, TableLoading } from '../../kit/states'
import { cellAt, onCellKey } from './cell-keys'
import './matrix-grid.css'
import { matching } from './matrix-lines'
import { actionAsked, acts, isAct, isWanted, type MatrixState, searchOf } from './matrix-state'
import { codeOf, subjectOf } from './matrix-words'
import { never, told } from './reach'
import { ReachKey, ReachMarks } from './reach-marks'
import { groupsOf } from './role-groups'

const AccessMatrixQuery = graphql(`
  query AccessMatrix($type: String, $action: String) {
    accessMatrix(type: $type, action: $action) { role type group action condition }
  }
`)

type Decision = ResultOf<typeof AccessMatrixQuery>['accessMatrix'][number]

/** One line of the grid: a group of fields or an act, and under which condition each role has it. */
interface Line {
  type: string
  group: string
  action: string
  conditions: Map<string, string>
}

/** The decisions of all roles by group of fields and action, in the order of the policy. */
export function linesOf(decisions: Decision[]): Line[] {
  const lines = new Map<string, Line>()
  for (const { role, type, group, action, condition } of decisions) {
    const key = `${type}.${group}:${action}`
    const line = lines.get(key) ?? { type, group, action, conditions: new Map() }
    line.conditions.set(role, condition)
    lines.set(key, line)
  }
  return [...lines.values()]
}

/** Neighbours of one type. */
const ofType = (lines: Line[], type: string): Line[] => lines.filter((line) => line.type === type)

interface GridProps {
  lines: Line[]
  groups: ReturnType<typeof groupsOf>
  state: MatrixState
}

function Head({ groups, state }: Omit<GridProps, 'lines'>) {
  const { matrix, terms } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className="head type">
          {matrix.columns.type}
        </th>
        <th scope="col" rowSpan={2} className="head group">
          {isAct(state.action) ? matrix.actions[acts] : matrix.columns.group}
        </th>
        {groups.map(({ group, roles }) => (
          <th key={group} scope="colgroup" colSpan={roles.length} className="head group-heading">
            {matrix.roleGroups[group]}
          </th>
        ))}
      </tr>
      <tr>
        {groups.flatMap(({ roles }) =>
          roles.map((role, at) => (
            <th key={role} scope="col" className={at === 0 ? 'head role block-start' : 'head role'}>
              <Link to={`?${searchOf({ ...state, role })}`} title={terms.role[role]}>
                {matrix.roles[role] ?? terms.role[role] ?? role}
              </Link>
            </th>
          )),
        )}
      </tr>
    </thead>
  )
}

interface CellProps {
  line: Line
  role: string
  at: { 'data-at': string }
  first: boolean
  /** The one cell that the Tab key stops at. */
  stop: boolean
  state: MatrixState
}

/** What one role has of one group; leads to the lines of the policy with their reasons. */
function Cell({ line, role, at, first, stop, state }: CellProps) {
  const words = useWords()
  const { type } = line
  const condition = line.conditions.get(role) ?? never
  const name = words.list([words.terms.role[role] ?? role, words.matrix.types[type] ?? type, subjectOf(words, line)])
  const said = told(words, condition)
  return (
    <td className={first ? 'block-start' : undefined}>
      {condition === never ? null : (
        <Link
          to={`?${searchOf({ ...state, role, type })}`}
          tabIndex={stop ? 0 : -1}
          title={said}
          aria-label={words.matrix.cell(name, said)}
          {...at}
        >
          <ReachMarks condition={condition} />
        </Link>
      )}
    </td>
  )
}

function Body({ lines, groups, state }: GridProps) {
  const words = useWords()
  const { matrix } = words
  const columns = groups.flatMap(({ roles }) => roles.map((role, at) => ({ role, first: at === 0 })))
  const stop = firstCell(lines, columns)
  return [...new Set(lines.map(({ type }) => type))].map((type) => (
    <tbody key={type}>
      {ofType(lines, type).map((line, at, own) => (
        <tr key={`${line.group}:${line.action}`}>
          {at === 0 ? (
            <th scope="rowgroup" rowSpan={own.length} className="type">
              <Link to={`?${searchOf({ ...state, type })}`} title={type}>
                {matrix.types[type] ?? type}
              </Link>
            </th>
          ) : null}
          <th scope="row" className="group" title={codeOf(line)}>
            {subjectOf(words, line)}
          </th>
          {columns.map(({ role, first }, column) => {
            const place = cellAt(lines.indexOf(line), column)
            const isStop = place['data-at'] === stop
            return <Cell key={role} line={line} role={role} at={place} first={first} stop={isStop} state={state} />
          })}
        </tr>
      ))}
    </tbody>
  ))
}

/** The place of the first cell that holds something. */
function firstCell(lines: Line[], columns: { role: string }[]): string | undefined {
  const places = lines.flatMap(({ conditions }, row) =>
    columns.map(({ role }, column) => ((conditions.get(role) ?? never) === never ? null : cellAt(row, column)['data-at'])),
  )
  return places.find((place) => place !== null) ?? undefined
}

/** The whole policy at a glance: groups of fields against roles. */
export function MatrixGrid({ state }: { state: MatrixState }) {
  const words = useWords()
  const { type, word } = state
  const { data, failure, retry, fetching } = useAnswer(AccessMatrixQuery, { type: type || null, action: actionAsked(state) })
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <TableLoading />
  const wanted = data.accessMatrix.filter(({ action }) => isWanted(state, action))
  const decisions = matching(words, wanted, word, () => [])
  const groups = groupsOf(new Set(data.accessMatrix.map(({ role }) => role)))
  return (
    <>
      {failure ? <Stale failure={failure} retry={retry} /> : null}
      {decisions.length === 0 ? (
        <Notice kind="empty" title={words.matrix.none} />
      ) : (
        <>
          <ReachKey conditions={decisions.map(({ condition }) => condition)} acting={isAct(state.action)} />
          <section className="wide access-matrix" aria-label={words.matrix.title} aria-busy={fetching} onKeyDown={onCellKey}>
            <table className="data-table">
              <Head groups={groups} state={state} />
              <Body lines={linesOf(decisions)} groups={groups} state={state} />
            </table>
          </section>
        </>
      )}
    </>
  )
}
