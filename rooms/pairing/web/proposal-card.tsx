/** One proposed pair that waits for an answer: with whom, why, until when, and the two answers. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { Facts } from '#base/web/page.tsx'
import { originWords } from '../shared/words.ts'
import { DeclineDialog } from './decline-dialog.tsx'
import { answersOf } from './is-waiting.ts'
import type { MyProposal } from './queries.ts'
import { useAnswer } from './use-answer.ts'
import { proposalWords as words } from './words.ts'

interface ProposalCardProps {
  proposal: MyProposal
  /** The page's first act is in it. */
  first: boolean
}

export function ProposalCard({ proposal, first }: ProposalCardProps) {
  const { say, language } = useReading()
  const { pair, send, finish } = useAnswer(proposal)
  const [declining, setDeclining] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { why, answerBy, origin } = proposal
  const { other } = answersOf(proposal)
  const accept = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await send({ answer: 'accepted' })
      await finish('accepted')
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <article className="pair">
      <h2 className="large strong">{pair}</h2>
      <p>{why}</p>
      <Facts
        of={[
          [say(words.origin), say(originWords[origin])],
          ...(answerBy ? [[say(words.by), sayDate(answerBy, language)] as const] : []),
          [say(words.other), say(other ? words[other.answer] : words.otherWaiting)],
        ]}
      />
      {problem && <ProblemNotice problem={problem} sending />}
      <p className="acts apart">
        <Button
          size="large"
          type={first ? 'primary' : 'default'}
          loading={busy}
          aria-label={say(words.acceptOf, { pair })}
          onClick={accept}
        >
          {say(words.accept)}
        </Button>
        <Button
          size="large"
          aria-label={say(words.declineOf, { pair })}
          onClick={() => setDeclining(true)}
        >
          {say(words.decline)}
        </Button>
      </p>
      {declining && <DeclineDialog proposal={proposal} onClose={() => setDeclining(false)} />}
    </article>
  )
}
