/** Says on which day a task was done, and what came of it. */
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { dayOf } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { doneTaskInput } from '../shared/plan-schema.ts'
import type { Task } from './queries.ts'
import { useRenewPlan } from './use-renew-plan.ts'
import { planWords as words } from './words.ts'

export function FinishTaskDialog({ task, onClose }: { task: Task; onClose(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const renew = useRenewPlan()
  const offerUndo = useUndo()
  const { countyCode, id, title } = task
  const path = `/api/tasks/${countyCode}/${id}`
  const form = useForm({
    name: `finish-task-${id}`,
    schema: doneTaskInput.body,
    initial: { on: dayOf(new Date()) },
    send: (body, key) => api.send('POST', `${path}/done`, body, key),
    onSent: async () => {
      onClose()
      offerUndo({
        said: say(words.finishedSaid, { title }),
        undo: async () => {
          await api.send('POST', `${path}/undo`, { reason: say(words.undoTypo) })
          await renew()
        },
      })
      await renew()
    },
  })
  return (
    <Dialog title={say(words.finishOf, { title })} onClose={onClose}>
      <Form form={form} act={say(words.finish)}>
        <TextField
          form={form}
          at="/on"
          label={words.finishOn}
          wrong={words.finishOnWrong}
          type="date"
        />
        <TextField
          form={form}
          at="/note"
          label={words.note}
          hint={words.noteHint}
          wrong={words.noteWrong}
          long
          optional
        />
      </Form>
    </Dialog>
  )
}
