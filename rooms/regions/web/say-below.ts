import type { Say } from '#base/web/language.tsx'
import { kindsBelow, type PlaceKind } from '../shared/place.ts'
import { placeKindWords, placeWords as words } from './words.ts'

/** What may be added there; of several the first two, for a button. */
export function sayBelow(say: Say, above: PlaceKind | 'region'): string {
  const kinds = kindsBelow(above)
  const named = kinds.slice(0, 2).map((kind) => say(placeKindWords[kind]).toLowerCase())
  return named.join(say(words.between)) + (kinds.length > 2 ? '…' : '')
}
