import { useWords } from '../i18n'
import { useAnswer } from './answer'
import { FileList } from './files'
import { moment } from './format'
import { graphql } from './graphql'
import { Panel } from './page'
import { Failed, Loading } from './states'
import { Timeline } from './timeline'

const ActLogQuery = graphql(`
  query ActLog($record: ID!) {
    actLog(record: $record, first: 100) {
      nodes { id act at displayName postTitle organisation attachments { id name size } }
    }
  }
`)

/** What was done with a record, by whom and when, the newest first. */
export function ActLog({ record }: { record: string }) {
  const { records, terms } = useWords()
  const { data, failure, retry } = useAnswer(ActLogQuery, { record })
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <Loading />
  const { nodes } = data.actLog
  return (
    <Panel title={records.log.tab} note={records.log.note}>
      {nodes.length === 0 ? <p className="secondary">{records.log.none}</p> : null}
      <Timeline
        label={records.log.tab}
        steps={nodes.map((entry) => ({
          key: entry.id,
          at: moment(entry.at),
          title: terms.act[entry.act] ?? entry.act,
          by: [entry.organisation, entry.postTitle, entry.displayName].join(' '),
          note: entry.attachments.length > 0 ? <FileList files={entry.attachments} /> : null,
        }))}
      />
    </Panel>
  )
}
