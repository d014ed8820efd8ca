import { useWords } from '../../i18n'
import type { FieldProps } from '../../kit/act-form'

/** Morning or afternoon; `last`: the afternoon is offered first, as the end of a span mostly is. */
export function HalfOptions({ last = false, ...props }: FieldProps & { last?: boolean }) {
  const { halfDay } = useWords().terms
  return (
    <select {...props} defaultValue={last ? 'AFTERNOON' : 'MORNING'}>
      <option value="MORNING">{halfDay.MORNING}</option>
      <option value="AFTERNOON">{halfDay.AFTERNOON}</option>
    </select>
  )
}
