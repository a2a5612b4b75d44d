/** What can be done with a run now; each is asked for before it is done, or has a page of its own. */
import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { actWords, pageActWords } from './act-words.ts'
import { actsOf, type RunAct, type RunPageAct } from './acts-of.ts'
import type { Run } from './queries.ts'
import { StepDialog } from './step-dialog.tsx'
import { studioWords } from './studio/words.ts'

export function RunActs({ run }: { run: Run }) {
  const say = useSay()
  const [asked, setAsked] = useState<{ run: Run; act: RunAct }>()
  const [first, ...others] = actsOf(run)
  const ask = (act: RunAct) => setAsked({ run, act })
  const { countyCode: county, id } = run
  return (
    <>
      <ButtonLink to="/pairing/runs/$county/$id/studio" params={{ county, id }}>
        {say(studioWords.open)}
      </ButtonLink>
      {others.map((act) => (
        <Act key={act} run={run} act={act} first={false} onAsk={ask} />
      ))}
      {first && <Act run={run} act={first} first={first !== 'void'} onAsk={ask} />}
      {asked && <StepDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

interface ActProps {
  run: Run
  act: RunAct | RunPageAct
  first: boolean
  onAsk(act: RunAct): void
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
      {say(actWords[act].act)}
    </Button>
  )
}
