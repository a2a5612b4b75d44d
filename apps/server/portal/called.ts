import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import { endedWords } from './words.ts'

/** The name, and what became of it when it is no more. */
export function called(
  language: Language,
  { name, ended }: { name: string; ended?: string | undefined },
): string {
  return ended === undefined ? name : say(endedWords.called, language, { name, ended })
}
