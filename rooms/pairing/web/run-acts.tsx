/** What can be done with a run now; each is asked for before it is done. */
import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { actWords } from './act-words.ts'
import { actsOf, type RunAct } from './acts-of.ts'
import type { Run } from './queries.ts'
import { StepDialog } from './step-dialog.tsx'
import { studioWords } from './studio/words.ts'

export function RunActs({ run }: { run: Run }) {
  const say = useSay()
  const [asked, setAsked] = useState<{ run: Run; act: RunAct }>()
  const [first, ...others] = actsOf(run)
  const { countyCode: county, id } = run
  return (
    <>
      <ButtonLink to="/pairing/runs/$county/$id/studio" params={{ county, id }}>
        {say(studioWords.open)}
      </ButtonLink>
      {others.map((act) => (
        <Button key={act} onClick={() => setAsked({ run, act })}>
          {say(actWords[act].act)}
        </Button>
      ))}
      {first && (
        <Button
          type={first === 'void' ? 'default' : 'primary'}
          onClick={() => setAsked({ run, act: first })}
        >
          {say(actWords[first].act)}
        </Button>
      )}
      {asked && <StepDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
