/** A new draft, with the rules of one of the programme's ways. */
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
  ways: readonly { code: string; name: Saying; why: Saying }[]
  onClose(): void
}

const schema = createRunInput.body.omit({ rules: true })

export function BeginRunDialog({ cycleId, ways, onClose }: BeginRunDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const tell = useUndo()
  const form = useForm({
    name: `begin-run-${cycleId}`,
    schema,
    draft: false,
    initial: ways[0] ? { way: ways[0].code } : {},
    send: (body, key) =>
      api.send<z.infer<typeof runMade>>('POST', `/api/cycles/${cycleId}/runs`, body, key),
    onSent: async ({ countyCode: county, id }) => {
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
      await navigate({ to: '/pairing/runs/$county/$id', params: { county, id } })
      tell({ said: say(words.begunSaid) })
    },
  })
  return (
    <Dialog title={say(words.begin)} onClose={onClose}>
      <p>{say(words.beginLead)}</p>
      <Form form={form} act={say(words.begin)}>
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
