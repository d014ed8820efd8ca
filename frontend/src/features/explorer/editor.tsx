import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { EditorState, type Extension, Prec, StateField } from '@codemirror/state'
import { Decoration, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { completion, graphqlLanguageSupport, stateExtensions } from 'cm6-graphql'
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql'
import { useEffect, useRef } from 'react'
import { useWords, type Words } from '../../i18n'
import { type Check, checked } from './check'
import { keysId, type Place } from './place'

interface EditorProps {
  /** What stands there when the editor appears; from then on it tells what it holds. */
  text: string
  change: (text: string, check: Check) => void
  run: () => void
  /** Where to put the cursor; each new object moves it. */
  place: Place | null
  introspection: IntrospectionQuery
}

const mark = Decoration.mark({ class: 'mistake' })

/** The check of the current text; its mistakes are underlined. The editor's own linter paints with images that the CSP forbids. */
const checking = (schema: GraphQLSchema) =>
  StateField.define<Check>({
    create: ({ doc }) => checked(doc.toString(), schema),
    update: (before, { docChanged, newDoc }) => (docChanged ? checked(newDoc.toString(), schema) : before),
    provide: (field) =>
      EditorView.decorations.from(field, ({ mistakes }) =>
        Decoration.set(
          mistakes.filter(({ from, to }) => from < to).map(({ from, to }) => mark.range(from, to)),
          true,
        ),
      ),
  })

/**
 * What is typed over a selection. The browser would carry the colour of the replaced text over by an inline style, which the
 * content security policy blocks and reports.
 */
const typingOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    if (event.inputType !== 'insertText' || event.data === null || view.state.selection.main.empty) return false
    event.preventDefault()
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})

/** Tab is left to the browser: it leaves the field, as everywhere. */
const extensionsFor = (schema: GraphQLSchema, { explorer }: Words): Extension[] => [
  typingOver,
  lineNumbers(),
  history(),
  indentOnInput(),
  bracketMatching(),
  autocompletion(),
  graphqlLanguageSupport(),
  completion,
  stateExtensions(schema),
  syntaxHighlighting(classHighlighter),
  keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
  EditorState.phrases.of({ Completions: explorer.completions }),
  EditorView.lineWrapping,
  // What scrolls must be reached by the keyboard; axe knows it by a tabindex.
  EditorView.contentAttributes.of({ 'aria-label': explorer.query, 'aria-describedby': keysId, tabindex: '0' }),
  EditorView.cspNonce.of(document.documentElement.dataset.nonce ?? ''),
]

const offsetOf = ({ doc }: EditorState, { line, column }: Place): number => {
  const { from, to } = doc.line(Math.min(line, doc.lines))
  return Math.min(from + column - 1, to)
}

/** A field for queries that knows the schema: it completes names and marks mistakes. */
export default function Editor(props: EditorProps) {
  const words = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const current = useRef(props)
  useEffect(() => {
    current.current = props
  })
  useEffect(() => {
    if (!frame.current) return
    const schema = buildClientSchema(props.introspection)
    const field = checking(schema)
    const tell = (state: EditorState) => current.current.change(state.doc.toString(), state.field(field))
    const run = () => {
      current.current.run()
      return true
    }
    const made = new EditorView({
      doc: current.current.text,
      parent: frame.current,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        extensionsFor(schema, words),
        field,
        EditorView.updateListener.of(({ docChanged, state }) => docChanged && tell(state)),
      ],
    })
    view.current = made
    tell(made.state)
    return () => made.destroy()
  }, [props.introspection, words])
  useEffect(() => {
    if (!props.place || !view.current) return
    view.current.dispatch({ selection: { anchor: offsetOf(view.current.state, props.place) }, scrollIntoView: true })
    view.current.focus()
    frame.current?.scrollIntoView({ block: 'nearest' })
  }, [props.place])
  return <div ref={frame} className="editor" />
}
