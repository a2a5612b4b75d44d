/** One tie from before, with its first day. */
import { useQueryClient } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { addTieInput } from '../../shared/tie-schema.ts'
import { PairFields, pairOf } from '../pair-fields.tsx'
import { callWords as words } from './wish-words.ts'

export function AddTieDialog({ cycleId, onClose }: { cycleId: string; onClose(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const form = useForm({
    name: `add-tie-${cycleId}`,
    schema: addTieInput.body,
    draft: false,
    prepare: pairOf,
    send: (body, key) => api.send('POST', `/api/cycles/${cycleId}/ties`, body, key),
    onSent: async () => {
      onClose()
      tell({ said: say(words.tieAdded) })
      await queryClient.invalidateQueries({ queryKey: ['ties'] })
    },
  })
  return (
    <Dialog title={say(words.addTieTitle)} onClose={onClose}>
      <Form form={form} act={say(words.addTie)}>
        <PairFields form={form} cycleId={cycleId} />
        <TextField
          form={form}
          at="/since"
          label={words.tieSince}
          wrong={words.tieSinceWrong}
          type="date"
        />
      </Form>
    </Dialog>
  )
}
