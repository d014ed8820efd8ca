/** A letter in one colour, or split in two: one master or two. The letter stands alone in print. */
export function Badge({ text, split, title }: { text: string; split: boolean; title: string }) {
  return (
    <span className={split ? 'badge badge-split' : 'badge'} title={title}>
      {text}
    </span>
  )
}
