/** Bytes of a file that the server takes; it says so itself, but a larger one need not be sent. */
export const largestFile = 20 * 1024 * 1024

export interface Sent {
  id: string
  name: string
  size: number
}

export type Sending = { kind: 'sent'; file: Sent } | { kind: 'refused'; why: string | null }

function answerOf(request: XMLHttpRequest): Sending {
  try {
    const body: Partial<Sent> & { errors?: { message: string }[] } = JSON.parse(request.responseText)
    const { id, name, size } = body
    if (request.status === 201 && id && name && size) return { kind: 'sent', file: { id, name, size } }
    return { kind: 'refused', why: body.errors?.[0]?.message ?? null }
  } catch {
    return { kind: 'refused', why: null }
  }
}

/** Sends a file before its act; `fetch` cannot say how far it has come. `why` is the server's own word, null where there is none. */
export function upload(file: File, language: string, progress: (percent: number) => void): Promise<Sending> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/uploads?${new URLSearchParams({ name: file.name })}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept-language', language)
    request.upload.onprogress = ({ loaded, total }) => progress(Math.floor((loaded / total) * 100))
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => resolve({ kind: 'refused', why: null })
    request.send(file)
  })
}
