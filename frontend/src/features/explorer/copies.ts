/** A request to write down as a program. */
export interface Request {
  url: string
  query: string
  variables: Record<string, unknown>
}

const token = 'DAODI_TOKEN'
const bodyOf = ({ query, variables }: Request): string => JSON.stringify({ query, variables })

/** For a POSIX shell: inside of single quotes only the quote itself needs care. */
export const asCurl = (request: Request): string => `curl ${request.url} \\
  -H "Authorization: Bearer $${token}" \\
  -H 'Content-Type: application/json' \\
  --data '${bodyOf(request).replaceAll("'", "'\\''")}'
`

/** Python's own library is enough. Every JSON string is a string of Python too. */
export const asPython = (request: Request): string => `import json
import os
from urllib.request import Request, urlopen

QUERY = """${request.query.replaceAll('\\', '\\\\').replaceAll('"""', '\\"\\"\\"')}"""
VARIABLES = json.loads(${JSON.stringify(JSON.stringify(request.variables))})

body = json.dumps({"query": QUERY, "variables": VARIABLES}).encode()
headers = {"Authorization": f"Bearer {os.environ['${token}']}", "Content-Type": "application/json"}
with urlopen(Request("${request.url}", body, headers)) as answer:
    print(json.load(answer))
`

export const asTypeScript = (request: Request): string => `const query = \`${request.query.replace(/[\\`]|\$\{/g, '\\$&')}\`
const variables = ${JSON.stringify(request.variables, null, 2)}

const answer = await fetch('${request.url}', {
  method: 'POST',
  headers: { authorization: \`Bearer \${process.env.${token}}\`, 'content-type': 'application/json' },
  body: JSON.stringify({ query, variables }),
})
console.log(await answer.json())
`
