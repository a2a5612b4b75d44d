/** The one act that is next in a ceremony, and its end when a party does not reveal. */
import { Button } from 'antd'
import { useState } from 'react'
import { useSay } from '#base/web/language.tsx'
import type { Run } from '../queries.ts'
import { StepDialog } from '../step-dialog.tsx'
import { hostWords as words } from './ceremony-words.ts'
import { HostDialog, type HostStep } from './host-dialog.tsx'
import type { Ceremony } from './queries.ts'
import { isTooLate } from './what-is-next.ts'

/** What the host can do now; the server decides. */
export function stepOf(ceremony: Ceremony): HostStep | undefined {
  const { stage, drawing, parties, beacon } = ceremony
  if (isTooLate(ceremony)) return undefined
  if (stage === 'sealing') {
    return parties.every(({ commitment }) => commitment !== null) ? 'close' : undefined
  }
  if (stage === 'waiting') {
    return beacon.isDue ? 'beacon' : undefined
  }
  return stage === 'ready' && !drawing ? 'draw' : undefined
}

const labels = { close: words.close, beacon: words.value, draw: words.draw } as const

export function HostActs({ run, ceremony }: { run: Run; ceremony: Ceremony }) {
  const say = useSay()
  const [asked, setAsked] = useState<HostStep | 'void'>()
  const step = stepOf(ceremony)
  const leave = () => setAsked(undefined)
  const isLate = isTooLate(ceremony)
  // While parties still seal nothing has failed; the page of the run has the same act.
  const mayFail = isLate || ['revealing', 'waiting', 'ready'].includes(ceremony.stage)
  return (
    <>
      {mayFail && !ceremony.drawing && (
        <Button type={isLate ? 'primary' : 'default'} onClick={() => setAsked('void')}>
          {say(words.voidIt)}
        </Button>
      )}
      {step && (
        <Button type="primary" onClick={() => setAsked(step)}>
          {say(labels[step])}
        </Button>
      )}
      {asked === 'void' && <StepDialog run={run} act="void" onClose={leave} />}
      {asked && asked !== 'void' && (
        <HostDialog run={run} ceremony={ceremony} step={asked} onClose={leave} />
      )}
    </>
  )
}
