/** What was typed before and is still here; of a record, also in what it differs from how that is kept. */
import { sayMoment } from '../formats.ts'
import { useReading } from '../language.tsx'
import { kitWords as words } from '../words.ts'
import { changedFrom } from './compare.ts'
import { sayValueOf } from './say-value.ts'
import type { Form } from './use-form.ts'

export function Restored({ form }: { form: Form }) {
  const { say, language } = useReading()
  const { restoredAt, editing, values } = form
  if (!restoredAt) return null
  const at = sayMoment(restoredAt, language)
  const startOver = (
    <button type="button" className="plain" onClick={form.startOver}>
      {say(words.startOver)}
    </button>
  )
  if (!editing) {
    return (
      <p className="restored" role="status">
        {say(words.restored, { at })} {startOver}
      </p>
    )
  }
  const { base, fields } = editing
  // What is said beside the change, such as why, is no part of the record.
  const differing = Object.keys(changedFrom(base, values)).filter((name) => name in fields)
  return (
    <div className="restored" role="status">
      <p>{say(differing.length > 0 ? words.restoredEdit : words.restoredReason, { at })}</p>
      <ul>
        {differing.map((name) => (
          <li key={name}>
            {say(words.differs, {
              field: say((fields[name] as (typeof fields)[string]).label),
              before: sayValueOf(say, fields, name, base),
              after: sayValueOf(say, fields, name, values),
            })}
          </li>
        ))}
      </ul>
      <p>{startOver}</p>
    </div>
  )
}
