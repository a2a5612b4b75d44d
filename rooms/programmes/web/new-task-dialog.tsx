/** One more task of the work plan. */
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { createTaskInput } from '../shared/plan-schema.ts'
import type { Cycle } from './queries.ts'
import { useRenewPlan } from './use-renew-plan.ts'
import { planWords as words } from './words.ts'

export function NewTaskDialog({ cycle, onClose }: { cycle: Cycle; onClose(): void }) {
  const say = useSay()
  const { api } = useDesk()
  const renew = useRenewPlan()
  const form = useForm({
    name: `new-task-${cycle.id}`,
    schema: createTaskInput.body,
    send: (body, key) => api.send('POST', `/api/cycles/${cycle.id}/tasks`, body, key),
    onSent: async () => {
      await renew()
      onClose()
    },
  })
  return (
    <Dialog title={say(words.addTitle)} onClose={onClose}>
      <Form form={form} act={say(words.addNow)}>
        <TextField form={form} at="/title" label={words.title} wrong={words.titleWrong} />
        <TextField form={form} at="/owner" label={words.ownerField} wrong={words.ownerWrong} />
        <TextField
          form={form}
          at="/dueOn"
          label={words.dueField}
          wrong={words.dayWrong}
          type="date"
        />
      </Form>
    </Dialog>
  )
}
