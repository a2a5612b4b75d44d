/** A party's number on its own device: made there, kept there, and handed out by nobody but its owner. */
import { type SealedShare, sealedShareSchema, shareCommitment } from '@lianjian/pairing/ceremony'

export type { SealedShare }

export interface SealingParty {
  /** County and id of the run. */
  run: string
  number: number
  party: string
  inputRoot: string
}

const nameOf = ({ run, number }: SealingParty) => `lianjian-share:${run}:${number}`

/** Undefined where nothing of this draw is kept, or the browser lets the page look at nothing. */
export function readShare(party: SealingParty): SealedShare | undefined {
  try {
    return parseShare(localStorage.getItem(nameOf(party)) ?? '')
  } catch {
    return undefined
  }
}

/** @returns undefined when this browser keeps nothing: a number that is lost would make the draw void */
export function makeShare(party: SealingParty): SealedShare | undefined {
  const made = drawShare(party)
  try {
    localStorage.setItem(nameOf(party), JSON.stringify(made))
  } catch {
    return undefined
  }
  return readShare(party)?.share === made.share ? made : undefined
}

/** A number at random, which is nowhere but in the answer. */
export function drawShare(of: Pick<SealingParty, 'party' | 'inputRoot'>): SealedShare {
  return shareOf(of, toHex(crypto.getRandomValues(new Uint8Array(32))))
}

export function shareOf(
  { party, inputRoot }: Pick<SealingParty, 'party' | 'inputRoot'>,
  share: string,
): SealedShare {
  return { format: 'lianjian-share/1', party, inputRoot, share }
}

/** Undefined for what is no sealed number. */
export function parseShare(text: string): SealedShare | undefined {
  try {
    return sealedShareSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export function commitmentOf({ party, inputRoot, share }: SealedShare): string {
  const pairs = share.match(/../g) ?? []
  const bytes = Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
  return shareCommitment(party, inputRoot, bytes)
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
