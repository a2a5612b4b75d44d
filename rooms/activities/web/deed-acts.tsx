/** What may be done with one deed: answered by who was helped, corrected and withdrawn by who did it. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { Ask } from '#base/web/ask.tsx'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import { type Deed, deedPath } from './queries.ts'
import { useRenewDeeds } from './use-renew-deeds.ts'
import { deedWords as words } from './words.ts'

export function DeedActs({ deed }: { deed: Deed }) {
  const say = useSay()
  const { api } = useDesk()
  const renew = useRenewDeeds()
  const tell = useUndo()
  const [asking, setAsking] = useState<'question' | 'withdraw'>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { countyCode, id, title, version, may, state } = deed
  const take = async (step: string, more: Record<string, string> = {}) => {
    await api.send('POST', `${deedPath(countyCode, id)}/${step}`, { version, ...more })
  }
  const takeBack = async () => {
    await take('take-back')
    await renew()
  }
  const act = (done: () => Promise<void>) => async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await done()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
      await renew()
    }
  }
  const confirm = act(async () => {
    await take('confirm')
    tell({ said: say(words.confirmedSaid, { title }), undo: takeBack })
  })
  const undoAnswer = act(async () => {
    await take('take-back')
    tell({ said: say(words.takenBack) })
  })
  return (
    <>
      {problem && <ProblemNotice problem={problem} sending />}
      <p className="acts">
        {may.answer && (
          <Button type="primary" size="large" loading={busy} onClick={confirm}>
            {say(words.confirmTrue)}
          </Button>
        )}
        {may.answer && state === 'declared' && (
          <Button size="large" onClick={() => setAsking('question')}>
            {say(words.question)}
          </Button>
        )}
        {may.takeBack && (
          <Button size="large" loading={busy} onClick={undoAnswer}>
            {say(words.takeBack)}
          </Button>
        )}
        {may.correct && (
          <>
            <ButtonLink
              to="/deeds/$county/$id/correct"
              params={{ county: countyCode, id }}
              first={state === 'questioned'}
              size="large"
            >
              {say(words.correct)}
            </ButtonLink>
            <Button size="large" onClick={() => setAsking('withdraw')}>
              {say(words.withdraw)}
            </Button>
          </>
        )}
      </p>
      <Ask
        title={say(words.questionTitle)}
        act={say(words.questionAct)}
        reasons={[words.reasonCount, words.reasonMoney, words.reasonNever].map((each) => say(each))}
        open={asking === 'question'}
        onClose={() => setAsking(undefined)}
        onAct={async (reason) => {
          await take('question', { words: reason })
          tell({ said: say(words.questionedSaid, { title }), undo: takeBack })
          await renew()
        }}
      >
        <p>{say(words.questionDetail)}</p>
      </Ask>
      <Ask
        title={say(words.withdrawTitle)}
        act={say(words.withdraw)}
        reasons={[words.reasonTwice, words.reasonWrongPair].map((each) => say(each))}
        open={asking === 'withdraw'}
        onClose={() => setAsking(undefined)}
        onAct={async (reason) => {
          await take('withdraw', { reason })
          tell({ said: say(words.withdrawnSaid, { title }) })
          await renew()
        }}
      >
        <p>{say(words.withdrawDetail)}</p>
      </Ask>
    </>
  )
}
