import { useId } from 'react'
import { useWords } from '../../i18n'
import { ChoiceField, memberOf, optionalOf, TextField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { disableAccount, enableAccount, endPost, givePost, openAccount, resetPassword } from './account-documents'

export interface AccountRow {
  id: string
  version: number
  can: string[]
}

/** Bodies to choose from by name; an agency, which no officer sees, is given by the code of the document. */
const BodiesQuery = graphql(`
  query BodiesForPosts {
    organs(first: 50) { nodes { name code } }
    townships(first: 100) { nodes { name code } }
    departments(first: 100) { nodes { name code } }
  }
`)

export function OpenAccount({ organ }: { organ: { id: string; can: string[] } }) {
  const { accounts } = useWords()
  const { fields } = accounts
  return (
    <ActButton
      row={organ}
      act="account.open"
      mutation={openAccount}
      label={accounts.open}
      input={(form) => ({
        id: organ.id,
        username: textOf(form, 'username'),
        displayName: textOf(form, 'displayName'),
        password: String(form.get('password')),
        idNumber: optionalOf(form, 'idNumber'),
      })}
    >
      <TextField name="username" label={fields.username} />
      <TextField name="displayName" label={fields.displayName} />
      <TextField name="password" label={fields.password} type="password" />
      <TextField name="idNumber" label={fields.idNumber} />
    </ActButton>
  )
}

/** The system administrator's: in use or not, and a lost password. */
export function AccountActs({ account }: { account: AccountRow }) {
  const { accounts } = useWords()
  const seen = { id: account.id, version: account.version }
  return (
    <>
      <ActButton
        row={account}
        act="account.reset_password"
        mutation={resetPassword}
        label={accounts.reset}
        input={(form) => ({ ...seen, password: String(form.get('password')) })}
      >
        <p>{accounts.resetText}</p>
        <TextField name="password" label={accounts.fields.password} type="password" />
      </ActButton>
      <ActButton row={account} act="account.disable" mutation={disableAccount} label={accounts.disable} danger input={() => seen}>
        <p>{accounts.disableText}</p>
      </ActButton>
      <ActButton row={account} act="account.enable" mutation={enableAccount} label={accounts.enable} input={() => seen} />
    </>
  )
}

function Body() {
  const { accounts } = useWords()
  const list = useId()
  const { data } = useAnswer(BodiesQuery, {})
  const bodies = data ? [...data.organs.nodes, ...data.townships.nodes, ...data.departments.nodes] : []
  return (
    <>
      <TextField name="organisation" label={accounts.fields.organisation} list={list} />
      <datalist id={list}>
        {bodies.map(({ name, code }) => (
          <option key={code} value={code} label={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}

const officers = new Set(['everyone', 'system_admin', 'security_admin', 'audit_admin'])

/** The security administrator's: a role at an organisation. */
export function GivePost({ account }: { account: AccountRow }) {
  const { accounts, terms } = useWords()
  const roles = Object.entries(terms.role).filter(([role]) => !officers.has(role))
  return (
    <ActButton
      row={account}
      act="post.give"
      mutation={givePost}
      label={accounts.give}
      input={(form) => ({
        id: account.id,
        role: memberOf(form, 'role'),
        organisation: textOf(form, 'organisation'),
        title: textOf(form, 'title'),
        startsOn: textOf(form, 'startsOn') || null,
        validTo: textOf(form, 'validTo') ? `${textOf(form, 'validTo')}T23:59:59+08:00` : null,
      })}
    >
      <ChoiceField name="role" label={accounts.fields.role} options={roles} />
      <Body />
      <TextField name="title" label={accounts.fields.title} />
      <TextField name="startsOn" label={accounts.fields.startsOn} type="date" />
      <TextField name="validTo" label={accounts.fields.validTo} type="date" />
    </ActButton>
  )
}

export function EndPost({ post }: { post: { id: string; can: string[] } }) {
  const { accounts } = useWords()
  return (
    <ActButton row={post} act="post.end" mutation={endPost} label={accounts.end} danger input={() => ({ id: post.id })}>
      <p>{accounts.endText}</p>
    </ActButton>
  )
}
