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

/** For those who connect other systems: ask the API as yourself, and read what it offers you. `own`: a record of theirs. */
export function ExplorerPage({ own }: { own: string }) {
  const { explorer } = useWords()
  const { data, failure, retry } = useAnswer<SchemaAnswer, Record<string, never>>(SchemaQuery, {})
  const examples = useMemo(() => examplesFor(own), [own])
  return (
    <Page title={explorer.title} lead={explorer.lead}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data ? (
        <>
          <Workbench examples={examples} introspection={data} />
          <SchemaBrowser answer={data} />
        </>
      ) : null}
    </Page>
  )
}
