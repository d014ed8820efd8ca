/** Where the district's townships lie to each other (row from the north, column from the west), by the code of their locality. */
const places: Record<string, readonly [row: number, column: number]> = {
  '330604113': [1, 2],
  '330604111': [1, 3],
  '330604112': [1, 4],
  '330604004': [2, 1],
  '330604001': [2, 3],
  '330604006': [2, 4],
  '330604003': [3, 1],
  '330604002': [3, 2],
  '330604005': [3, 3],
  '330604109': [3, 4],
  '330604107': [3, 5],
  '330604101': [4, 1],
  '330604102': [4, 2],
  '330604106': [4, 4],
  '330604103': [5, 1],
  '330604104': [5, 2],
  '330604202': [5, 3],
  '330604105': [5, 4],
  '330604200': [6, 4],
  '330604201': [6, 5],
}

/** Undefined for a township that is newer than this drawing: it stands wherever there is room. */
export const placeOf = (code: string) => places[code]
