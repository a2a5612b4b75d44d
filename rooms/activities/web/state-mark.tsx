import { useSay } from '#base/web/language.tsx'
import { stateWords } from '../shared/words.ts'
import type { Deed } from './queries.ts'

/** How it stands, in words first. */
export function StateMark({
  deed: { direction, state },
}: {
  deed: Pick<Deed, 'direction' | 'state'>
}) {
  const say = useSay()
  return <span className={`deed-state ${state}`}>{say(stateWords[direction][state])}</span>
}
