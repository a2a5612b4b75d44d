/** Leadership counts of a day: what was given last stands there already, and is corrected. */
import { useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { countLeadershipInput } from '../shared/schema.ts'
import { hangingWords as words } from './hanging-words.ts'
import { numberOf } from './organization-values.ts'
import { type LeadershipCount, type Place, pathOf } from './queries.ts'

export const countFields = [
  { name: 'posts', label: words.postsCount },
  { name: 'vacancies', label: words.vacancies },
  { name: 'underThirtyFive', label: words.underThirtyFive },
  { name: 'fromThirtyFive', label: words.fromThirtyFive },
  { name: 'fromFifty', label: words.fromFifty },
  { name: 'women', label: words.women },
  { name: 'reserves', label: words.reserves },
] as const

const schema = countLeadershipInput.body.extend({
  asOf: countLeadershipInput.params.shape.asOf,
})

interface LeadershipDialogProps {
  place: Place
  latest: LeadershipCount | undefined
  onClose(): void
}

export function LeadershipDialog({ place, latest, onClose }: LeadershipDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const known = latest ? countFields.map(({ name }) => [name, String(latest[name])]) : []
  const form = useForm({
    name: `leadership-${place.id}`,
    schema: schema satisfies z.ZodType,
    initial: { ...Object.fromEntries(known), asOf: dayOf(new Date()) },
    prepare: ({ asOf, ...counts }) => ({
      asOf,
      ...Object.fromEntries(
        countFields.map(({ name }) => [name, numberOf(counts[name]) ?? undefined]),
      ),
    }),
    send: ({ asOf, ...counts }, key) =>
      api.send('PUT', `${pathOf(place)}/leadership/${asOf}`, counts, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['organizations'] })
      onClose()
    },
  })
  return (
    <Dialog title={say(words.countTitle)} onClose={onClose}>
      <p className="second">{say(words.countLead)}</p>
      <Form form={form} act={say(words.save)}>
        <TextField
          form={form}
          at="/asOf"
          label={words.asOf}
          hint={words.asOfHint}
          wrong={words.dayWrong}
          type="date"
        />
        <div className="counts">
          {countFields.map(({ name, label }) => (
            <TextField
              key={name}
              form={form}
              at={`/${name}`}
              label={label}
              wrong={words.countWrong}
              inputMode="numeric"
            />
          ))}
        </div>
      </Form>
    </Dialog>
  )
}
