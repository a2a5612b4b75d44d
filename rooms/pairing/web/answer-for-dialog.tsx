/** The office enters what a side said that cannot answer itself. */
import { useQueryClient } from '@tanstack/react-query'
import { useDesk } from '#base/web/desk.tsx'
import { Dialog } from '#base/web/dialog.tsx'
import { ChoiceField, ReasonField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { answerForInput } from '../shared/run-schema.ts'
import { answerForWords as words } from './answer-for-words.ts'
import type { Proposal } from './queries.ts'
import { proposalWords } from './words.ts'

interface AnswerForProps {
  proposal: Proposal
  side: 'supporter' | 'community'
  onClose(): void
}

const schema = answerForInput.body.omit({ side: true })

export function AnswerForDialog({ proposal, side, onClose }: AnswerForProps) {
  const say = useSay()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const { countyCode, id, supporter, community } = proposal
  const name = side === 'supporter' ? supporter.name : community.name
  const pair = say(proposalWords.pair, { supporter: supporter.name, community: community.name })
  const form = useForm({
    name: `answer-for-${id}-${side}`,
    schema,
    draft: false,
    send: (value, key) =>
      api.send('POST', `/api/proposals/${countyCode}/${id}/answer-for`, { side, ...value }, key),
    onSent: async () => {
      onClose()
      tell({ said: say(words.said, { name }) })
      await queryClient.invalidateQueries({ queryKey: ['runs'] })
    },
  })
  const isDeclined = form.values.answer === 'declined'
  return (
    <Dialog title={say(words.title, { name })} onClose={onClose}>
      <p>{say(words.detail, { pair })}</p>
      <Form form={form} act={say(words.act)}>
        <ChoiceField
          form={form}
          at="/answer"
          label={words.answer}
          choices={[
            { value: 'accepted', label: say(proposalWords.accept) },
            { value: 'declined', label: say(proposalWords.decline) },
          ]}
        />
        <ReasonField
          form={form}
          at="/how"
          label={words.how}
          hint={words.howHint}
          wrong={proposalWords.reasonWrong}
          reasons={[say(words.onPaper), say(words.byTelephone), say(words.atMeeting)]}
        />
        {isDeclined && (
          <ReasonField
            form={form}
            at="/reason"
            label={words.reason}
            hint={words.reasonHint}
            wrong={proposalWords.reasonWrong}
            optional
            reasons={[]}
          />
        )}
      </Form>
    </Dialog>
  )
}
