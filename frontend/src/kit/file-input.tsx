import { type ChangeEvent, type InputHTMLAttributes, useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n'
import './file-input.css'

/** The browser's own field for files, unseen over a button in the language of the page: keys, readers and dropped files find it. */
export function FileInput({ onChange, ...input }: InputHTMLAttributes<HTMLInputElement>) {
  const { files } = useWords().records
  const field = useRef<HTMLInputElement>(null)
  const [names, name] = useState<string[]>([])
  useEffect(() => {
    const form = field.current?.form
    const forget = () => name([])
    form?.addEventListener('reset', forget)
    return () => form?.removeEventListener('reset', forget)
  }, [])
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    onChange?.(event)
    name([...(event.target.files ?? [])].map((file) => file.name))
  }
  return (
    <span className="file-input">
      <input {...input} ref={field} type="file" onChange={choose} />
      <span aria-hidden="true">
        <b>{files.choose}</b>
        {names.join(' ') || files.unchosen}
      </span>
    </span>
  )
}
