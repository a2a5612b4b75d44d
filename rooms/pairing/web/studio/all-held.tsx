/** Where every pair was settled beforehand, a changed rule changes nothing; this says why. */
import { Link } from '@tanstack/react-router'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { Notice } from '#base/web/notice.tsx'
import { studioWords as words } from './words.ts'

export function AllHeld({ cycleId, count }: { cycleId: string; count: number }) {
  const say = useSay()
  return (
    <Notice title={say(words.allHeld, { count: sayExactly(count) })}>
      <p className="acts">
        <Link
          to="/pairing/$cycleId/roster"
          params={{ cycleId }}
          search={{ part: 'pairs' } as never}
        >
          {say(words.toLocked)}
        </Link>
        <Link to="/pairing/$cycleId/wishes" params={{ cycleId }}>
          {say(words.toWishes)}
        </Link>
      </p>
    </Notice>
  )
}
