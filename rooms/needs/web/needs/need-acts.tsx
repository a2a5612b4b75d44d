/** What the reader may do next with a need: the next act first, in one colour; the rest beside it. */
import { Button } from 'antd'
import { useState } from 'react'
import { type ApiProblem, problemOf } from '#base/web/api.ts'
import { Ask } from '#base/web/ask.tsx'
import { useSay } from '#base/web/language.tsx'
import { ProblemNotice } from '#base/web/notice.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { useUndo } from '#base/web/undo.tsx'
import type { Act } from '../../shared/need-acts.ts'
import {
  ClaimDialog,
  DeliverDialog,
  MergeDialog,
  NotYetDialog,
  PaperDialog,
  PlanDialog,
  ReferDialog,
} from './act-dialogs.tsx'
import { actWords, doneWords, reasoned, askWords as words } from './act-words.ts'
import { firstActOf } from './first-act.ts'
import type { ShownNeed } from './queries.ts'
import { SlipsDialog } from './slips-dialog.tsx'
import { useAct } from './use-act.ts'

type Reasoned = keyof typeof reasoned
const isReasoned = (act: Act): act is Reasoned => Object.hasOwn(reasoned, act)
const byUnit: readonly Act[] = ['begin', 'release', 'unfeasible']

export function NeedActs({ need }: { need: ShownNeed }) {
  const say = useSay()
  const tell = useUndo()
  const { act } = useAct(need)
  const [asked, setAsked] = useState<Act | 'not-yet'>()
  const [problem, setProblem] = useState<ApiProblem>()
  const close = () => setAsked(undefined)
  const first = firstActOf(need)
  const bodyFor = (step: Act) => (byUnit.includes(step) ? { organizationId: need.asUnit } : {})
  /** Acts that one tap does. */
  const tap = async (step: 'submit' | 'verify' | 'publish' | 'begin' | 'take-back') => {
    setProblem(undefined)
    try {
      await act(step, bodyFor(step))
      tell({ said: say(doneWords[step]) })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const confirm = async () => {
    setProblem(undefined)
    try {
      const { version } = await act<{ version: number }>('answers', { yes: true })
      tell({
        said: say(doneWords.confirmed),
        undo: () => act('take-back', { version }),
      })
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const start = (step: Act) => {
    if (step === 'answer') return confirm()
    const tapped = ['submit', 'verify', 'publish', 'begin', 'take-back'] as const
    const one = tapped.find((each) => each === step)
    return one ? tap(one) : setAsked(step)
  }
  const { countyCode: county, id } = need
  return (
    <>
      {problem && <ProblemNotice problem={problem} sending />}
      <div className="acts">
        {first && (
          <Button type="primary" onClick={() => start(first)}>
            {say(actWords[first])}
          </Button>
        )}
        {need.may.includes('answer') && (
          <Button onClick={() => setAsked('not-yet')}>{say(words.notYet)}</Button>
        )}
        {need.may
          .filter((each) => each !== first && each !== 'answer')
          .map((each) =>
            each === 'change' ? (
              <ButtonLink key={each} to="/needs/$county/$id/change" params={{ county, id }}>
                {say(actWords.change)}
              </ButtonLink>
            ) : (
              <Button key={each} onClick={() => start(each)}>
                {say(actWords[each])}
              </Button>
            ),
          )}
      </div>
      {asked === 'claim' && <ClaimDialog need={need} onClose={close} />}
      {asked === 'plan' && <PlanDialog need={need} onClose={close} />}
      {asked === 'deliver' && <DeliverDialog need={need} onClose={close} />}
      {asked === 'not-yet' && <NotYetDialog need={need} onClose={close} />}
      {asked === 'paper' && <PaperDialog need={need} onClose={close} />}
      {asked === 'slips' && <SlipsDialog need={need} onClose={close} />}
      {asked === 'merge' && <MergeDialog need={need} onClose={close} />}
      {(asked === 'refer' || asked === 'refer-onwards') && (
        <ReferDialog need={need} step={asked} onClose={close} />
      )}
      {asked && asked !== 'not-yet' && isReasoned(asked) && (
        <Ask
          open
          title={say(reasoned[asked].title)}
          act={say(actWords[asked])}
          reasons={reasoned[asked].reasons.map((each) => say(each))}
          onClose={close}
          onAct={async (reason) => {
            await act(asked, { ...bodyFor(asked), reason })
            tell({ said: say(doneWords[asked === 'set-aside' ? 'unfeasible' : asked]) })
          }}
        >
          <p>{say(reasoned[asked].detail)}</p>
        </Ask>
      )}
    </>
  )
}
