import { Alert, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { type Language, languages, useSpeech } from '../../i18n'
import { type DemoAccount, readSession } from './session'
import { SignInForm } from './sign-in-form'

/** Known to everybody: the demo accounts exist only on a demo, and the server says when it is one. */
const demoPassword = 'daodi-2017'

function DemoAccounts({ accounts, choose }: { accounts: DemoAccount[]; choose: (account: DemoAccount) => void }) {
  const { identity } = useSpeech().words
  return (
    <section className="demo" aria-label={identity.demo.title}>
      <h2>{identity.demo.title}</h2>
      <p>{identity.demo.text(demoPassword)}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => choose(account)} aria-label={identity.demo.choose(account.label)}>
              <b>{account.label}</b>
              <span>{account.username}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Emblem() {
  const { brand, nav } = useSpeech().words
  return (
    <header className="emblem">
      <p className="emblem-district">{brand.district}</p>
      <p className="emblem-name">{brand.name}</p>
      <ul>
        <li>{nav.sections.stations}</li>
        <li>{nav.sections.approvals}</li>
        <li>{nav.sections.grassroots}</li>
      </ul>
    </header>
  )
}

/** The way in. `again`: the session ended in the middle of work. `done` is called once somebody is signed in. */
export function SignInPage({ again, done }: { again: boolean; done: () => void }) {
  const { words, language, speak } = useSpeech()
  const [entry, setEntry] = useState({ username: '', password: '' })
  const [demo, setDemo] = useState<DemoAccount[]>([])
  const { identity, brand, account } = words
  useEffect(() => {
    document.title = `${identity.title} · ${brand.name}`
  }, [identity, brand])
  useEffect(() => {
    readSession().then((session) => (session.signedIn ? done() : setDemo(session.demo)))
  }, [done])
  return (
    <div className="sign-in">
      <Emblem />
      <main className="sign-in-main">
        <div className="sign-in-card">
          <h1>{brand.system}</h1>
          <p className="sign-in-intro">{identity.intro}</p>
          {again ? <Alert type="info" title={identity.again} showIcon /> : null}
          <SignInForm entry={entry} change={setEntry} done={done} />
        </div>
        {demo.length > 0 ? (
          <DemoAccounts accounts={demo} choose={({ username }) => setEntry({ username, password: demoPassword })} />
        ) : null}
        <Segmented<Language>
          size="small"
          aria-label={account.language}
          value={language}
          onChange={speak}
          options={languages.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </main>
    </div>
  )
}
