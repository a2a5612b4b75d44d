/** Asks before a no: once in a cycle it needs no reason, and the server says when it does. */
import { useState } from 'react'
import * as z from 'zod'
import { saidReason } from '#base/shared/said-text.ts'
import { problemOf } from '#base/web/api.ts'
import { useForm } from '#base/web/form/use-form.ts'
import { useSay } from '#base/web/language.tsx'
import type { MyProposal } from './queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'
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
    <ReasonDialog
      {...{ form, words, onClose }}
      title={say(words.declineTitle, { pair })}
      detail={needed ? undefined : words.declineDetail}
      act={words.decline}
      optional={!needed}
      reasons={[words.reasonFar, words.reasonUnfit, words.reasonTied]}
    />
  )
}
