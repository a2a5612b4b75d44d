/** What becomes of all that hangs on an organization when it is closed: a bare number would leave that to guess. */
import type { Saying } from '#base/shared/words.ts'
import type { Say } from '#base/web/language.tsx'
import { closingWords } from './closing-words.ts'
import type { Preview } from './queries.ts'
import { organizationWords as words } from './words.ts'

const becomes: Record<string, Saying> = closingWords

export function sayClosing(say: Say, hangs: Preview['hangs']): string[] {
  return hangs.map(({ key, label, count }) => {
    const counted = say(words.counting, { label: say(label), count })
    const what = becomes[key]
    return what ? say(words.countedBecomes, { counted, becomes: say(what) }) : counted
  })
}
