/** The way back from a page about a part of a programme. */
import { Link } from '@tanstack/react-router'
import { useSay } from '#base/web/language.tsx'
import { programmeWords as words } from './words.ts'

interface ProgrammeCrumbsProps {
  id: string
  name: string | undefined
  cycleId?: string
}

export function ProgrammeCrumbs({ id, name, cycleId }: ProgrammeCrumbsProps) {
  const say = useSay()
  return (
    <nav className="crumbs" aria-label={say(words.path)}>
      <Link to="/programmes">{say(words.title)}</Link>
      {name && (
        <Link
          to="/programmes/$id"
          params={{ id }}
          {...(cycleId && { search: { cycle: cycleId } as never })}
        >
          {name}
        </Link>
      )}
    </nav>
  )
}
