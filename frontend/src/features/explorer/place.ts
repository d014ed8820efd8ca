/** A place in the text of the query; both count from 1, as GraphQL does. */
export interface Place {
  line: number
  column: number
}

/** Of the sentence that tells the editor's keys. */
export const keysId = 'editor-keys'
