import {
  type ASTNode,
  type DocumentNode,
  ExecutableDefinitionsRule,
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  GraphQLError,
  type GraphQLSchema,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  LoneAnonymousOperationRule,
  MaxIntrospectionDepthRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  parse,
  ScalarLeafsRule,
  SingleFieldSubscriptionsRule,
  UniqueArgumentNamesRule,
  UniqueDirectivesPerLocationRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
  validate,
} from 'graphql'
import type { Words } from '../../i18n'

type Kind = keyof Words['explorer']['mistakes']

export interface Mistake {
  kind: Kind
  /** What the text says at the place: `salary`, `$first`. */
  name: string
  /** The place as offsets into the text. */
  from: number
  to: number
  line: number
  column: number
  /** The words of the GraphQL library, which other tools use too; always English. */
  said: string
}

export interface Operation {
  name: string | null
  kind: 'query' | 'mutation' | 'subscription'
}

export interface Check {
  mistakes: Mistake[]
  operations: Operation[]
}

/** graphql's rules by what the page says of their findings, for its own sentences are English. */
export const rules: Record<Exclude<Kind, 'syntax'>, ValidationRule[]> = {
  unknown: [FieldsOnCorrectTypeRule, KnownTypeNamesRule, KnownArgumentNamesRule, KnownFragmentNamesRule, KnownDirectivesRule],
  undeclared: [NoUndefinedVariablesRule],
  value: [ValuesOfCorrectTypeRule, VariablesInAllowedPositionRule, VariablesAreInputTypesRule],
  missing: [ProvidedRequiredArgumentsRule],
  fields: [ScalarLeafsRule],
  twice: [
    UniqueOperationNamesRule,
    UniqueFragmentNamesRule,
    UniqueVariableNamesRule,
    UniqueArgumentNamesRule,
    UniqueInputFieldNamesRule,
    UniqueDirectivesPerLocationRule,
  ],
  unused: [NoUnusedFragmentsRule, NoUnusedVariablesRule],
  clash: [OverlappingFieldsCanBeMergedRule],
  misfit: [FragmentsOnCompositeTypesRule, PossibleFragmentSpreadsRule],
  circle: [NoFragmentCyclesRule],
  nameless: [LoneAnonymousOperationRule],
  deep: [MaxIntrospectionDepthRule],
  foreign: [ExecutableDefinitionsRule, SingleFieldSubscriptionsRule],
}

const longestName = 40

/** The part of a node that names it: a mistake in a field is marked at its name, not over all that hangs below. */
function placeOf(node: ASTNode): { from: number; to: number } {
  const named = node.kind === 'VariableDefinition' ? node.variable : 'name' in node && node.kind !== 'Variable' ? node.name : node
  const { start = 0, end = 0 } = named?.loc ?? node.loc ?? {}
  return { from: start, to: end }
}

function mistakeOf(text: string, kind: Kind, error: GraphQLError): Mistake {
  const node = error.nodes?.[0]
  const at = error.positions?.[0] ?? 0
  const { from, to } = node ? placeOf(node) : { from: at, to: at + 1 }
  const before = text.slice(0, from).split('\n')
  return {
    kind,
    name: text.slice(from, Math.min(to, from + longestName)),
    from,
    to: Math.min(to, text.length),
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    said: error.message,
  }
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

/** What is wrong with the text by this schema, in the order of the text, and which operations stand in it. */
export function checked(text: string, schema: GraphQLSchema): Check {
  const document = parsed(text)
  if (document instanceof GraphQLError) return { mistakes: [mistakeOf(text, 'syntax', document)], operations: [] }
  const found = Object.entries(rules).flatMap(([kind, group]) =>
    validate(schema, document, group).map((error) => mistakeOf(text, kind as Kind, error)),
  )
  const operations = document.definitions.flatMap((one) =>
    one.kind === 'OperationDefinition' ? [{ name: one.name?.value ?? null, kind: one.operation }] : [],
  )
  return { mistakes: found.sort((one, other) => one.from - other.from), operations }
}
