import type { introspection } from '../graphql-env'

type Types = introspection['types']
type EnumName = { [Name in keyof Types]: Types[Name] extends { enumValues: string } ? Name : never }[keyof Types]

/** The closed sets that users read; not fields to sort or group by, nor the reasons of masks, which have sentences of their own. */
export type TermName = Exclude<
  EnumName,
  `__${string}` | `${string}OrderField` | `${string}GroupKeyField` | 'Direction' | 'MaskReason'
>
type Values<Name extends EnumName> = Types[Name] extends { enumValues: infer Value extends string } ? Value : never

/** A word for each value of each closed set of the schema; a value without a word is a type error. */
export type EnumTerms = { [Name in TermName as Uncapitalize<Name>]: Record<Values<Name>, string> }

/** Closed sets that the schema writes as text or number: known by the API's own rules, not by its types. */
export interface OpenTerms {
  eventCategory: Record<string, string>
  /** Levels 1 to 4 of an event, and who handles each. */
  level: string[]
  levelHandler: string[]
  classMeaning: Record<'A' | 'B', string>
  role: Record<string, string>
  relation: Record<string, string>
  /** What was done, by the names of acts. */
  act: Record<string, string>
}

export type Terms = EnumTerms & OpenTerms
