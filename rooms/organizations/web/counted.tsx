import { useSay } from '#base/web/language.tsx'
import type { Preview } from './queries.ts'
import { organizationWords as words } from './words.ts'

/** What hangs on organizations, by kind and number. */
export function Counted({ of }: { of: Preview['hangs'] }) {
  const say = useSay()
  return (
    <ul>
      {of.map(({ key, label, count }) => (
        <li key={key}>{say(words.counting, { label: say(label), count })}</li>
      ))}
    </ul>
  )
}
