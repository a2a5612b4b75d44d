/** What can be done with a run now; each is asked for before it is done, or has a page of its own. */
import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { actWords, pageActWords } from './act-words.ts'
import { type AnotherRun, type AnyAct, actsOf, isCalledFor, type RunAct } from './acts-of.ts'
import { BeginRunDialog } from './begin-run-dialog.tsx'
import type { Run } from './queries.ts'
import { runWords } from './run-words.ts'
import { StepDialog } from './step-dialog.tsx'
import { studioWords } from './studio/words.ts'

export function RunActs({ run }: { run: Run }) {
  const say = useSay()
  const [asked, setAsked] = useState<{ run: Run; act: RunAct | AnotherRun }>()
  const [first, ...others] = actsOf(run)
  const ask = (act: RunAct | AnotherRun) => setAsked({ run, act })
  const close = () => setAsked(undefined)
  const { countyCode: county, id } = run
  return (
    <>
      <ButtonLink to="/pairing/runs/$county/$id/studio" params={{ county, id }}>
        {say(studioWords.open)}
      </ButtonLink>
      {others.map((act) => (
        <Act key={act} run={run} act={act} first={false} onAsk={ask} />
      ))}
      {first && <Act run={run} act={first} first={isCalledFor(first, run)} onAsk={ask} />}
      {asked?.act === 'revise' && (
        <BeginRunDialog cycleId={run.cycleId} rules={asked.run.rules} onClose={close} />
      )}
      {asked && asked.act !== 'revise' && (
        <StepDialog run={asked.run} act={asked.act} onClose={close} />
      )}
    </>
  )
}

interface ActProps {
  run: Run
  act: AnyAct
  first: boolean
  onAsk(act: RunAct | AnotherRun): void
}

function Act({ run: { countyCode: county, id }, act, first, onAsk }: ActProps) {
  const say = useSay()
  if (act === 'announce' || act === 'ceremony') {
    return (
      <ButtonLink to={`/pairing/runs/$county/$id/${act}`} params={{ county, id }} first={first}>
        {say(pageActWords[act])}
      </ButtonLink>
    )
  }
  return (
    <Button type={first ? 'primary' : 'default'} onClick={() => onAsk(act)}>
      {say(act === 'revise' ? runWords.revise : actWords[act].act)}
    </Button>
  )
}
