import { useMemo } from 'react'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { Page } from '../../kit/page'
import { Failed, Loading, Stale } from '../../kit/states'
import { examplesFor } from './examples'
import './explorer.css'
import { type SchemaAnswer, SchemaQuery } from './query'
import { SchemaBrowser } from './schema-browser'
import { Workbench } from './workbench'

interface ExplorerPageProps {
  /** The id of a record of the viewer's, for the example that asks by id. */
  own: string
  /** The example that is worked on and the type that is read, as the address says; null: the first. */
  example: string | null
  type: string | null
  choose: (chosen: { example?: string; type?: string }) => void
}

/** For those who connect other systems: ask the API as yourself, and read what it offers you. */
export function ExplorerPage({ own, example, type, choose }: ExplorerPageProps) {
  const { explorer } = useWords()
  const { data, failure, retry } = useAnswer<SchemaAnswer, Record<string, never>>(SchemaQuery, {})
  const examples = useMemo(() => examplesFor(own), [own])
  const current = examples.find(({ name }) => name === example) ?? examples[0]
  return (
    <Page title={explorer.title} lead={explorer.lead}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data && current ? (
        <>
          <Workbench examples={examples} example={current} choose={(name) => choose({ example: name })} introspection={data} />
          <SchemaBrowser answer={data} chosen={type} choose={(name) => choose({ type: name })} />
        </>
      ) : null}
    </Page>
  )
}
