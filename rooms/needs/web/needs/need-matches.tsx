/** Units that would meet a need, and where it was referred to; with the answers that wait for the reader. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { Ask } from '#base/web/ask.tsx'
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { Section } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { ShownMatch, ShownReferral } from '../../shared/need-schema.ts'
import { doneWords, askWords as words } from './act-words.ts'
import { firstActOf } from './first-act.ts'
import type { ShownNeed } from './queries.ts'
import { useAct } from './use-act.ts'
import { matchStateWords, pageWords, referralStateWords } from './words.ts'

export function MatchesSection({ need, decides }: { need: ShownNeed; decides: boolean }) {
  const { say, language } = useReading()
  if (need.matches.length === 0) return null
  const first = need.matches.find(({ state }) => state === 'asked')
  return (
    <Section title={say(pageWords.matches)}>
      <ul className="rows">
        {need.matches.map((match) => {
          const { id, organization, partner, state, words: wrote, reason, plan, planBy } = match
          const { done, doneOn } = match
          return (
            <li key={id}>
              <div>
                <p>
                  <b>{organization.name}</b>{' '}
                  <span className="second">
                    {[partner && say(pageWords.partner), say(matchStateWords[stateOf(need, match)])]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </p>
                {wrote && <p className="small">{wrote}</p>}
                {plan && planBy && (
                  <p className="small">
                    {say(pageWords.plan, { plan, day: sayDate(planBy, language) })}
                  </p>
                )}
                {done && doneOn && (
                  <p className="small">
                    {say(pageWords.done, { done, day: sayDate(doneOn, language) })}
                  </p>
                )}
                {reason && <p className="small">{say(pageWords.because, { reason })}</p>}
              </div>
              {state === 'asked' && (
                <AnswerMatch {...{ need, match, decides }} first={match === first} />
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** A match that holds after the need was closed is what closed it. */
function stateOf({ state: at }: ShownNeed, { state }: ShownMatch) {
  return at === 'closed' && state === 'agreed' ? 'done' : state
}

function AnswerMatch({
  need,
  match: { id, organization, mine },
  decides,
  first,
}: {
  need: ShownNeed
  match: ShownMatch
  decides: boolean
  /** The longest waiting. */
  first: boolean
}) {
  const { say } = useReading()
  const tell = useUndo()
  const { act } = useAct(need)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { name } = organization
  const answer = async (step: 'agree' | 'withdraw', told: string) => {
    setProblem(undefined)
    try {
      await act(`matches/${id}/${step}`)
      tell({ said: told })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <div className="row-acts">
      {problem && <ProblemNotice problem={problem} sending />}
      {decides && (
        <>
          <Button
            type={first && firstActOf(need) === undefined ? 'primary' : 'default'}
            aria-label={say(words.agreeOf, { name })}
            onClick={() => answer('agree', say(doneWords.agreed, { name }))}
          >
            {say(words.agree)}
          </Button>
          <Button aria-label={say(words.declineOf, { name })} onClick={() => setAsking(true)}>
            {say(words.decline)}
          </Button>
        </>
      )}
      {mine && (
        <Button onClick={() => answer('withdraw', say(doneWords.withdrawn))}>
          {say(words.withdrawMatch)}
        </Button>
      )}
      {asking && (
        <Ask
          open
          title={say(words.declineTitle, { name })}
          act={say(words.decline)}
          reasons={[words.declineReason, words.declineReason2].map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            await act(`matches/${id}/decline`, { reason })
            tell({ said: say(doneWords.declined, { name }) })
          }}
        />
      )}
    </div>
  )
}

export function ReferralsSection({ need }: { need: ShownNeed }) {
  const { say } = useReading()
  if (need.referrals.length === 0) return null
  return (
    <Section title={say(pageWords.referrals)}>
      <ul className="rows">
        {need.referrals.map((referral) => {
          const { id, from, to, state, words: asked, answer, mine } = referral
          const receiver = to?.name ?? say(pageWords.township)
          return (
            <li key={id}>
              <div>
                <p>
                  <b>{say(pageWords.fromTo, { from: from.name, to: receiver })}</b>{' '}
                  <span className="second">{say(referralStateWords[state])}</span>
                </p>
                <p className="small">{asked}</p>
                {answer && <p className="small">{say(pageWords.answerSaid, { answer })}</p>}
              </div>
              {mine && <AnswerReferral need={need} referral={referral} />}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function AnswerReferral({
  need,
  referral: { id, to },
}: {
  need: ShownNeed
  referral: ShownReferral
}) {
  const { say } = useReading()
  const tell = useUndo()
  const { act } = useAct(need)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const step = `referrals/${id}/${to === null ? 'answer-for-township' : 'answer'}`
  const accept = async () => {
    setProblem(undefined)
    try {
      await act(step, { accept: true })
      tell({ said: say(doneWords.accepted) })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <div className="row-acts">
      {problem && <ProblemNotice problem={problem} sending />}
      <Button type={firstActOf(need) === undefined ? 'primary' : 'default'} onClick={accept}>
        {say(words.accept)}
      </Button>
      <Button onClick={() => setAsking(true)}>{say(words.refuse)}</Button>
      {asking && (
        <Ask
          open
          title={say(words.refuseTitle)}
          act={say(words.refuse)}
          reasons={[words.refuseReason, words.refuseReason2].map((each) => say(each))}
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            await act(step, { accept: false, words: reason })
            tell({ said: say(doneWords.refused) })
          }}
        />
      )}
    </div>
  )
}
