import type { InputHTMLAttributes } from 'react'
import { ActField } from './act-form'

/** What a field of the form holds, without blanks around it. */
export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** The same, null where nothing was entered. */
export const optionalOf = (form: FormData, name: string): string | null => textOf(form, name) || null

/** The value of a choice, which the form offers only as a member of the closed set. */
export const memberOf = <Name extends string>(form: FormData, name: string): Name => textOf(form, name) as Name

/** Every ticked box of this name. */
export const membersOf = <Name extends string>(form: FormData, name: string): Name[] => form.getAll(name).map(String) as Name[]

export const numberOf = (form: FormData, name: string): number => Number(textOf(form, name))

interface FieldProps {
  name: string
  label: string
}

type InputProps = FieldProps & { needed?: boolean } & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'inputMode' | 'pattern' | 'defaultValue' | 'list' | 'placeholder'
  >

/** One line, or a password. */
export const TextField = ({ name, label, needed, ...input }: InputProps) => (
  <ActField name={name} label={label}>
    {(props) => (
      <input
        {...props}
        {...input}
        className="field"
        autoComplete={input.type === 'password' ? 'new-password' : 'off'}
        aria-required={needed}
      />
    )}
  </ActField>
)

/** A day that the act cannot do without. */
export const DayField = (props: InputProps) => <TextField {...props} type="date" needed />

/** A whole number that the act cannot do without. */
export const NumberField = (props: InputProps) => <TextField {...props} inputMode="numeric" pattern="\d+" needed />

/** Several lines. */
export const LinesField = ({ name, label, ...area }: FieldProps & { defaultValue?: string; placeholder?: string }) => (
  <ActField name={name} label={label}>
    {(props) => <textarea {...props} {...area} className="field" rows={5} />}
  </ActField>
)

/** One of a closed set, or of some bodies. */
export const ChoiceField = ({
  name,
  label,
  options,
  value,
}: FieldProps & { options: readonly (readonly [string, string])[]; value?: string }) => (
  <ActField name={name} label={label}>
    {(props) => (
      <select {...props} className="field" defaultValue={value}>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    )}
  </ActField>
)

/** Any number of a closed set. */
export const TicksField = ({
  name,
  label,
  options,
  ticked = [],
}: FieldProps & { options: readonly (readonly [string, string])[]; ticked?: readonly string[] }) => (
  <fieldset className="act-ticks">
    <legend>{label}</legend>
    {options.map(([code, word]) => (
      <label key={code}>
        <input type="checkbox" name={name} value={code} defaultChecked={ticked.includes(code)} /> {word}
      </label>
    ))}
  </fieldset>
)
