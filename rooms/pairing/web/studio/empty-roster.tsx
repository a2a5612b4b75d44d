/** A roster with nobody on one side, or on both: what is missing, and where it is brought. */
import type { Roster } from '@lianjian/pairing'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { ButtonLink } from '#base/web/page.tsx'
import { studioWords as words } from './words.ts'

interface EmptyRosterProps {
  cycleId: string
  roster: Roster
}

export function EmptyRoster({ cycleId, roster }: EmptyRosterProps) {
  const say = useSay()
  const { supporters, communities } = roster
  const isEmpty = supporters.length + communities.length === 0
  const title = isEmpty
    ? say(words.noRoster)
    : supporters.length === 0
      ? say(words.noSupporters, { count: sayExactly(communities.length) })
      : say(words.noCommunities, { count: sayExactly(supporters.length) })
  return (
    <div className="teach">
      <p className="strong">{title}</p>
      <p>{say(isEmpty ? words.noRosterHow : words.noOtherSide)}</p>
      <p className="acts">
        <ButtonLink to="/pairing/$cycleId/roster" params={{ cycleId }}>
          {say(words.toRoster)}
        </ButtonLink>
      </p>
    </div>
  )
}
