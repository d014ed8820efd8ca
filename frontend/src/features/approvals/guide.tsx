import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { Notice } from '../../kit/states'
import { promiseText, visitsText } from './item-basics'
import './guide.css'

export const GuidesFragment = graphql(`
  fragment Guides on ApprovalItem {
    code
    name
    legalBasis
    onsiteVisits
    statutoryDays
    promiseDays
    fee
    department { name }
    guide { id }
    guides { id version issuedOn conditions materials steps result consultationPhone complaintPhone }
  }
`)

type Item = ResultOf<typeof GuidesFragment>
type Guide = Item['guides'][number]

const Texts = ({ texts }: { texts: string[] }) => (
  <ol>
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ol>
)

/** The lines of the form, in the order in which an applicant asks. */
function linesOf(words: Words, item: Item, guide: Guide): [string, ReactNode][] {
  const { guide: own, items } = words.approvals
  const { fields } = items
  return [
    [fields.name, item.name],
    [fields.code, item.code],
    [own.principal, item.department.name],
    [fields.legalBasis, item.legalBasis],
    [own.conditions, <Texts key="conditions" texts={guide.conditions} />],
    [own.materials, <Texts key="materials" texts={guide.materials} />],
    [own.steps, <Texts key="steps" texts={guide.steps} />],
    [fields.statutoryDays, item.statutoryDays === null ? words.table.none : items.workdays(item.statutoryDays)],
    [fields.promiseDays, promiseText(words, item.promiseDays) ?? words.table.none],
    [fields.onsiteVisits, visitsText(words, item.onsiteVisits)],
    [fields.fee, item.fee ? items.fee.yes : items.fee.no],
    [own.result, guide.result],
    [own.consultation, guide.consultationPhone],
    [own.complaint, guide.complaintPhone],
  ]
}

/** The guide as a form of A4. */
function GuideForm({ item, guide }: { item: Item; guide: Guide }) {
  const words = useWords()
  const { guide: own } = words.approvals
  return (
    <article className="guide" aria-label={own.title}>
      <h2>{own.heading(item.name)}</h2>
      <p>{own.issued(guide.version, guide.issuedOn)}</p>
      <table>
        <tbody>
          {linesOf(words, item, guide).map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}

/** The guide in force, or the version that the address asks for. */
export function Guides({ item }: { item: FragmentOf<typeof GuidesFragment> }) {
  const { approvals } = useWords()
  const [search, setSearch] = useSearchParams()
  const row = readFragment(GuidesFragment, item)
  const { guides } = row
  const asked = search.get('version')
  const inForce = guides.find(({ id }) => id === row.guide?.id) ?? guides[0]
  const shown = guides.find(({ version }) => String(version) === asked) ?? inForce
  if (!shown) return <Notice kind="empty" title={approvals.guide.none} />
  const label = ({ id, version, issuedOn }: Guide) => approvals.guide.option(version, issuedOn, id === inForce?.id)
  const choose = (version: string) => {
    const next = new URLSearchParams(search)
    next.set('version', version)
    setSearch(next, { replace: true })
  }
  return (
    <>
      <div className="guide-versions">
        <span className="secondary">{approvals.guide.versions(guides.length)}</span>
        <Segmented
          aria-label={approvals.guide.choose}
          value={String(shown.version)}
          options={guides.map((guide) => ({ value: String(guide.version), label: label(guide) }))}
          onChange={choose}
        />
      </div>
      <GuideForm item={row} guide={shown} />
    </>
  )
}
