/** Bytes of a file that the server takes; it says so itself, but a larger one need not be sent. */
export const largest = 700 * 1024

/** The content as the API takes it. */
export async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
