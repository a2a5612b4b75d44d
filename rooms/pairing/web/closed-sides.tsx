/** Who was closed since the pairs were disclosed, and how many pairs each has that wait to be made anew. */
import { useSay } from '#base/web/language.tsx'
import type { Run } from './queries.ts'
import { closedWords as words } from './run-words.ts'

export function ClosedSides({ closed }: Pick<Run, 'closed'>) {
  const say = useSay()
  return (
    <ul>
      {closed.map(({ organization: { id, name, ended }, count }) => (
        <li key={id}>{say(words.line, { name, ended, count })}</li>
      ))}
    </ul>
  )
}
