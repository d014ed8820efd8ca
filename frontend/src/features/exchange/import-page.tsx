import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { Page } from '../../kit/page'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { Batches } from './batches'
import { CheckForm } from './check-form'
import { checkable } from './checks'
import { ImportPageQuery } from './query'
import './exchange.css'

/** Lists come in as spreadsheets: tried first, written as a whole, taken back while untouched. */
export function ImportPage() {
  const { imports } = useWords()
  const { data, failure, retry } = useAnswer(ImportPageQuery, {})
  const templates = data ? checkable(data) : []
  return (
    <Page title={imports.title} lead={imports.lead}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {templates.length > 0 ? <CheckForm templates={templates} /> : null}
      {data && data.imports.nodes.length === 0 ? (
        <Notice kind="empty" title={imports.none}>
          <p>{templates.length > 0 ? imports.noneText : imports.notYours}</p>
        </Notice>
      ) : null}
      {data ? <Batches batches={data.imports.nodes} /> : null}
    </Page>
  )
}
