import { useState } from 'react'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { ClassBadge } from '../../kit/class-badge'
import { count, percent, yuan } from '../../kit/format'
import { graphql, type ResultOf, type VariablesOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Share } from '../../kit/mask'
import { Page, PageTools, Panel } from '../../kit/page'
import { Rows } from '../../kit/rows'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { Tile } from '../../kit/tile'
import './assessments.css'

const ForecastQuery = graphql(`
  query BonusForecast($year: Int!, $imagine: ImaginedStandard) {
    all: bonusForecastsGroups(year: $year, imagine: $imagine, by: []) {
      count
      sum { expectedTownship expectedDepartment expectedTotal }
      avg { gain }
    }
    enough: bonusForecastsGroups(year: $year, imagine: $imagine, by: [], where: { gain: { gte: "0.2" } }) { count }
    below: bonusForecasts(
      year: $year
      imagine: $imagine
      first: 50
      where: { gain: { lt: "0.2" } }
      orderBy: [{ field: GAIN }]
    ) {
      totalCount
      nodes { ...Forecast }
    }
    some: bonusForecasts(year: $year, imagine: $imagine, first: 20) { nodes { ...Forecast } }
    bonusStandards(first: 200, where: { year: { eq: $year }, position: { eq: MEMBER }, grade: { isNull: true } }) {
      nodes { id amount organisation { id name } }
    }
  }
  fragment Forecast on BonusForecast @_unmask {
    id
    managementClass
    position
    expectedTownship
    expectedDepartment
    expectedTotal
    departmentStandard
    gain
    lastYear
    masked { field reason }
    staff { id name }
    agency { id name }
    township { id name }
  }
`)

type Data = ResultOf<typeof ForecastQuery>
type Row = Data['below']['nodes'][number]
type Imagine = VariablesOf<typeof ForecastQuery>['imagine']

/** Yuan of the slider: the standards of the district lie well within. */
const range = { min: 20_000, max: 50_000, step: 500 }
const fen = 100

const moneyFields = ['departmentStandard', 'expectedTownship', 'expectedDepartment', 'expectedTotal', 'lastYear'] as const

function Money({ row, field }: { row: Row; field: (typeof moneyFields)[number] }) {
  const { assessments, forecast, table } = useWords()
  const value = row[field]
  return (
    <Share row={row} field={field} label={`${row.staff?.name ?? ''} ${forecast.columns[field]}`}>
      {value === null ? table.none : assessments.yuan(yuan(value))}
    </Share>
  )
}

const peopleColumns = ({ forecast, personnel, terms }: Words): Column<Row>[] => [
  {
    key: 'name',
    title: personnel.columns.name,
    cell: ({ staff, position }) => (
      <>
        {staff?.name} <span className="secondary">{position ? terms.position[position] : null}</span>
      </>
    ),
  },
  { key: 'class', title: personnel.columns.class, cell: ({ managementClass }) => <ClassBadge of={managementClass} /> },
  { key: 'agency', title: personnel.columns.agency, cell: ({ agency }) => agency?.name },
  { key: 'township', title: personnel.columns.township, cell: ({ township }) => township.name },
  ...moneyFields.map(
    (field): Column<Row> => ({
      key: field,
      title: forecast.columns[field],
      align: 'right',
      cell: (row) => <Money row={row} field={field} />,
    }),
  ),
  {
    key: 'gain',
    title: forecast.columns.gain,
    align: 'right',
    cell: (row) => (
      <Share row={row} field="gain" label={`${row.staff?.name ?? ''} ${forecast.columns.gain}`}>
        {row.gain === null ? null : `${percent(row.gain)}%`}
      </Share>
    ),
  },
]

interface ImagineProps {
  target: string
  member: number
  change: (target: string, member: number) => void
  data: Data
}

/** Categories of townships, then single bodies: what the imagined standard is of. */
function options({ terms }: Words, data: Data): [string, string][] {
  const bodies = data.bonusStandards.nodes.map(({ organisation }): [string, string] => [organisation.id, organisation.name])
  return [...Object.entries(terms.townshipCategory), ...bodies]
}

function WhatIf({ target, member, change, data }: ImagineProps) {
  const words = useWords()
  const { forecast } = words
  return (
    <Panel title={forecast.whatIf} note={forecast.whatIfNote}>
      <div className="what-if">
        <label>
          {forecast.of}
          <select className="field" value={target} onChange={(event) => change(event.target.value, member)}>
            <option value="">{forecast.asSet}</option>
            {options(words, data).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          {forecast.member}
          <input
            type="range"
            {...range}
            value={member}
            disabled={target === ''}
            onChange={(event) => change(target, Number(event.target.value))}
          />
        </label>
        <label>
          {forecast.yuan}
          <input
            type="number"
            className="field number"
            {...range}
            value={member}
            disabled={target === ''}
            onChange={(event) => change(target, Number(event.target.value))}
          />
        </label>
      </div>
    </Panel>
  )
}

function Figures({ data }: { data: Data }) {
  const { forecast } = useWords()
  const all = data.all[0]
  const known = all?.avg.gain ?? null
  const people = all?.count ?? 0
  const enough = data.enough[0]?.count ?? 0
  const sum = (value: string | null | undefined) => (value ? yuan(Number(value)) : null)
  return (
    <div className="tile-row">
      <Tile label={forecast.people} value={count(people)} unit={forecast.unit} />
      <Tile
        label={forecast.enough}
        value={known === null ? null : count(enough)}
        unit={known === null ? undefined : forecast.shareOf(percent(people ? enough / people : 0))}
        quote={forecast.quote}
      />
      <Tile label={forecast.below} value={known === null ? null : count(data.below.totalCount)} unit={forecast.unit} />
      <Tile label={forecast.columns.expectedTownship} value={sum(all?.sum.expectedTownship)} unit={forecast.yuanUnit} />
      <Tile label={forecast.columns.expectedDepartment} value={sum(all?.sum.expectedDepartment)} unit={forecast.yuanUnit} />
    </div>
  )
}

function imagined(target: string, member: number): Imagine {
  if (target === '') return null
  const category = target as 'CENTRAL' | 'DEVELOPMENT' | 'ECOLOGICAL'
  const known = ['CENTRAL', 'DEVELOPMENT', 'ECOLOGICAL'].includes(target)
  return known ? { category, member: member * fen } : { organisation: target, member: member * fen }
}

/** "预计派驻机构人员年终考核奖将普遍提高20%以上": by the standards set, or by those that somebody imagines; nothing is stored. */
export function ForecastPage({ year, remit }: { year: number; remit: string }) {
  const words = useWords()
  const { forecast } = words
  const [target, aim] = useState('')
  const [member, set] = useState(29_000)
  const { data, failure, retry } = useAnswer(ForecastQuery, { year, imagine: imagined(target, member) })
  const change = (next: string, amount: number) => {
    aim(next)
    set(amount)
  }
  const known = data?.all[0]?.avg.gain != null
  return (
    <Page title={forecast.title} lead={forecast.lead(year)} aside={<PageTools />}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data && !data.all[0]?.count ? <Notice kind="empty" title={forecast.nobody(remit)} /> : null}
      {data?.all[0]?.count ? (
        <>
          <WhatIf target={target} member={member} change={change} data={data} />
          <Figures data={data} />
          <Panel
            title={known ? forecast.belowTitle : forecast.ownHalf}
            note={known ? `${count(data.below.totalCount)} ${forecast.unit}` : undefined}
          >
            {known && data.below.totalCount === 0 ? (
              <p>{forecast.nobodyBelow}</p>
            ) : (
              <Rows
                label={known ? forecast.belowTitle : forecast.ownHalf}
                rows={known ? data.below.nodes : data.some.nodes}
                columns={peopleColumns(words)}
              />
            )}
          </Panel>
        </>
      ) : null}
    </Page>
  )
}
