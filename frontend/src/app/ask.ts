import { whoCanSeePath } from './paths'
import { useBoot } from './viewer'

/** The address of "who can see" for one field of a record, for those who may ask about others' records. */
export function useAsk(): typeof whoCanSeePath | null {
  return useBoot().viewer.permissions.includes('whoCanSee') ? whoCanSeePath : null
}
