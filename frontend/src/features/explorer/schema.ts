import type { IntrospectionInputTypeRef, IntrospectionInputValue, IntrospectionOutputTypeRef, IntrospectionType } from 'graphql'
import type { GroupSight } from './query'

type TypeRef = IntrospectionOutputTypeRef | IntrospectionInputTypeRef

export interface Member {
  name: string
  /** Null: a value of an enum. */
  type: TypeRef | null
  description: string | null
  args: readonly IntrospectionInputValue[]
}

/** Members that are seen alike; `sight` says when, if not whenever the record is. */
export interface Section {
  sight: GroupSight | null
  members: Member[]
}

/** As the schema writes it: `[Agency!]!`. */
export function written(type: TypeRef): string {
  if (type.kind === 'NON_NULL') return `${written(type.ofType)}!`
  return type.kind === 'LIST' ? `[${written(type.ofType)}]` : type.name
}

/** The name without lists and exclamation marks. */
export const nameOf = (type: TypeRef): string =>
  type.kind === 'NON_NULL' || type.kind === 'LIST' ? nameOf(type.ofType) : type.name

const partsOf = (type: IntrospectionType) =>
  'fields' in type && type.fields ? type.fields : 'inputFields' in type && type.inputFields ? type.inputFields : []

export function membersOf(type: IntrospectionType): Member[] {
  const parts = partsOf(type).map((one) => ({
    name: one.name,
    type: one.type,
    description: one.description ?? null,
    args: 'args' in one ? one.args : [],
  }))
  const values = 'enumValues' in type && type.enumValues ? type.enumValues : []
  return [...parts, ...values.map(({ name, description }) => ({ name, type: null, description: description ?? null, args: [] }))]
}

/** Why the viewer sees no record of this type, or not every one; null: the type is not governed, or always seen. */
export const existenceOf = (name: string, sights: readonly GroupSight[]): GroupSight | null =>
  sights.find((one) => one.type === name && one.group === 'basic' && one.sight !== 'ALWAYS') ?? null

/** Types that stand around a record's own: its pages, sums and outcomes. */
const around = /(Connection|Edge|Group|GroupKey|Numbers|Payload)$/

/** Whether a field of this type leads only to records that the viewer never sees. */
export const isBarred = (name: string, sights: readonly GroupSight[]): boolean =>
  existenceOf(name.replace(around, ''), sights)?.sight === 'NEVER'

/** Groups whose lock would say the same. */
const lockOf = ({ condition, maskReason, lines }: GroupSight): string => JSON.stringify([condition, maskReason, lines])

/** The members of a type by what this viewer sees of them; those that are seen whenever the record is come first. */
export function sectionsOf(type: IntrospectionType, sights: readonly GroupSight[]): Section[] {
  const members = membersOf(type)
  const own = sights.filter((one) => one.type === type.name)
  const usual = own.find(({ group }) => group === 'basic')?.condition
  const locked = usual === undefined ? [] : own.filter(({ sight, condition }) => sight !== 'ALWAYS' && condition !== usual)
  const free = members.filter(({ name }) => !locked.some(({ fields }) => fields.includes(name)))
  const sections = [...new Set(locked.map(lockOf))].map((lock) => {
    const groups = locked.filter((one) => lockOf(one) === lock)
    return {
      sight: groups[0] ?? null,
      members: members.filter(({ name }) => groups.some(({ fields }) => fields.includes(name))),
    }
  })
  return [{ sight: null, members: free }, ...sections].filter((one) => one.members.length > 0)
}

const kinds = ['OBJECT', 'INTERFACE', 'UNION', 'ENUM', 'SCALAR', 'INPUT_OBJECT']
const rank = ({ name, kind }: IntrospectionType, roots: readonly string[]): number =>
  roots.includes(name) ? -1 : around.test(name) ? kinds.length : kinds.indexOf(kind)

/** Types in which the word stands, in a name of their own or of a member: the roots first, then records, helpers last. */
export function found(types: readonly IntrospectionType[], word: string, roots: readonly string[]): IntrospectionType[] {
  const sought = word.trim().toLowerCase()
  return types
    .filter(({ name }) => !name.startsWith('__'))
    .filter((type) => [type.name, ...membersOf(type).map(({ name }) => name)].some((one) => one.toLowerCase().includes(sought)))
    .sort((one, other) => rank(one, roots) - rank(other, roots) || one.name.localeCompare(other.name))
}
