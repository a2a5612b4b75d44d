import type { Language } from '#base/shared/language.ts'
import { sayDate, sayExactly } from '#base/web/formats.ts'
import type { Say } from '#base/web/language.tsx'
import type { OfferItem } from './queries.ts'
import { offersWords, offerWords } from './words.ts'

/** `12,000 元` of money, `2 名` of the rest; nothing where nobody said how much. */
export function sayHowMuch({ amountFen, quantity, quantityUnit }: OfferItem, say: Say): string {
  if (amountFen !== null) return say(offersWords.yuan, { amount: sayExactly(amountFen / 100) })
  return quantity === null ? '' : `${sayExactly(quantity)} ${quantityUnit ?? ''}`
}

/** From when to when, and on which days. */
export function sayWhen({ fromDay, untilDay, times }: OfferItem, say: Say, language: Language) {
  return [
    fromDay && say(offerWords.from, { day: sayDate(fromDay, language) }),
    untilDay && say(offerWords.until, { day: sayDate(untilDay, language) }),
    times,
  ]
    .filter(Boolean)
    .join(' ')
}
