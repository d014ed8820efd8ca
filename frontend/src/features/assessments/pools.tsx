import { useWords, type Words } from '../../i18n'
import { ActFiles, attachmentsOf } from '../../kit/act-files'
import { ActButton, ActField } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { Bar } from '../../kit/bar'
import { FileList } from '../../kit/files'
import { day } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Fold, Panel } from '../../kit/page'
import { Rows } from '../../kit/rows'
import { type Pool, PoolPeopleQuery, type Year } from './year-query'

const grading = graphql(`
  mutation GradePool($input: GradeInput!) {
    gradePoolGrade(input: $input) { errors { field code message } gradePool { id version } }
  }
`)
const publishing = graphql(`
  mutation PublishPool($input: PublishInput!) {
    gradePoolPublish(input: $input) { errors { field code message } gradePool { id version } }
  }
`)
const reserving = graphql(`
  mutation ReservePool($input: ReserveInput!) {
    gradePoolReserve(input: $input) { errors { field code message } gradePool { id version } }
  }
`)

export { grading }

/** Excellent grades against the places, and the reserve's places beyond them; over the quota the rest is red. */
export function QuotaBar({ pool }: { pool: Pool }) {
  const { assessments } = useWords()
  const { proposed, excellentCap: cap, reserve } = pool
  const places = cap + reserve
  const over = Math.max(0, proposed - places)
  const parts = [
    { key: 'used', weight: Math.min(proposed, places), tone: 'celadon' as const },
    { key: 'left', weight: Math.max(0, places - proposed), tone: 'indigo' as const, hidden: true },
    { key: 'over', weight: over, tone: 'level-4' as const },
  ]
  return (
    <div className="quota">
      <Bar parts={parts} size="large" label={assessments.quota.bar(proposed, cap, reserve)} />
      <span className={over > 0 ? 'quota-over' : undefined}>{assessments.quota.bar(proposed, cap, reserve)}</span>
    </div>
  )
}

interface PoolProps {
  pool: Pool
  year: Year
}

/** Grades of several people at once: the best, or all who have none yet. */
function Grading({ pool, year }: PoolProps) {
  const { assessments } = useWords()
  const { quota } = assessments
  const mine = pool.can.includes('grade_pool.grade')
  const { data } = useAnswer(PoolPeopleQuery, { year: year.year, township: pool.township.id }, !mine)
  const people = data?.assessments.nodes ?? []
  const left = people.filter(({ grade }) => grade === null)
  if (!mine) return null
  return (
    <>
      <ActButton
        row={pool}
        act="grade_pool.grade"
        mutation={grading}
        label={quota.best}
        input={(form) => ({
          id: pool.id,
          version: pool.version,
          grade: 'EXCELLENT' as const,
          people: people.slice(0, Number(form.get('people'))).map(({ id }) => id),
        })}
      >
        <ActField name="people" label={quota.bestLabel}>
          {(props) => <input {...props} type="number" min={1} max={people.length} defaultValue={pool.excellentCap} required />}
        </ActField>
      </ActButton>
      {left.length > 0 ? (
        <ActButton
          row={pool}
          act="grade_pool.grade"
          mutation={grading}
          label={quota.rest(left.length)}
          input={() => ({
            id: pool.id,
            version: pool.version,
            grade: 'COMPETENT' as const,
            people: left.map(({ id }) => id),
          })}
        >
          <p>{quota.restText(left.length)}</p>
        </ActButton>
      ) : null}
    </>
  )
}

/** Publication and the reserve are the district's. */
function Deciding({ pool, year }: PoolProps) {
  const { assessments } = useWords()
  const { quota } = assessments
  const given = { id: pool.id, version: pool.version }
  return (
    <>
      <ActButton
        row={pool}
        act="grade_pool.reserve"
        mutation={reserving}
        label={quota.reserve}
        input={(form) => ({
          ...given,
          places: Number(form.get('places')),
          document: String(form.get('document')),
          attachments: attachmentsOf(form),
        })}
      >
        <ActField name="places" label={quota.reserveLabel(year.reserve - year.reserveUsed)}>
          {(props) => <input {...props} type="number" min={1} defaultValue={1} required />}
        </ActField>
        <ActField name="document" label={quota.document}>
          {(props) => <input {...props} required />}
        </ActField>
        <ActFiles />
      </ActButton>
      <ActButton
        row={pool}
        act="grade_pool.publish"
        mutation={publishing}
        label={quota.publish}
        done={quota.publishedNow}
        input={() => given}
      >
        <p>{quota.publishText(pool.township.name, pool.takingPart)}</p>
      </ActButton>
    </>
  )
}

function Uses({ pool }: { pool: Pool }) {
  const { quota } = useWords().assessments
  if (pool.uses.length + pool.attachments.length === 0) return null
  return (
    <>
      {pool.uses.map(({ id, places, document }) => (
        <p key={id}>{[quota.use(places), document].join(' ')}</p>
      ))}
      {pool.attachments.length > 0 ? <FileList files={pool.attachments} /> : null}
    </>
  )
}

function columnsOf({ assessments, terms }: Words, year: Year, pools: Pool[]): Column<Pool>[] {
  const { quota } = assessments
  const people = (key: 'takingPart' | 'ungraded' | 'undetermined'): Column<Pool> => ({
    key,
    title: quota[key],
    align: 'right',
    cell: (pool) => quota.people(pool[key]),
  })
  const state = ({ publishedAt, state: now }: Pool) =>
    publishedAt ? assessments.published(day(publishedAt)) : terms.poolState[now]
  const acts = (pool: Pool) => (
    <span className="pool-acts">
      <Grading pool={pool} year={year} />
      <Deciding pool={pool} year={year} />
    </span>
  )
  return [
    { key: 'township', title: quota.township, cell: ({ township }) => township.name },
    { key: 'places', title: quota.places, cell: (pool) => <QuotaBar pool={pool} /> },
    ...(['takingPart', 'ungraded', 'undetermined'] as const).map(people),
    { key: 'state', title: quota.state, cell: state },
    ...(pools.some(({ uses }) => uses.length > 0)
      ? [{ key: 'uses', title: quota.uses, cell: (pool: Pool) => <Uses pool={pool} /> }]
      : []),
    ...(pools.some(({ can }) => can.length > 0) ? [{ key: 'acts', title: quota.acts, cell: acts }] : []),
  ]
}

/** The pools: the places of each and how many are taken, what is missing, and what may be done; those of the whole district are folded. */
export function Pools({ pools, year }: { pools: Pool[]; year: Year }) {
  const words = useWords()
  const { quota } = words.assessments
  const [first] = pools
  if (!first) return null
  const title = pools.length > 1 ? quota.all : quota.title(first.township.name)
  const table = <Rows label={title} rows={pools} columns={columnsOf(words, year, pools)} />
  if (pools.length === 1) return <Panel title={title}>{table}</Panel>
  const published = pools.filter(({ publishedAt }) => publishedAt !== null).length
  const over = pools.filter(({ proposed, excellentCap, reserve }) => proposed > excellentCap + reserve).length
  return (
    <Fold title={title} told={quota.told(pools.length, published, over)}>
      {table}
    </Fold>
  )
}
