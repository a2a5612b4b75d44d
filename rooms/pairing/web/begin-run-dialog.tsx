/** A new draft, with the rules of one of the programme's ways or of a run before it. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type * as z from 'zod'
import type { Saying } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ChoiceField, ReasonField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { createRunInput, type runMade } from '../shared/run-schema.ts'
import { runWords as words } from './run-words.ts'

interface BeginRunDialogProps {
  cycleId: string
  /** None for a cycle of before: then the server takes the first. */
  ways?: readonly { code: string; name: Saying; why: Saying }[]
  /** Of a run that came to nothing, to be changed in the new one. */
  rules?: unknown
  onClose(): void
}

const wayAndReason = createRunInput.body.omit({ rules: true })

const runAddress = '/pairing/runs/$county/$id'
const studioAddress = '/pairing/runs/$county/$id/studio'

export function BeginRunDialog({ cycleId, ways = [], rules, onClose }: BeginRunDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const tell = useUndo()
  const form = useForm({
    name: `begin-run-${cycleId}`,
    schema: rules === undefined ? wayAndReason : createRunInput.body,
    draft: false,
    initial: ways[0] ? { way: ways[0].code } : {},
    ...(rules !== undefined && { prepare: (values) => ({ ...values, rules }) }),
    send: (body, key) =>
      api.send<z.infer<typeof runMade>>('POST', `/api/cycles/${cycleId}/runs`, body, key),
    onSent: async ({ countyCode: county, id }) => {
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
      const to = rules === undefined ? runAddress : studioAddress
      await navigate({ to, params: { county, id } })
      tell({ said: say(words.begunSaid) })
    },
  })
  const act = rules === undefined ? words.begin : words.revise
  return (
    <Dialog title={say(act)} onClose={onClose}>
      <p>{say(rules === undefined ? words.beginLead : words.reviseLead)}</p>
      <Form form={form} act={say(act)}>
        {ways.length > 0 && (
          <ChoiceField
            form={form}
            at="/way"
            label={words.way}
            choices={ways.map(({ code, name, why }) => ({
              value: code,
              label: say(name),
              hint: say(why),
            }))}
          />
        )}
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          hint={words.reasonHint}
          wrong={words.reasonWrong}
          optional
          reasons={[words.reasonYearly, words.reasonList].map((each) => say(each))}
        />
      </Form>
    </Dialog>
  )
}
