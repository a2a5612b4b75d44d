/** One proposed pair that needs no answer any more, and what was said. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { dayOf, sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { answerForWords } from './answer-for-words.ts'
import { answersOf, mayTakeBack } from './is-waiting.ts'
import type { MyProposal } from './queries.ts'
import { useAnswer } from './use-answer.ts'
import { proposalWords as words } from './words.ts'

export function AnsweredProposal({ proposal }: { proposal: MyProposal }) {
  const { say, language } = useReading()
  const { dropped, lapsed } = proposal
  const { own, other } = answersOf(proposal)
  const saidBy = (answer: NonNullable<typeof own>) => {
    const said = say(words.saidOn, {
      answer: say(words[answer.answer]),
      at: sayMoment(answer.at, language),
    })
    const how = answer.how === null ? '' : ` · ${say(answerForWords.entered, { how: answer.how })}`
    const reasoned =
      answer.reason === null ? said : say(words.because, { said, reason: answer.reason })
    return `${reasoned}${how}`
  }
  const { pair, takeBack } = useAnswer(proposal)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const press = async () => {
    setBusy(true)
    setProblem(undefined)
    await takeBack().catch((error: unknown) => setProblem(problemOf(error)))
    setBusy(false)
  }
  return (
    <li>
      <div className="strong">{pair}</div>
      {own && (
        <div className="card-line">
          <span className="second">{say(words.yours)}</span> {saidBy(own)}
        </div>
      )}
      {other && (
        <div className="card-line">
          <span className="second">{say(words.other)}</span> {saidBy(other)}
        </div>
      )}
      {dropped && <div className="card-line">{say(words.dropped)}</div>}
      {lapsed && <div className="card-line">{say(own ? words.lapsedOther : words.lapsedOwn)}</div>}
      {!dropped && !lapsed && !own && (
        <div className="card-line">
          {say(other?.answer === 'declined' ? words.fell : words.noAnswer)}
        </div>
      )}
      {problem && <ProblemNotice problem={problem} sending />}
      {mayTakeBack(proposal, dayOf(new Date())) && (
        <p className="acts">
          <Button loading={busy} aria-label={say(words.takeBackOf, { pair })} onClick={press}>
            {say(words.takeBack)}
          </Button>
        </p>
      )}
    </li>
  )
}
