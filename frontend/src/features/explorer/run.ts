export interface RunError {
  message: string
  code: string | null
}

export interface Run {
  requestId: string | null
  milliseconds: number
  /** Records that the operation may touch at most, and the most that is allowed; null where the server did not count. */
  cost: { objects: number | null; limit: number } | null
  errors: RunError[]
  /** The answer, indented. */
  text: string
}

interface Answer {
  errors?: { message: string; extensions?: { code?: string } }[]
  extensions?: { cost?: Run['cost'] }
}

/** Variables as an object; null: the text is none. Nothing written is no variables. */
export function variablesOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.trim() || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Sends one operation as the viewer, outside of the page's cache, and asks what it costs; null: the server was not reached. */
export async function run(query: string, variables: Record<string, unknown>, language: string): Promise<Run | null> {
  const begun = performance.now()
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': language,
        'x-daodi-cost': '1',
      },
      body: JSON.stringify({ query, variables }),
    })
    const body: Answer = await answer.json()
    return {
      requestId: answer.headers.get('x-request-id'),
      milliseconds: Math.round(performance.now() - begun),
      cost: body.extensions?.cost ?? null,
      errors: (body.errors ?? []).map(({ message, extensions }) => ({ message, code: extensions?.code ?? null })),
      text: JSON.stringify(body, null, 2),
    }
  } catch {
    return null
  }
}
