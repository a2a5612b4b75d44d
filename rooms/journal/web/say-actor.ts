import type { Saying } from '#base/shared/words.ts'
import { journalWords as words } from './words.ts'

/** Names of people as they are; jobs and commands are the system. */
export function sayActor(say: (saying: Saying) => string, name: string): string {
  if (name === '') return say(words.gone)
  return /^(job:|[a-z][a-z-]*$)/.test(name) ? say(words.system) : name
}
