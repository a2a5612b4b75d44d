/** Digits off a paper: typed in one go, and read back group by group as they stand there. */
import { Input } from 'antd'
import './digits.css'
import { FieldShell } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { type Say, useSay } from '#base/web/language.tsx'
import { Mark } from '#base/web/marks.tsx'
import { readDigits, type TypedDigits } from '../../shared/checked-groups.ts'
import { paperWords as words } from './paper-words.ts'

export function DigitsField({ form, at }: { form: Form; at: string }) {
  const say = useSay()
  const typed = String(valueAt(form.values, at) ?? '')
  const digits = readDigits(typed)
  return (
    <FieldShell
      form={form}
      at={at}
      label={words.typed}
      hint={words.typedHint}
      wrong={words.typedWrong}
    >
      {({ id, describedBy, invalid }) => (
        <>
          <Input.TextArea
            id={id}
            className="digits"
            rows={4}
            value={typed}
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            aria-describedby={describedBy || undefined}
            aria-invalid={invalid}
            onChange={(event) => form.set(at, event.target.value)}
          />
          <ol className="digit-groups" aria-hidden>
            {digits.groups.map(({ text, state }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
              <li key={place} className={state}>
                {text}
                {state === 'wrong' && <Mark name="cross" />}
                {state === 'right' && <Mark name="tick" />}
              </li>
            ))}
          </ol>
          <p className="hint" role="status">
            {sayDigits(digits, say)}
          </p>
        </>
      )}
    </FieldShell>
  )
}

function sayDigits({ groups, value }: TypedDigits, say: Say): string {
  const at = (wanted: string) =>
    groups.flatMap(({ state }, place) => (state === wanted ? [place + 1] : []))
  const wrong = at('wrong')
  if (wrong.length > 0) return say(words.wrongAt, { groups: wrong.join(say(words.between)) })
  if (value === undefined) return say(words.rightSoFar, { count: at('right').length })
  return say(at('bare').length > 0 ? words.allBare : words.allRight)
}
