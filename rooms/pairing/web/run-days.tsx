/** The days that count for a run, as many as there are. */
import { sayDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import type { ListedRun } from './queries.ts'
import { runWords as words } from './run-words.ts'

export function RunDays({ run }: { run: ListedRun }) {
  const { say, language } = useReading()
  const { state, answerBy, disclosedFrom, disclosedUntil, inForceOn } = run
  const day = (of: string) => sayDate(of, language)
  if (inForceOn) return say(words.inForceSince, { day: day(inForceOn) })
  if (disclosedFrom && disclosedUntil) {
    return say(words.disclosedFor, { from: day(disclosedFrom), until: day(disclosedUntil) })
  }
  if (answerBy && state !== 'void') return say(words.answerUntil, { day: day(answerBy) })
  return null
}
