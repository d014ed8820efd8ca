import { graphql } from 'cm6-graphql'
import { basicSetup, EditorView } from 'codemirror'
import { buildClientSchema, type IntrospectionQuery } from 'graphql'
import { useEffect, useRef } from 'react'

interface EditorProps {
  label: string
  /** What stands there first; another text needs another editor. */
  text: string
  change: (text: string) => void
  introspection: IntrospectionQuery
}

/** A field for queries that knows the schema: it completes names and marks mistakes. */
export default function Editor({ label, text, change, introspection }: EditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const current = useRef(text)
  const changed = useRef(change)
  useEffect(() => {
    changed.current = change
  }, [change])
  useEffect(() => {
    if (!place.current) return
    const view = new EditorView({
      doc: current.current,
      parent: place.current,
      extensions: [
        basicSetup,
        ...graphql(buildClientSchema(introspection)),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.cspNonce.of(document.documentElement.dataset.nonce ?? ''),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged) return
          current.current = state.doc.toString()
          changed.current(current.current)
        }),
      ],
    })
    view.scrollDOM.tabIndex = 0 // what scrolls must be reached by the keyboard
    return () => view.destroy()
  }, [label, introspection])
  return <div ref={place} className="editor" />
}
