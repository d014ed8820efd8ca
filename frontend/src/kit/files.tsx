import { useWords } from '../i18n'
import { sizeOf } from './format'
import './files.css'

interface File {
  id: string
  name: string
  size: number
}

/** Papers of a record, each of which can be taken away. */
export function FileList({ files }: { files: readonly File[] }) {
  const { records } = useWords()
  if (files.length === 0) return <span className="secondary">{records.files.none}</span>
  return (
    <ul className="files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a href={`/files/${encodeURIComponent(id)}`} download={name}>
            {name}
          </a>
          <span className="secondary">{sizeOf(size)}</span>
        </li>
      ))}
    </ul>
  )
}
