/** A round of drand to come is chosen by its time; the round itself is said below. */
import { quicknetTime } from '@lianjian/pairing/ceremony'
import { TextField } from '#base/web/form/fields.tsx'
import type { Form } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { announceWords as words } from './ceremony-words.ts'
import { roundAt } from './rounds.ts'

export function RoundField({ form, at }: { form: Form; at: string }) {
  const { say, language } = useReading()
  const round = roundAt(valueAt(form.values, at) as string | undefined)
  return (
    <>
      <TextField
        form={form}
        at={at}
        label={words.round}
        hint={words.roundHint}
        wrong={words.roundWrong}
        type="datetime-local"
      />
      {round !== undefined && (
        <p className="hint">
          {say(words.roundSaid, {
            round,
            at: sayMoment(new Date(quicknetTime(round) * 1000).toISOString(), language),
          })}
        </p>
      )}
    </>
  )
}
