import type { IntrospectionQuery } from 'graphql'
import type { Words } from '../../i18n'

const type = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'
const input = `name description defaultValue type { ${type} }`

/** The schema as the server describes it, and what of it this viewer sees, in one question. */
export const SchemaQuery = `
  query Schema {
    whatCanSee { type group fields sight reads condition maskReason lines { reason } }
    __schema {
      queryType { name }
      mutationType { name }
      subscriptionType { name }
      directives { name description locations args { ${input} } }
      types {
        kind
        name
        description
        fields { name description args { ${input} } type { ${type} } }
        inputFields { ${input} }
        interfaces { ${type} }
        enumValues { name description }
        possibleTypes { ${type} }
      }
    }
  }
`

export interface GroupSight {
  type: string
  group: string
  fields: string[]
  sight: 'ALWAYS' | 'SOMETIMES' | 'NEVER'
  /** The condition in words, and as the policy writes it. */
  reads: string
  condition: string
  maskReason: keyof Words['access']['masked']['rule'] | null
  lines: { reason: string }[]
}

export interface SchemaAnswer extends IntrospectionQuery {
  whatCanSee: GroupSight[]
}
