import { useSay } from '#base/web/language.tsx'
import { Mark } from '#base/web/marks.tsx'
import type { Person } from './queries.ts'
import { identityWords as words } from './words.ts'

/** The word first; what needs somebody is set off by its weight, not by a colour. */
export function StateTag({ state }: { state: Person['state'] }) {
  const say = useSay()
  const notable = state === 'locked'
  return (
    <span className={`tag ${state}`}>
      {state === 'closed' && <Mark name="cross" />}
      {notable ? <b>{say(words[state])}</b> : say(words[state])}
    </span>
  )
}
