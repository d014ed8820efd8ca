import { Segmented, Switch } from 'antd'
import { languages, useSpeech, useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { DensityChoice } from '../../kit/list-settings'
import { useNow } from '../../kit/now'
import { Facts, Page, Panel } from '../../kit/page'
import { prefer, usePreferences } from '../../kit/preferences'
import { Failed, Loading, Stale } from '../../kit/states'
import { AccountQuery } from './account-query'
import { OwnPosts } from './own-posts'
import { OwnSessions } from './own-sessions'
import { Readings } from './readings'

function Display() {
  const { words, language, speak } = useSpeech()
  const { largeText } = usePreferences()
  const { display } = words.own
  const { account } = words
  const choice = (
    <Segmented
      aria-label={account.language}
      value={language}
      options={languages.map(({ key, name }) => ({ value: key, label: name }))}
      onChange={speak}
    />
  )
  const size = <Switch aria-label={account.largeText} checked={largeText} onChange={(on) => prefer({ largeText: on })} />
  return (
    <Panel title={display.title} note={display.note}>
      <Facts
        facts={[
          { label: account.language, value: choice },
          { label: display.density, value: <DensityChoice /> },
          { label: account.largeText, value: size },
        ]}
      />
    </Panel>
  )
}

/** What the system holds of the viewer's own account; `account` is its id. */
export function AccountPage({ account }: { account: string }) {
  const { own } = useWords()
  const now = useNow()
  const { data, failure, retry } = useAnswer(AccountQuery, { account })
  const holder = data?.viewer.account
  return (
    <Page title={own.title} lead={holder && own.lead(holder.displayName, holder.username)}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading /> : null}
      {data ? (
        <>
          <OwnPosts posts={data.viewer.posts} current={data.viewer.post.id} />
          <OwnSessions sessions={data.sessions.nodes.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.parse(now))} />
          <Display />
          <Readings readings={data.myAccessLog.nodes} />
        </>
      ) : null}
    </Page>
  )
}
