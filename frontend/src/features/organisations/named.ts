const chinese = /\p{Script=Han}/u

type Named = { name: { contains: string } } | { namePinyin: { contains: string } }

/** Search of a body by name where the word holds Chinese characters, else by pinyin. */
export function named(word: string): Named {
  return chinese.test(word) ? { name: { contains: word } } : { namePinyin: { contains: word.toLowerCase().replace(/\s+/g, '') } }
}
