/** One more title in the rules library; its text follows. */
import { useQueryClient } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { createDocumentInput } from '../../shared/plan-schema.ts'
import { planWords, documentWords as words } from '../words.ts'

interface NewDocumentDialogProps {
  programmeId: string
  onClose(): void
}

export function NewDocumentDialog({ programmeId, onClose }: NewDocumentDialogProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const form = useForm({
    name: `new-document-${programmeId}`,
    schema: createDocumentInput.body,
    send: (body, key) => api.send('POST', `/api/programmes/${programmeId}/documents`, body, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['programmes'] })
      onClose()
    },
  })
  return (
    <Dialog title={say(words.addTitle)} onClose={onClose}>
      <Form form={form} act={say(planWords.addNow)}>
        <TextField form={form} at="/title" label={words.title} wrong={planWords.lineWrong} />
      </Form>
    </Dialog>
  )
}
