/** One number of one month; where one is entered already, a correction with a reason. */
import { useDesk } from '#base/web/desk.tsx'
import { ReasonField, SelectField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { valueAt } from '#base/web/form/values.ts'
import { useReading } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { enterCountInput } from '../shared/count-schema.ts'
import { sayMonth } from './amounts.ts'
import type { Counts, Enterable } from './count-queries.ts'
import { countWords as words } from './count-words.ts'
import { useRenewCounts } from './use-renew-counts.ts'

export interface OfMeasure {
  measure: Counts['measures'][number]
  months: Counts['months']
  /** Of this measure. */
  items: Counts['items']
}

export function CountForm({ place, measure, months, items }: OfMeasure & { place: Enterable }) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const renew = useRenewCounts()
  const tell = useUndo()
  const { cycleId, county, village } = place
  const unit = say(measure.unit)
  const entered = (month: unknown) => items.find((each) => each.month === month)
  const first = months.find(({ month }) => !entered(month)) ?? months[0]
  const form = useForm({
    name: `count-${measure.measure}`,
    schema: enterCountInput.body,
    draft: false,
    initial: { month: first?.month },
    prepare: ({ month, quantity, reason }) => ({
      ...{ county, organizationId: village.id, measure: measure.measure, month },
      quantity: /^\d+$/.test(String(quantity ?? '').trim()) ? Number(quantity) : quantity,
      ...{ version: entered(month)?.version ?? 0, reason },
    }),
    send: async (body, key) => {
      try {
        await api.send('POST', `/api/cycles/${cycleId}/monthly-counts`, body, key)
      } finally {
        // Refused, too: a colleague may have been quicker.
        await renew()
      }
      return body
    },
    onSent: ({ month, quantity }) =>
      tell({
        said: say(words.entered, {
          ...{ month: sayMonth(month, language), amount: `${quantity} ${unit}` },
        }),
      }),
  })
  const chosen = valueAt(form.values, '/month')
  const there = entered(chosen)
  const isLate = months.some(({ month, late }) => month === chosen && late)
  return (
    <Section title={say(measure.name)}>
      <p className="second">{say(measure.counts)}</p>
      <Form form={form} act={say(there ? words.correct : words.enter)}>
        <SelectField
          form={form}
          at="/month"
          label={say(words.month)}
          choices={months.map(({ month }) => {
            const known = entered(month)
            const name = sayMonth(month, language)
            return {
              value: month,
              label: known
                ? say(words.monthThere, { month: name, amount: `${known.quantity} ${unit}` })
                : say(words.monthMissing, { month: name }),
            }
          })}
        />
        <TextField
          form={form}
          at="/quantity"
          label={say(words.quantity, { unit })}
          hint={words.quantityHint}
          wrong={words.quantityWrong}
          inputMode="numeric"
        />
        {(there || isLate) && (
          <ReasonField
            form={form}
            at="/reason"
            label={say(there ? words.reasonCorrection : words.reasonLate)}
            {...(there && { hint: words.correctHint })}
            reasons={(there ? [words.reasonMissed, words.reasonWrong] : [words.reasonForgot]).map(
              (each) => say(each),
            )}
          />
        )}
      </Form>
    </Section>
  )
}
