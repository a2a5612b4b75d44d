/** Asks before a no: once in a cycle it needs no reason, and the server says when it does. */
import { Button } from 'antd'
import { useState } from 'react'
import * as z from 'zod'
import { saidReason } from '#base/shared/said-text.ts'
import { problemOf } from '#base/web/api.ts'
import { Dialog } from '#base/web/dialog.tsx'
import { ReasonField } from '#base/web/form/fields.tsx'
import { Form } from '#base/web/form/form.tsx'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import { kitWords } from '#base/web/words.ts'
import type { MyProposal } from './queries.ts'
import { useAnswer } from './use-answer.ts'
import { proposalWords as words } from './words.ts'

const schema = z.object({ reason: saidReason.optional() })
const withReason = z.object({ reason: saidReason })

export function DeclineDialog({ proposal, onClose }: { proposal: MyProposal; onClose(): void }) {
  const say = useSay()
  const { pair, send, finish } = useAnswer(proposal)
  const [needed, setNeeded] = useState(false)
  const form = useForm<z.infer<typeof schema>, void>({
    name: `decline-${proposal.id}`,
    schema: needed ? withReason : schema,
    draft: false,
    send: async ({ reason }, key) => {
      try {
        await send({ answer: 'declined', reason }, key)
      } catch (error) {
        setNeeded(problemOf(error).code === 'pairing.reason-needed')
        throw error
      }
    },
    onSent: () => {
      onClose()
      void finish('declined')
    },
  })
  return (
    <Dialog title={say(words.declineTitle, { pair })} onClose={onClose}>
      {!needed && <p>{say(words.declineDetail)}</p>}
      <Form
        form={form}
        act={say(words.decline)}
        others={
          <Button size="large" onClick={onClose}>
            {say(kitWords.cancel)}
          </Button>
        }
      >
        <ReasonField
          form={form}
          at="/reason"
          label={words.reason}
          hint={words.reasonHint}
          wrong={words.reasonWrong}
          optional={!needed}
          reasons={[words.reasonFar, words.reasonUnfit, words.reasonTied].map((each) => say(each))}
        />
      </Form>
    </Dialog>
  )
}
