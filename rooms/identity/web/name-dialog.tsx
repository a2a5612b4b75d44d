/** The name of a person, corrected by whoever looks after the account. */
import { useQueryClient } from '@tanstack/react-query'
import type { Words } from '#base/shared/words.ts'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ReasonField, TextField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { correctNameInput } from '../shared/schema.ts'
import type { Person } from './queries.ts'
import { identityWords } from './words.ts'

export const nameWords = {
  correct: { zh: '改姓名', en: 'Correct the name' },
  detail: {
    zh: '登录用的用户名不变，角色不变。本人要重新打开页面才看到新的。',
    en: 'The user name and the roles stay. The person sees it after opening the page again.',
  },
  why: { zh: '为什么改', en: 'Why' },
  whyHint: { zh: '会和改动一起记下来。', en: 'It is kept with the change.' },
  typed: { zh: '登记时打错了', en: 'It was typed wrong' },
  renamed: { zh: '本人改了名', en: 'The person has another name now' },
} as const satisfies Words

export function NameDialog({
  person: { id, name },
  onClose,
}: {
  person: Pick<Person, 'id' | 'name'>
  onClose(): void
}) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const form = useForm({
    name: `name-${id}`,
    schema: correctNameInput.body,
    initial: { name, was: name, reason: '' },
    send: (body, key) => api.send('POST', `/api/people/${id}/name`, body, key),
    onSent: async () => {
      await queryClient.invalidateQueries({ queryKey: ['people'] })
      onClose()
    },
  })
  return (
    <Dialog title={say(nameWords.correct)} onClose={onClose}>
      <Form form={form} act={say(nameWords.correct)}>
        <p className="second">{say(nameWords.detail)}</p>
        <TextField
          form={form}
          at="/name"
          label={identityWords.personName}
          hint={identityWords.personNameHint}
        />
        <ReasonField
          form={form}
          at="/reason"
          label={nameWords.why}
          hint={nameWords.whyHint}
          reasons={[say(nameWords.typed), say(nameWords.renamed)]}
        />
      </Form>
    </Dialog>
  )
}
