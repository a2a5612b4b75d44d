/** A task of the work plan, told otherwise: what, who owns it, by when. */
import { useState } from 'react'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { changeTaskInput } from '../shared/plan-schema.ts'
import { ChangeReason } from './change-reason.tsx'
import type { Task } from './queries.ts'
import { useRenewPlan } from './use-renew-plan.ts'
import { programmeWords, planWords as words } from './words.ts'

export function ChangeTaskDialog({ task: read, onClose }: { task: Task; onClose(): void }) {
  const say = useSay()
  const [task] = useState(read)
  const { api } = useDesk()
  const renew = useRenewPlan()
  const { countyCode, id, title, owner, dueOn, version } = task
  const form = useForm({
    name: `change-task-${id}`,
    schema: changeTaskInput.body.required({ title: true, owner: true, dueOn: true }),
    draft: false,
    initial: { title, owner, dueOn },
    prepare: (values) => ({ ...values, version }),
    send: async (body, key) => {
      try {
        await api.send('PATCH', `/api/tasks/${countyCode}/${id}`, body, key)
      } finally {
        // Refused, too: a colleague may have been quicker, and what is shown is old.
        await renew()
      }
    },
    onSent: onClose,
  })
  return (
    <Dialog title={say(words.changeTask)} onClose={onClose}>
      <Form form={form} act={say(programmeWords.save)}>
        <TextField form={form} at="/title" label={words.title} wrong={words.titleWrong} />
        <TextField form={form} at="/owner" label={words.ownerField} wrong={words.ownerWrong} />
        <TextField
          form={form}
          at="/dueOn"
          label={words.dueField}
          wrong={words.dayWrong}
          type="date"
        />
        <ChangeReason form={form} />
      </Form>
    </Dialog>
  )
}
