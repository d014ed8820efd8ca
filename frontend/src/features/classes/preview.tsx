import { useWords } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { DataTable } from '../../kit/data-table'
import type { ResultOf } from '../../kit/graphql'
import { Facts, Panel } from '../../kit/page'
import type { ClassPreviewQuery } from './query'

type Preview = ResultOf<typeof ClassPreviewQuery>['classPreview']
export type FieldNames = (type: string, fields: string[], group: string) => string

function Flips({ preview }: { preview: Preview }) {
  const { classes } = useWords()
  const { flips } = preview
  if (flips.length === 0) return <p className="secondary">{classes.preview.noFlip}</p>
  return (
    <DataTable
      label={classes.preview.flips}
      rows={flips}
      keyOf={({ agency }) => agency}
      columns={[
        { key: 'name', title: classes.fields.agency, cell: (row) => row.name },
        { key: 'township', title: classes.fields.township, cell: (row) => row.township },
        { key: 'department', title: classes.fields.department, cell: (row) => row.department },
        {
          key: 'class',
          title: classes.preview.beforeAfter,
          cell: (row) => (
            <span className="class-turn">
              <ClassBadge of={row.before} />
              <span aria-hidden="true">→</span>
              {row.after ? <ClassBadge of={row.after} /> : classes.preview.noRule}
            </span>
          ),
        },
        { key: 'people', title: classes.preview.people, align: 'right', cell: (row) => String(row.people) },
      ]}
    />
  )
}

function Access({ preview, gained, fieldNames }: { preview: Preview; gained: boolean; fieldNames: FieldNames }) {
  const { classes, terms } = useWords()
  const rows = preview.access.filter((one) => one.gained === gained)
  const title = gained ? classes.preview.gains : classes.preview.loses
  if (rows.length === 0) return null
  return (
    <Panel title={title} note={classes.preview.accessNote(rows.length)}>
      <DataTable
        label={title}
        rows={rows}
        keyOf={(row) => [row.role, row.organisation, row.type, row.group, row.action, row.condition].join(' ')}
        columns={[
          { key: 'who', title: classes.preview.who, cell: (row) => terms.role[row.role] ?? row.role },
          {
            key: 'where',
            title: classes.preview.where,
            // the whole district only where nothing is asked of the viewer; else the condition says which body it is
            cell: (row) =>
              row.organisation ??
              (row.condition === terms.relation.any || row.condition === 'any' ? classes.preview.district : null),
          },
          {
            key: 'what',
            title: classes.preview.what,
            wrap: true,
            cell: (row) => fieldNames(row.type, row.fields, row.group),
          },
          {
            key: 'action',
            title: classes.preview.action,
            cell: (row) => (classes.preview.actions as Record<string, string>)[row.action] ?? row.action,
          },
          { key: 'condition', title: classes.preview.condition, cell: (row) => row.condition },
          { key: 'people', title: classes.preview.people, align: 'right', cell: (row) => String(row.people) },
        ]}
      />
    </Panel>
  )
}

function Rules({ preview }: { preview: Preview }) {
  const { classes, terms } = useWords()
  if (preview.rules.length === 0) return null
  return (
    <Panel title={classes.preview.rules}>
      <DataTable
        label={classes.preview.rules}
        rows={preview.rules}
        keyOf={(row) => `${row.topic} ${row.before}`}
        columns={[
          { key: 'topic', title: classes.preview.topic, cell: (row) => terms.topic[row.topic] },
          { key: 'was', title: classes.preview.was, wrap: true, cell: (row) => row.was },
          { key: 'becomes', title: classes.preview.becomes, wrap: true, cell: (row) => row.becomes },
        ]}
      />
    </Panel>
  )
}

function Items({ title, items }: { title: string; items: { code: string; name: string }[] }) {
  if (items.length === 0) return null
  return (
    <details className="list-diff">
      <summary>{`${title} ${items.length}`}</summary>
      <ul>
        {items.map(({ code, name }) => (
          <li key={code}>
            <span className="secondary">{code}</span> {name}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Lists({ preview }: { preview: Preview }) {
  const { classes, terms } = useWords()
  if (preview.lists.length === 0) return null
  return (
    <Panel title={classes.preview.lists}>
      {preview.lists.map((list) => (
        <div key={list.kind} className="list-change">
          <b>{terms.listKind[list.kind]}</b>
          <span>{classes.preview.sizes(list.before, list.after)}</span>
          <Items title={classes.preview.itemsGained} items={list.gained} />
          <Items title={classes.preview.itemsLost} items={list.lost} />
        </div>
      ))}
    </Panel>
  )
}

/** What goes with a township that is merged, what ends with it, and of which kinds of agency there are two afterwards. */
function Moves({ preview }: { preview: Preview }) {
  const { classes, terms } = useWords()
  if (preview.moves.length === 0) return null
  return (
    <Panel title={classes.preview.moves} note={classes.preview.movesNote}>
      <Facts facts={preview.moves.map(({ what, count }) => ({ label: terms.mergerPart[what], value: String(count) }))} />
    </Panel>
  )
}

/** What the change would do, before anybody decides: agencies, people, who gains and loses, rules, lists. */
export function PreviewView({ preview, fieldNames }: { preview: Preview; fieldNames: FieldNames }) {
  const { classes } = useWords()
  return (
    <>
      <Panel title={classes.preview.flips} note={classes.preview.reach(preview.reached, preview.flips.length, preview.people)}>
        <Flips preview={preview} />
      </Panel>
      <Moves preview={preview} />
      <Rules preview={preview} />
      <Access preview={preview} gained fieldNames={fieldNames} />
      <Access preview={preview} gained={false} fieldNames={fieldNames} />
      <Lists preview={preview} />
    </>
  )
}
