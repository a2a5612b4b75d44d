/** The days that count for a run, as many as there are. */
import { sayDate } from '#base/web/formats.ts'
import type { useReading } from '#base/web/language.tsx'
import type { ListedRun } from './queries.ts'
import { runWords as words } from './run-words.ts'

type Reading = Pick<ReturnType<typeof useReading>, 'say' | 'language'>

/** @returns null where none counts yet, so that a card has no line for them */
export function sayDays(run: ListedRun, { say, language }: Reading): string | null {
  const { state, answerBy, disclosedFrom, disclosedUntil, inForceOn } = run
  const day = (of: string) => sayDate(of, language)
  if (inForceOn) return say(words.inForceSince, { day: day(inForceOn) })
  if (disclosedFrom && disclosedUntil) {
    return say(words.disclosedFor, { from: day(disclosedFrom), until: day(disclosedUntil) })
  }
  if (answerBy && state !== 'void') return say(words.answerUntil, { day: day(answerBy) })
  return null
}
