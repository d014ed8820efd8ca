import type { Words } from '../../i18n'
import type { ResultOf } from '../../kit/graphql'
import { inOrder, type ListKind } from './item-list'
import type { ItemsMatrixQuery } from './matrix-view'

type Data = ResultOf<typeof ItemsMatrixQuery>
export type MatrixList = Data['itemLists']['nodes'][number]
export type MatrixItem = Data['approvalItems']['nodes'][number]

/** The lists of one kind, side by side. */
export interface Block {
  kind: ListKind
  lists: MatrixList[]
}

/** Items of one domain, under one another. */
export interface Band {
  domain: MatrixItem['domain']
  items: MatrixItem[]
}

const kinds: readonly ListKind[] = ['DELEGATED', 'WINDOW', 'VILLAGE', 'STATION']

/** The lists in force as columns, by kind. */
export function blocksOf(words: Words, lists: MatrixList[]): Block[] {
  const ordered = inOrder(words, lists)
  const blocks = kinds.map((kind) => ({ kind, lists: ordered.filter((list) => list.kind === kind) }))
  return blocks.filter(({ lists: own }) => own.length > 0)
}

/** The items as rows, by domain in the order of the dictionary. */
export function bandsOf({ terms }: Words, items: MatrixItem[]): Band[] {
  const domains = Object.keys(terms.itemDomain) as Band['domain'][]
  const bands = domains.map((domain) => ({ domain, items: items.filter((item) => item.domain === domain) }))
  return bands.filter(({ items: own }) => own.length > 0)
}

export const holds = (item: MatrixItem, list: MatrixList): boolean => item.lists.some((version) => version.list.id === list.id)

/** How many of the items stand on the list. */
export const countOn = (items: MatrixItem[], list: MatrixList): number => items.filter((item) => holds(item, list)).length
