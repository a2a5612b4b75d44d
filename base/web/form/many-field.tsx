/** Several of a handful: all on the page, each with its box. */
import { FieldShell } from './fields.tsx'
import { valueAt } from './values.ts'

type ManyFieldProps = Omit<Parameters<typeof FieldShell>[0], 'children' | 'group' | 'chosen'> & {
  choices: readonly { value: string; label: string }[]
}

/** Holds a list of the values that are chosen, in the order of the choices. */
export function ManyField({ choices, ...props }: ManyFieldProps) {
  const { form, at } = props
  const chosen = (valueAt(form.values, at) ?? []) as readonly string[]
  const toggle = (value: string) =>
    choices
      .map((each) => each.value)
      .filter((each) => (each === value ? !chosen.includes(each) : chosen.includes(each)))
  return (
    <FieldShell {...props} group chosen>
      {() => (
        <div className="choices short">
          {choices.map(({ value, label }) => (
            <label key={value} className="choice">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => form.set(at, toggle(value))}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      )}
    </FieldShell>
  )
}
