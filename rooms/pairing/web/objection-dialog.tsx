/** A named person answers an objection. */
import { useQueryClient } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ChoiceField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { decideObjectionInput } from '../shared/run-schema.ts'
import { objectionWords as words } from './objection-words.ts'
import type { Objection } from './queries.ts'

export function ObjectionDialog({ objection, onClose }: { objection: Objection; onClose(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { countyCode, id, body } = objection
  const form = useForm({
    name: `objection-${id}`,
    schema: decideObjectionInput.body,
    // What a resident wrote about stays off the device, and so does what is answered.
    draft: false,
    send: (value, key) =>
      api.send('POST', `/api/objections/${countyCode}/${id}/decide`, value, key),
    onSent: async () => {
      onClose()
      tell({ said: say(words.said) })
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
    },
  })
  return (
    <Dialog title={say(words.answerTitle)} onClose={onClose}>
      <p>{body}</p>
      <Form form={form} act={say(words.answer)}>
        <ChoiceField
          form={form}
          at="/decision"
          label={words.decision}
          choices={[
            { value: 'upheld', label: say(words.upheld), hint: say(words.upheldHint) },
            { value: 'rejected', label: say(words.rejected) },
          ]}
        />
        <TextField
          form={form}
          at="/answer"
          label={words.words}
          hint={words.wordsHint}
          wrong={words.wordsWrong}
          long
        />
        <TextField
          form={form}
          at="/name"
          label={words.name}
          hint={words.nameHint}
          wrong={words.nameWrong}
        />
      </Form>
    </Dialog>
  )
}
