import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../i18n'
import { asCurl, asPython, asTypeScript, type Request } from './copies'

const forms = { curl: asCurl, Python: asPython, TypeScript: asTypeScript }

/** Copies the operation as a program that asks with a service token. */
export function CopyButtons({ request }: { request: Request }) {
  const { explorer, page } = useWords()
  const [said, say] = useState<string | null>(null)
  const copy = async (write: (request: Request) => string) => {
    try {
      await navigator.clipboard.writeText(write(request))
      say(explorer.copied)
    } catch {
      say(page.notCopied)
    }
  }
  return (
    <>
      {Object.entries(forms).map(([name, write]) => (
        <Button key={name} onClick={() => copy(write)}>
          {explorer.copy(name)}
        </Button>
      ))}
      <span role="status" className="secondary">
        {said}
      </span>
    </>
  )
}
