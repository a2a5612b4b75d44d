/** The way from a part of a cycle's plan to the page on which it is written anew. */
import { useSay } from '#base/web/language.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import type { Cycle } from './queries.ts'
import { planWords as words } from './words.ts'

export interface PlanSectionProps {
  cycle: Cycle
  writable: boolean
}

const labels = { stages: words.changeStages, duties: words.changeDuties }

export function ChangePlan({ cycle, what }: { cycle: Cycle; what: keyof typeof labels }) {
  const say = useSay()
  return (
    <ButtonLink
      to={`/cycles/$cycleId/${what}`}
      params={{ cycleId: cycle.id } as never}
      aria-label={say(labels[what])}
    >
      {say(words.change)}
    </ButtonLink>
  )
}
