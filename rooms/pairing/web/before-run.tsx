/** What is looked after before a run is begun: the roster, ties from before, wishes of both sides. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Section } from '#base/web/page.tsx'
import { rosterQuery } from './roster/roster-queries.ts'
import { rosterWords } from './roster/roster-words.ts'
import { runWords as words } from './run-words.ts'
import { wishCallQuery } from './wishes/wish-queries.ts'
import { callWords } from './wishes/wish-words.ts'

export function BeforeRun({ cycleId }: { cycleId: string }) {
  const say = useSay()
  const { api } = useDesk()
  const { data: roster } = useQuery(rosterQuery(api, cycleId, undefined))
  const { data: call } = useQuery(wishCallQuery(api, cycleId))
  const lacking = roster && roster.supporter.incomplete + roster.community.incomplete
  // Nothing is missing of nobody, which is not the same as complete.
  const nobody = roster?.supporter.participants === 0 || roster?.community.participants === 0
  return (
    <Section title={say(words.before)}>
      <ul className="plain-list">
        <li>
          <Link to="/pairing/$cycleId/roster" params={{ cycleId }}>
            {say(rosterWords.toRoster)}
          </Link>{' '}
          {lacking !== undefined && (
            <span className="second">
              {lacking > 0
                ? say(rosterWords.lacking, { count: sayExactly(lacking) })
                : say(nobody ? rosterWords.noParticipants : rosterWords.complete)}
            </span>
          )}
        </li>
        <li>
          <Link to="/pairing/$cycleId/wishes" params={{ cycleId }}>
            {say(callWords.title)}
          </Link>{' '}
          {call && (
            <span className="second">{say(call.call ? words.asked : callWords.notAsked)}</span>
          )}
        </li>
      </ul>
    </Section>
  )
}
