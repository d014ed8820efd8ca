import { Button, Segmented } from 'antd'
import { useWords } from '../i18n'
import { type Column, shownColumns } from './list'
import { densities, prefer, usePreferences } from './preferences'
import { Sheet } from './sheet'

/** How far apart rows stand, on every list. */
export function DensityChoice() {
  const { table } = useWords()
  const { density } = usePreferences()
  return (
    <Segmented
      aria-label={table.density}
      value={density}
      options={densities.map((one) => ({ value: one, label: table.densities[one] }))}
      onChange={(chosen) => prefer({ density: chosen })}
    />
  )
}

interface ListSettingsProps<Row> {
  name: string
  columns: Column<Row>[]
}

/** Which columns to show and how dense, remembered for this account on this device; one click brings the usual back. */
export function ListSettings<Row>({ name, columns }: ListSettingsProps<Row>) {
  const { table } = useWords()
  const { columns: chosen } = usePreferences()
  const shown = shownColumns(columns, chosen[name])
  const show = (key: string, wanted: boolean) => prefer({ columns: { ...chosen, [name]: { ...chosen[name], [key]: wanted } } })
  const reset = () => {
    const { [name]: _, ...others } = chosen
    prefer({ columns: others, density: 'standard' })
  }
  return (
    <Sheet title={table.settings} opener={(open) => <Button onClick={open}>{table.settings}</Button>}>
      {(close) => (
        <div className="settings">
          <h3>{table.columns}</h3>
          {columns.slice(1).map((column) => (
            <label key={column.key}>
              <input
                type="checkbox"
                checked={shown.includes(column)}
                onChange={({ target }) => show(column.key, target.checked)}
              />
              {column.title}
            </label>
          ))}
          <h3>{table.density}</h3>
          <DensityChoice />
          <p className="settings-foot">
            <Button onClick={reset}>{table.reset}</Button>
            <Button type="primary" onClick={close}>
              {table.done}
            </Button>
          </p>
        </div>
      )}
    </Sheet>
  )
}

/** The keys that move through a list; `?` opens it. */
export function KeysSheet() {
  const { table } = useWords()
  return (
    <Sheet
      title={table.keysTitle}
      opener={(open) => (
        <button type="button" className="plain keys" data-keys onClick={open}>
          {table.keysHint}
        </button>
      )}
    >
      {() => (
        <dl className="keys-list">
          {Object.entries(table.keys).map(([key, text]) => (
            <div key={key}>
              <dt>
                <kbd>{table.keyNames[key as keyof typeof table.keyNames]}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </Sheet>
  )
}
