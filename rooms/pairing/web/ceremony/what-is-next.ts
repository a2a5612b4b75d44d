/** In a sentence: who is waited for, or what can be done. */
import type { Language } from '#base/shared/language.ts'
import { sayMoment } from '#base/web/formats.ts'
import type { Say } from '#base/web/language.tsx'
import { hostWords as words } from './ceremony-words.ts'
import type { Ceremony, Party } from './queries.ts'

/** Sealing or revealing did not end before the public value could be known: the draw can only be void. */
export function isTooLate({ stage, beacon }: Ceremony): boolean {
  const isOpen = stage === 'sealing' || stage === 'revealing'
  return isOpen && beacon.expectedAt !== null && beacon.isDue
}

export function whatIsNext(ceremony: Ceremony, say: Say, language: Language): string {
  const { stage, drawing, parties, beacon } = ceremony
  const namesOf = (all: readonly Party[]) => all.map(({ party }) => party).join(say(words.between))
  if (isTooLate(ceremony)) {
    const at = sayMoment(beacon.expectedAt ?? '', language)
    return say(stage === 'sealing' ? words.sealLate : words.revealLate, { at })
  }
  switch (stage) {
    case 'sealing': {
      const open = parties.filter(({ commitment }) => commitment === null)
      return open.length > 0 ? say(words.waitSeals, { names: namesOf(open) }) : say(words.allSealed)
    }
    case 'revealing': {
      const shut = parties.filter(({ share }) => share === null)
      return say(words.waitNumbers, { names: namesOf(shut) })
    }
    case 'waiting': {
      const { expectedAt, isDue } = beacon
      return isDue || expectedAt === null
        ? say(words.allRevealed)
        : say(words.waitRound, { at: sayMoment(expectedAt, language) })
    }
    case 'ready':
      return say(drawing ? words.drawing : words.ready)
    case 'drawn':
      return say(words.drawn)
    case 'void':
      return say(words.isVoid)
  }
}
