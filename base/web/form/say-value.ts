/** A field of a record as people say it; an empty one is said to be so. */
import type { Say } from '../language.tsx'
import { kitWords as words } from '../words.ts'
import type { Editing } from './use-form.ts'
import { isBlank, type Values } from './values.ts'

export function sayValueOf(
  say: Say,
  fields: Editing['fields'],
  name: string,
  values: Values,
): string {
  const value = values[name]
  return (!isBlank(value) && fields[name]?.say(value)) || say(words.blank)
}
