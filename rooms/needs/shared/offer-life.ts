/** What may become of an offer, and what it is when it does. */
import type { OfferState } from './offer-words.ts'

export const offerSteps = ['publish', 'pause', 'end'] as const
export type OfferStep = (typeof offerSteps)[number]

const from: Record<OfferStep, readonly OfferState[]> = {
  publish: ['draft', 'paused'],
  pause: ['published', 'taken'],
  end: ['draft', 'published', 'taken', 'paused'],
}

export interface Capacity {
  state: OfferState
  /** How many needs it can meet in the cycle; null for as many as come. */
  places: number | null
  /** How many matches hold it. */
  taken: number
}

/** @returns the state that follows, or undefined where the step may not be taken */
export function stepOffer(offer: Capacity, step: OfferStep): OfferState | undefined {
  if (!from[step].includes(offer.state)) return undefined
  if (step === 'pause') return 'paused'
  return step === 'end' ? 'ended' : openState(offer)
}

/** What an offer is that is not held back: open, or taken when all its places are. */
export function openState({ places, taken }: Omit<Capacity, 'state'>): 'published' | 'taken' {
  return places !== null && taken >= places ? 'taken' : 'published'
}

/** The state once places or what is taken of them has changed. */
export function stateAfter(offer: Capacity): OfferState {
  return offer.state === 'published' || offer.state === 'taken' ? openState(offer) : offer.state
}

/** How many more needs it can meet; null for as many as come. */
export function freePlaces({ places, taken }: Omit<Capacity, 'state'>): number | null {
  return places === null ? null : Math.max(0, places - taken)
}
