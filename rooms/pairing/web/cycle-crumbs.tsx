/** The way back from a page about a cycle: all programmes, then its runs. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDesk } from '#base/web/desk.tsx'
import { useSay } from '#base/web/language.tsx'
import { cycleQuery } from './queries.ts'
import { runWords as words } from './run-words.ts'

export function CycleCrumbs({ cycleId }: { cycleId: string }) {
  const say = useSay()
  const { api } = useDesk()
  const { data: cycle } = useQuery(cycleQuery(api, cycleId))
  return (
    <nav className="crumbs" aria-label={say(words.path)}>
      <Link to="/pairing">{say(words.nav)}</Link>
      {cycle && (
        <Link to="/pairing/$cycleId" params={{ cycleId }}>
          {say(words.runsOf, { programme: cycle.programme.name, cycle: cycle.name })}
        </Link>
      )}
    </nav>
  )
}
