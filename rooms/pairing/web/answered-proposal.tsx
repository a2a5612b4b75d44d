/** One proposed pair that needs no answer any more, and what was said. */
import { sayMoment } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { answersOf } from './is-waiting.ts'
import type { MyProposal } from './queries.ts'
import { proposalWords as words } from './words.ts'

export function AnsweredProposal({ proposal }: { proposal: MyProposal }) {
  const { say, language } = useReading()
  const { supporter, community, dropped, lapsed } = proposal
  const { own, other } = answersOf(proposal)
  const saidBy = (answer: NonNullable<typeof own>) => {
    const said = say(words.saidOn, {
      answer: say(words[answer.answer]),
      at: sayMoment(answer.at, language),
    })
    return answer.reason === null ? said : say(words.because, { said, reason: answer.reason })
  }
  return (
    <li>
      <div className="strong">
        {say(words.pair, { supporter: supporter.name, community: community.name })}
      </div>
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
    </li>
  )
}
