import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords, type Words } from '../../i18n'
import { type Answer, answersOf } from './answers'
import { PaperRows, Seal } from './paper'
import type { Appointment } from './record'
import { kindName, peopleOf } from './words'

type Name = keyof Words['papers']['names']

/** Which papers the act has by now. */
function papersOf(row: Appointment): Name[] {
  const hidden = (field: string) => row.masked.some((one) => one.field === field)
  const letter = row.procedure === 'CONSENT' && !hidden('letterNumber')
  const all: [Name, boolean][] = [
    ['letter', letter],
    ['reply', letter && row.answeredOn !== null],
    ['release', letter && row.releasedOn !== null],
    ['copy', row.orderedOn !== null && !hidden('copyDueOn')],
    ['form', !hidden('matter')],
  ]
  return all.filter(([, there]) => there).map(([name]) => name)
}

/** The Party committees of all townships that are asked. */
const toAll = ({ papers }: Words, row: Appointment): string =>
  answersOf(row)
    .map(({ township }) => papers.committee(township.name))
    .join(papers.and)

/** An official letter: number, title, to whom, text, who signs and when. */
function Letter({ number, title, to, children, from, on }: LetterProps) {
  return (
    <>
      <p className="paper-number">{number}</p>
      <h2>{title}</h2>
      <p className="paper-to">{to}</p>
      {children}
      <Seal from={from} on={on} />
    </>
  )
}

interface LetterProps {
  number: string | null
  title: string
  to: string
  children: ReactNode
  from: string
  on: string | null
}

function ConsentLetter({ row }: { row: Appointment }) {
  const words = useWords()
  const { papers } = words
  const { letter, colon } = papers
  return (
    <Letter
      number={row.letterNumber ?? papers.noNumber}
      title={letter.title(row.agency.name, kindName(words, row.kind))}
      to={`${toAll(words, row)}${colon}`}
      from={row.department.name}
      on={row.askedOn}
    >
      <p>{letter.body(row.staffName, row.fromTitle, row.matter ?? '')}</p>
      {row.counterpartName !== null ? (
        <p>{letter.swap(row.counterpartName, row.counterpartFromTitle ?? '', row.fromAgency.name)}</p>
      ) : null}
      <p>{letter.reason(row.reason ?? '')}</p>
      <p>{letter.ask(row.replyDueOn ? papers.day(row.replyDueOn) : papers.blank)}</p>
    </Letter>
  )
}

/** The answer of one of the townships. */
function Reply({ row, answer }: { row: Appointment; answer: Answer | undefined }) {
  const words = useWords()
  const { papers } = words
  const { reply, committee, colon } = papers
  if (!answer) return null
  return (
    <Letter
      number={answer.number}
      title={reply.title}
      to={`${row.department.name}${colon}`}
      from={committee(answer.township.name)}
      on={answer.on}
    >
      <p>{reply.received(row.letterNumber ?? papers.noNumber, peopleOf(words, row), row.matter ?? '')}</p>
      <p>{answer.objection === null ? reply.agreed : reply.objected(answer.objection)}</p>
      <p className="paper-signed">{reply.signed(answer.by ?? '')}</p>
    </Letter>
  )
}

/** The copy notice, with the receipt that the committee tears off and sends back. */
function CopyNotice({ row }: { row: Appointment }) {
  const words = useWords()
  const { papers } = words
  const { copy, committee, colon } = papers
  return (
    <>
      <Letter
        number={row.orderNumber}
        title={copy.title}
        to={`${toAll(words, row)}${colon}`}
        from={row.orderedBy?.name ?? row.department.name}
        on={row.copiedOn}
      >
        <p>{copy.body(peopleOf(words, row), row.matter ?? '', papers.day(row.orderedOn ?? ''), papers.day(row.effectiveOn))}</p>
        <p>{copy.limit(papers.day(row.copyDueOn ?? ''))}</p>
      </Letter>
      <div className="paper-cut">{copy.cut}</div>
      <h2>{copy.receipt}</h2>
      <p>{copy.confirmed(row.orderNumber ?? papers.noNumber, row.acknowledgedBy ?? papers.blank)}</p>
      <Seal from={committee(row.township.name)} on={row.acknowledgedOn} />
    </>
  )
}

/** 任免审批表: the whole act on one page, each body's opinion in its box. */
function ApprovalForm({ row }: { row: Appointment }) {
  const words = useWords()
  const { papers, appointments } = words
  const { fields } = appointments
  const { form } = papers
  const { staff } = row
  const swapped: [string, string, string, string][] =
    row.counterpartName === null
      ? []
      : [[fields.counterpartName, row.counterpartName, fields.counterpartToTitle, row.counterpartToTitle ?? '']]
  const opinion = ({ objection, on }: Answer) => objection ?? (on ? papers.reply.agreed : '')
  const talk = { label: form.township, text: row.consultation ?? '', signed: row.consultedWith, on: row.consultedOn }
  const opinions = answersOf(row).map((answer, at) => ({
    label: at === 0 ? form.township : form.releasing,
    text: opinion(answer),
    signed: answer.by,
    on: answer.on,
  }))
  return (
    <>
      <h2>{form.title(kindName(words, row.kind))}</h2>
      <PaperRows
        rows={[
          [form.name, row.staffName, form.gender, staff ? words.terms.gender[staff.gender] : ''],
          [form.agency, row.fromAgency.name, form.entered, staff?.enteredOn ?? ''],
          [form.rank, staff?.rank ?? '', form.establishment, staff?.establishment ?? ''],
          [fields.fromTitle, row.fromTitle, fields.toTitle, row.toTitle],
          ...swapped,
        ]}
        boxes={[
          { label: fields.matter, text: row.matter ?? '' },
          { label: fields.reason, text: row.reason ?? '' },
          { label: form.department, text: row.letterNumber ?? '', signed: row.department.name, on: row.askedOn ?? row.draftedOn },
          ...(row.procedure === 'CONSENT' ? opinions : [talk]),
          { label: form.order, text: row.orderNumber ?? '', signed: row.orderedBy?.name ?? null, on: row.orderedOn },
          { label: form.copied, text: row.copiedOn ?? '', signed: row.acknowledgedBy, on: row.acknowledgedOn },
        ]}
      />
    </>
  )
}

const drawn: Record<Name, (props: { row: Appointment }) => ReactNode> = {
  letter: ConsentLetter,
  reply: ({ row }) => <Reply row={row} answer={answersOf(row)[0]} />,
  release: ({ row }) => <Reply row={row} answer={answersOf(row)[1]} />,
  copy: CopyNotice,
  form: ApprovalForm,
}

/** The papers of the act on A4, one at a time; printing prints the paper alone. */
export function Papers({ row }: { row: Appointment }) {
  const { papers } = useWords()
  const there = papersOf(row)
  const [chosen, choose] = useState<Name | undefined>(there[0])
  const name = chosen && there.includes(chosen) ? chosen : there[0]
  if (name === undefined) return <p className="secondary">{papers.none}</p>
  const Paper = drawn[name]
  return (
    <>
      <Segmented
        className="paper-choice"
        aria-label={papers.label}
        value={name}
        options={there.map((value) => ({ value, label: papers.names[value] }))}
        onChange={choose}
      />
      <article className="paper" aria-label={papers.names[name]}>
        <Paper row={row} />
      </article>
    </>
  )
}
