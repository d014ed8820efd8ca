import { useWords } from '../../i18n'
import type { ActDocument } from '../../kit/act'
import { DayField, TextField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { renameDepartment, renameGrid, renameUnit, renameVillage } from './body-documents'

interface Renaming {
  id: string
  name: string
  version: number
  can: string[]
}

interface RenameProps {
  row: Renaming
  act: string
  mutation: ActDocument<{ id: string; version: number; name: string; since: string; document: string }>
}

/** Another name from a day on; the pages of days before it show the former one. */
function RenameBody({ row, act, mutation }: RenameProps) {
  const { master, organisations } = useWords()
  return (
    <ActButton
      row={row}
      act={act}
      mutation={mutation}
      label={master.rename}
      input={(form) => ({
        id: row.id,
        version: row.version,
        name: textOf(form, 'name'),
        since: textOf(form, 'since'),
        document: textOf(form, 'document'),
      })}
    >
      <TextField name="name" label={organisations.fields.name ?? 'name'} defaultValue={row.name} />
      <DayField name="since" label={master.since} />
      <TextField name="document" label={master.document} />
    </ActButton>
  )
}

export const RenameVillage = ({ village }: { village: Renaming }) => (
  <RenameBody row={village} act="village.rename" mutation={renameVillage} />
)

export const RenameGrid = ({ grid }: { grid: Renaming }) => <RenameBody row={grid} act="grid.rename" mutation={renameGrid} />

export const RenameDepartment = ({ department }: { department: Renaming }) => (
  <RenameBody row={department} act="department.rename" mutation={renameDepartment} />
)

export const RenameUnit = ({ unit }: { unit: Renaming }) => <RenameBody row={unit} act="unit.rename" mutation={renameUnit} />
