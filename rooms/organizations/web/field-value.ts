/** A field of an organization as people say it, where a former value stands beside a present one. */
import type { Saying } from '#base/shared/words.ts'
import { sayFullDate } from '#base/web/formats.ts'
import { useReading } from '#base/web/language.tsx'
import { functionWords, kindWords, levelWords, sideWords } from '../shared/words.ts'
import { fieldWords, organizationWords as words } from './words.ts'

const coded: Record<string, Record<string, Saying>> = {
  side: sideWords,
  kind: kindWords,
  level: levelWords,
  function: functionWords,
}

/** @param names of what is told by its code or id */
export function useFieldValue(names: Record<string, string> = {}) {
  const { say, language } = useReading()
  return (field: string, value: unknown): string => {
    if (value === null) return say(words.empty)
    const text = String(value)
    const word = coded[field]?.[text]
    if (word) return say(word)
    return field === 'endsOn' || field === 'foundedOn'
      ? sayFullDate(text, language)
      : (names[text] ?? text)
  }
}

export function useFieldName() {
  const { say } = useReading()
  return (field: string): string => {
    const label = fieldWords[field as keyof typeof fieldWords]
    return label ? say(label) : field
  }
}
