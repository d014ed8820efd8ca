import { useWords } from '../../i18n'
import { ChoiceField, memberOf, NumberField, numberOf, TextField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { graphql } from '../../kit/graphql'
import type { Weights, Year } from './year-query'

const opening = graphql(`
  mutation OpenYear($input: YearOpenInput!) {
    assessmentYearOpen(input: $input) { errors { field code message } assessmentYear { id } }
  }
`)
const enrolling = graphql(`
  mutation EnrolYear($input: EnrolInput!) {
    assessmentYearEnrol(input: $input) { errors { field code message } assessmentYear { id } }
  }
`)
const weighing = graphql(`
  mutation SetWeights($input: WeightInput!) {
    assessmentWeightSet(input: $input) { errors { field code message } assessmentWeight { id } }
  }
`)

/** "年度优秀考核等次参照乡镇提高到20%" */
const excellentShare = '20'

/** A year begins with everybody who is stationed. */
export function OpenYear({ organ, next }: { organ: { id: string; can: string[] }; next: number }) {
  const { assessments, terms } = useWords()
  const { opening: text, lock } = assessments
  return (
    <ActButton
      row={organ}
      act="assessment_year.open"
      mutation={opening}
      label={text.open}
      input={(form) => ({
        id: organ.id,
        year: numberOf(form, 'year'),
        excellentShare: numberOf(form, 'excellentShare'),
        hostRule: memberOf<'BY_DAYS'>(form, 'hostRule'),
        document: textOf(form, 'document'),
        memberComponents: textOf(form, 'members') === 'scored',
      })}
    >
      <p className="secondary">{text.openText}</p>
      <NumberField name="year" label={text.year} defaultValue={String(next)} />
      <NumberField name="excellentShare" label={text.share} defaultValue={excellentShare} />
      <ChoiceField name="hostRule" label={lock.hosts} options={Object.entries(terms.hostRule)} />
      <ChoiceField
        name="members"
        label={lock.members}
        options={[
          ['scored', lock.membersScored],
          ['graded', lock.membersGraded],
        ]}
      />
      <TextField name="document" label={lock.document} />
    </ActButton>
  )
}

/** Who has come since is taken in; the weights are set by document. */
export function YearSettings({ year, weights }: { year: Year; weights: Weights }) {
  const { assessments, terms } = useWords()
  const { opening: text, lock, shares } = assessments
  const seen = { id: year.id, version: year.version }
  return (
    <>
      <ActButton row={year} act="assessment_year.enrol" mutation={enrolling} label={text.enrol} input={() => seen}>
        <p>{text.enrolText}</p>
      </ActButton>
      <ActButton
        row={year}
        act="assessment_weight.set"
        mutation={weighing}
        label={text.weigh}
        input={(form) => ({
          ...seen,
          managementClass: memberOf<'B'>(form, 'managementClass'),
          township: numberOf(form, 'township'),
          department: numberOf(form, 'department'),
          conduct: numberOf(form, 'conduct'),
          document: textOf(form, 'document'),
        })}
      >
        <p>{text.weighText(year.year)}</p>
        <ChoiceField name="managementClass" label={text.class} options={Object.entries(terms.managementClass)} value="B" />
        {(['township', 'department', 'conduct'] as const).map((part) => (
          <NumberField key={part} name={part} label={text.percent(shares[part])} defaultValue={String(weights[part])} />
        ))}
        <TextField name="document" label={lock.document} />
      </ActButton>
    </>
  )
}
