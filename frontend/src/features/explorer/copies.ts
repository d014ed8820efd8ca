/** A request to write down as a program. */
export interface Request {
  url: string
  query: string
  variables: Record<string, unknown>
  /** Only where the text holds several operations. */
  operationName?: string
}

const token = 'DAODI_TOKEN'
const indented = (value: unknown): string => JSON.stringify(value, null, 2)

/** For a POSIX shell: inside of single quotes only the quote itself needs care. */
export const asCurl = ({ url, ...body }: Request): string => `curl ${url} \\
  -H "Authorization: Bearer $${token}" \\
  -H 'Content-Type: application/json' \\
  --data '${JSON.stringify(body).replaceAll("'", "'\\''")}'
`

/** A quote at the end, or the first of three, would end the text early. */
const inTripleQuotes = (text: string): string => text.replaceAll('\\', '\\\\').replace(/"(?="")|"$/g, '\\"')

/** Python's own library is enough. Every JSON string is a string of Python too. */
export const asPython = ({ url, query, ...others }: Request): string => `import json
import os
from urllib.request import Request, urlopen

query = """${inTripleQuotes(query)}"""
others = json.loads(${JSON.stringify(JSON.stringify(others))})

body = json.dumps({"query": query, **others}).encode()
headers = {"Authorization": f"Bearer {os.environ['${token}']}", "Content-Type": "application/json"}
with urlopen(Request("${url}", body, headers)) as answer:
    print(answer.read().decode())
`

export const asTypeScript = ({
  url,
  query,
  ...others
}: Request): string => `const query = \`${query.replace(/[\\`]|\$\{/g, '\\$&')}\`
const others = ${indented(others)}

const answer = await fetch('${url}', {
  method: 'POST',
  headers: { authorization: \`Bearer \${process.env.${token}}\`, 'content-type': 'application/json' },
  body: JSON.stringify({ query, ...others }),
})
console.log(await answer.text())
`
