import type { ActDocument } from '../../kit/act'
import type { ResultOf, VariablesOf } from '../../kit/graphql'
import {
  ImportCheckAccountsMutation,
  ImportCheckMutation,
  ImportCheckPostsMutation,
  ImportCheckStandardsMutation,
  type ImportPageQuery,
} from './query'

type Page = ResultOf<typeof ImportPageQuery>
type CheckInput = VariablesOf<typeof ImportCheckMutation>['input']

/** Act that tries a list -> its mutation. */
const mutations: Record<string, ActDocument<CheckInput>> = {
  'import.check': ImportCheckMutation,
  'import.check_standards': ImportCheckStandardsMutation,
  'import.check_accounts': ImportCheckAccountsMutation,
  'import.check_posts': ImportCheckPostsMutation,
}

/** The lists that the viewer may have tried; each with its mutation, and the record that it is on: the organ or the own post. */
export function checkable({ importTemplates, viewer: { post, organisation } }: Page) {
  const places = organisation?.__typename === 'Organ' ? [post, organisation] : [post]
  return importTemplates.flatMap((template) => {
    const mutation = mutations[template.check]
    const place = places.find(({ can }) => can.includes(template.check))
    return mutation && place ? [{ ...template, mutation, place: place.id }] : []
  })
}

export type Checkable = ReturnType<typeof checkable>[number]
