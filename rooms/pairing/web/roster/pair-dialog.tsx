/** Two that must be paired, or must not. */
import { useQueryClient } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ChoiceField, ReasonField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { putRelationInput, relationKinds } from '../../shared/roster-schema.ts'
import { PairFields, pairOf } from '../pair-fields.tsx'
import { rosterWords as words } from './roster-words.ts'

const schema = putRelationInput.body.required({ relation: true })
const hints = { locked: words.lockedHint, avoid: words.avoidHint }

export function PairDialog({ cycleId, onClose }: { cycleId: string; onClose(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const form = useForm({
    name: `roster-pair-${cycleId}`,
    schema,
    draft: false,
    prepare: pairOf,
    send: (body, key) => api.send('PUT', `/api/cycles/${cycleId}/relations`, body, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['roster'] })
      onClose()
      tell({ said: say(words.pairKept) })
    },
  })
  return (
    <Dialog title={say(words.addPairTitle)} onClose={onClose}>
      <Form form={form} act={say(words.save)}>
        <PairFields form={form} cycleId={cycleId} />
        <ChoiceField
          form={form}
          at="/relation"
          label={words.relation}
          choices={relationKinds.map((value) => ({
            value,
            label: say(words[value]),
            hint: say(hints[value]),
          }))}
        />
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          hint={words.reasonHint}
          reasons={[words.reasonKin, words.reasonAgreed].map((each) => say(each))}
        />
      </Form>
    </Dialog>
  )
}
