import { useWords } from '../../i18n'
import type { ActDocument } from '../../kit/act'
import { ChoiceField, optionalOf, TextField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { closeAgency, closeDepartment, closeGrid, closeTownship, closeUnit, closeVillage, correctAgency } from './body-documents'

/** A body that may end; `version` is the one that was seen. */
export interface Closing {
  id: string
  version: number
  can: string[]
}

/** Who could take over, by what the rule asks to be alike; asked when the form is opened. */
const SuccessorsQuery = graphql(`
  query Successors(
    $agency: AgencyWhere
    $village: VillageWhere
    $grid: GridWhere
    $ofAgencies: Boolean!
    $ofVillages: Boolean!
    $ofGrids: Boolean!
    $ofDepartments: Boolean!
    $ofUnits: Boolean!
  ) {
    agencies(first: 200, where: $agency) @include(if: $ofAgencies) { nodes { id name } }
    villages(first: 200, where: $village) @include(if: $ofVillages) { nodes { id name } }
    grids(first: 200, where: $grid) @include(if: $ofGrids) { nodes { id name } }
    departments(first: 200, where: { closedOn: { isNull: true } }) @include(if: $ofDepartments) { nodes { id name } }
    units(first: 200, where: { closedOn: { isNull: true } }) @include(if: $ofUnits) { nodes { id name } }
  }
`)

/** The bodies among which a successor is chosen. */
type Among =
  | { of: 'agencies'; township: string; department: string }
  | { of: 'villages'; township: string }
  | { of: 'grids'; village: string }
  | { of: 'departments' }
  | { of: 'units' }

const open = { closedOn: { isNull: true } }

const variablesOf = (among: Among) => ({
  ofAgencies: among.of === 'agencies',
  ofVillages: among.of === 'villages',
  ofGrids: among.of === 'grids',
  ofDepartments: among.of === 'departments',
  ofUnits: among.of === 'units',
  agency:
    among.of === 'agencies'
      ? { ...open, township: { id: { eq: among.township } }, department: { id: { eq: among.department } } }
      : null,
  village: among.of === 'villages' ? { ...open, township: { id: { eq: among.township } } } : null,
  grid: among.of === 'grids' ? { ...open, village: { id: { eq: among.village } } } : null,
})

function Successor({ among, self }: { among: Among; self: string }) {
  const { master } = useWords()
  const { data } = useAnswer(SuccessorsQuery, variablesOf(among))
  const others = data?.[among.of]?.nodes.filter(({ id }) => id !== self) ?? []
  return (
    <ChoiceField
      name="successor"
      label={master.successor}
      options={[['', master.noSuccessor], ...others.map(({ id, name }) => [id, name] as const)]}
    />
  )
}

interface CloseProps {
  row: Closing
  act: string
  mutation: ActDocument<{ id: string; version: number; successor?: string | null }>
  among: Among
}

function CloseBody({ row, act, mutation, among }: CloseProps) {
  const { master } = useWords()
  return (
    <ActButton
      row={row}
      act={act}
      mutation={mutation}
      label={master.close}
      danger
      input={(form) => ({ id: row.id, version: row.version, successor: optionalOf(form, 'successor') })}
    >
      <p>{master.closeText}</p>
      <Successor among={among} self={row.id} />
    </ActButton>
  )
}

export const CloseVillage = ({ village }: { village: Closing & { township: { id: string } } }) => (
  <CloseBody
    row={village}
    act="village.close"
    mutation={closeVillage}
    among={{ of: 'villages', township: village.township.id }}
  />
)

export const CloseGrid = ({ grid }: { grid: Closing & { village: { id: string } } }) => (
  <CloseBody row={grid} act="grid.close" mutation={closeGrid} among={{ of: 'grids', village: grid.village.id }} />
)

export const CloseDepartment = ({ department }: { department: Closing }) => (
  <CloseBody row={department} act="department.close" mutation={closeDepartment} among={{ of: 'departments' }} />
)

export const CloseUnit = ({ unit }: { unit: Closing }) => (
  <CloseBody row={unit} act="unit.close" mutation={closeUnit} among={{ of: 'units' }} />
)

/** Only a township of which nothing is left ends so; another is merged by a change of two persons. */
export function CloseTownship({ township }: { township: Closing }) {
  const { master } = useWords()
  return (
    <ActButton
      row={township}
      act="township.close"
      mutation={closeTownship}
      label={master.close}
      danger
      input={(form) => ({ id: township.id, version: township.version, document: textOf(form, 'document') })}
    >
      <p>{master.closeTownshipText}</p>
      <TextField name="document" label={master.document} />
    </ActButton>
  )
}

type Agency = Closing & {
  name: string
  dutyPhone: string | null
  township: { id: string }
  department: { id: string }
}

/** Corrected, closed, or merged into another of the same host and department. */
export function AgencyActs({ agency }: { agency: Agency }) {
  const { master, organisations } = useWords()
  const { fields } = organisations
  const seen = { id: agency.id, version: agency.version }
  return (
    <>
      <ActButton
        row={agency}
        act="agency.correct"
        mutation={correctAgency}
        label={master.correct}
        input={(form) => ({ ...seen, name: textOf(form, 'name'), dutyPhone: optionalOf(form, 'dutyPhone') })}
      >
        <TextField name="name" label={fields.name ?? 'name'} defaultValue={agency.name} />
        <TextField name="dutyPhone" label={fields.dutyPhone ?? 'dutyPhone'} defaultValue={agency.dutyPhone ?? ''} />
      </ActButton>
      <ActButton
        row={agency}
        act="agency.close"
        mutation={closeAgency}
        label={master.close}
        danger
        input={(form) => ({ ...seen, document: textOf(form, 'document'), successor: optionalOf(form, 'successor') })}
      >
        <p>{master.closeAgencyText}</p>
        <TextField name="document" label={master.document} />
        <Successor among={{ of: 'agencies', township: agency.township.id, department: agency.department.id }} self={agency.id} />
      </ActButton>
    </>
  )
}
