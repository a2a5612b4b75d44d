/** One tie from before, as one of its two sides sees it: does it still count? */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { RosterSide } from '../../shared/roster-schema.ts'
import type { Tie } from './wish-queries.ts'
import { wishWords as words } from './wish-words.ts'

interface MyTieProps {
  tie: Tie
  side: RosterSide
  /** The page's first act is in it. */
  first: boolean
}

export function MyTie({ tie, side, first }: MyTieProps) {
  const { say, language } = useReading()
  const { api } = useDesk()
  const queryClient = useQueryClient()
  const tell = useUndo()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { countyCode, id, version, supporter, community, state, confirmed, questionedBy } = tie
  const other = side === 'supporter' ? 'community' : 'supporter'
  const pair = say(words.pair, { supporter: supporter.name, community: community.name })
  const send = async (what: 'confirm' | 'question', body: object) => {
    try {
      await api.send('POST', `/api/ties/${countyCode}/${id}/${what}`, { version, side, ...body })
    } finally {
      await queryClient.invalidateQueries({ queryKey: ['wishes'] })
      await queryClient.invalidateQueries({ queryKey: ['waiting', 'wishes'] })
    }
  }
  const confirm = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await send('confirm', {})
      tell({ said: say(words.countsSaid, { pair }) })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  const reason = tie.reason ?? ''
  const said = [
    confirmed[side] && words.weSaid,
    state === 'kept' && (confirmed[other] ? words.theySaid : words.theyNotYet),
  ].filter((each) => each !== false)
  return (
    <article className="pair">
      <h3 className="large strong">{pair}</h3>
      <p className="second">{say(words.since, { day: sayFullDate(tie.since, language) })}</p>
      {state === 'questioned' && (
        <p>
          <b>{say(questionedBy === side ? words.weQuestion : words.theyQuestion, { reason })}</b>
        </p>
      )}
      {state === 'ended' && <p>{say(words.ended, { reason })}</p>}
      {state !== 'ended' && said.length > 0 && (
        <p className="small">{said.map((each) => say(each)).join(' · ')}</p>
      )}
      {problem && <ProblemNotice problem={problem} sending />}
      {state !== 'ended' && (
        <>
          {!confirmed[side] && state === 'kept' && <p>{say(words.stillCounts)}</p>}
          <p className="acts">
            {!confirmed[side] && (
              <Button
                size="large"
                type={first ? 'primary' : 'default'}
                loading={busy}
                aria-label={say(words.countsOf, { pair })}
                onClick={confirm}
              >
                {say(words.counts)}
              </Button>
            )}
            {state === 'kept' && (
              <Button
                size="large"
                aria-label={say(words.questionOf, { pair })}
                onClick={() => setAsking(true)}
              >
                {say(words.question)}
              </Button>
            )}
          </p>
        </>
      )}
      {asking && (
        <Ask
          open
          title={say(words.questionOf, { pair })}
          act={say(words.question)}
          reasons={[words.questionFar, words.questionUnfit, words.questionIdle].map((each) =>
            say(each),
          )}
          onClose={() => setAsking(false)}
          onAct={async (why) => {
            await send('question', { reason: why })
            tell({ said: say(words.questionedSaid) })
          }}
        >
          <p>{say(words.questionDetail)}</p>
        </Ask>
      )}
    </article>
  )
}
