/** What a party can do now, from what anybody sees of the draw and what this device keeps. */
import type * as z from 'zod'
import type { ceremonyOutput } from '#rooms/pairing/shared/ceremony-schema.ts'
import { commitmentOf, type SealedShare } from './kept-share.ts'

export type Ceremony = z.infer<typeof ceremonyOutput>

export type PartyState =
  | 'make'
  | 'sealed'
  /** Sealed, and the number is not on this device. */
  | 'elsewhere'
  /** The number on this device is another one. */
  | 'differs'
  | 'reveal'
  | 'late'
  | 'revealed'
  | 'over'
  | 'void'

export function partyStateOf(
  ceremony: Ceremony,
  number: number,
  kept: SealedShare | undefined,
): PartyState {
  const { stage, parties, beacon, inputRoot } = ceremony
  const row = parties.find((each) => each.number === number)
  if (!row || stage === 'void') return 'void'
  if (row.share !== null) return stage === 'drawn' ? 'over' : 'revealed'
  // Whoever knows the public value already would choose.
  const isKnown = beacon.value !== null || (beacon.expectedAt !== null && beacon.isDue)
  if (isKnown) return 'late'
  if (row.commitment === null) return 'make'
  if (!kept) return 'elsewhere'
  if (kept.inputRoot !== inputRoot || commitmentOf(kept) !== row.commitment) return 'differs'
  return stage === 'sealing' ? 'sealed' : 'reveal'
}
