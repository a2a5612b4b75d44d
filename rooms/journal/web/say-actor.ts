import type { Saying } from '#base/shared/words.ts'
import { journalWords as words } from './words.ts'

/** Names of people as they are; jobs and commands are the system; a party of a public draw has no account. */
export function sayActor(
  say: (saying: Saying, parameters?: Record<string, string>) => string,
  name: string,
): string {
  if (name === '') return say(words.gone)
  const party = /^party:(\d+)$/.exec(name)?.[1]
  if (party !== undefined) return say(words.party, { number: party })
  return /^(job:|[a-z][a-z-]*$)/.test(name) ? say(words.system) : name
}
