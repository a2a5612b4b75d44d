/**
 * The ceremony of PD-1: parties commit to secret shares, a public value nobody can steer follows, and the
 * seed needs all of them. One honest party, or one honest public value, is enough.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod/mini'
import { sortedUnique } from './canonical-instance.ts'
import { taggedHash, toHex } from './hash.ts'
import type { Reason } from './reason.ts'
import { codePattern, namePattern } from './suitable-text.ts'

const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const said = z.string().check(z.minLength(1), z.maxLength(200), z.regex(namePattern))
const name = z.string().check(z.minLength(1), z.maxLength(200), z.regex(codePattern))

export const ceremonySchema = z.strictObject({
  $schema: z.optional(z.string()),
  format: z.literal('lianjian-ceremony/1'),
  /** The one event this run was announced under. */
  event: said,
  /** When it was announced, RFC 3339, whole seconds, with an offset. */
  announced: z.iso.datetime({ offset: true, precision: 0 }).check(z.regex(/^(?!0000)/)),
  /** What was frozen and published before anybody committed. */
  inputRoot: hex32,
  parties: z
    .array(
      z.strictObject({
        party: name,
        commitment: hex32,
        /** 32 random bytes, revealed after all commitments are public and before the beacon. */
        share: z.optional(hex32),
      }),
    )
    .check(z.minLength(1)),
  beacon: z.strictObject({
    kind: z.enum(['drand-quicknet', 'dice', 'lottery', 'other-public']),
    /** Which public event, as announced. */
    event: said,
    /** Lower-case hexadecimal, or the digits in the order announced, without separators. */
    value: z.string().check(z.regex(/^[0-9a-f]{1,1024}$/)),
    /** drand only. */
    round: z.optional(z.int().check(z.minimum(1))),
    /** drand only: 48 bytes. */
    signature: z.optional(z.string().check(z.regex(/^[0-9a-f]{96}$/))),
  }),
})
export type Ceremony = z.infer<typeof ceremonySchema>

/** A ceremony under way: sealed numbers are listed, the public value is not there yet. */
export const openCeremonySchema = z.extend(ceremonySchema, {
  beacon: z.optional(ceremonySchema.shape.beacon),
})
export type OpenCeremony = z.infer<typeof openCeremonySchema>

/** What a party keeps to itself from its commitment to its revelation. */
export const sealedShareSchema = z.strictObject({
  format: z.literal('lianjian-share/1'),
  party: name,
  inputRoot: hex32,
  share: hex32,
})
export type SealedShare = z.infer<typeof sealedShareSchema>

// drand quicknet's own parameters: first round at this Unix time, then one every three seconds.
const quicknetGenesis = 1_692_803_367
const quicknetPeriod = 3

/** When a round of drand quicknet is published, Unix seconds. */
export function quicknetTime(round: number): number {
  return quicknetGenesis + (round - 1) * quicknetPeriod
}

/** The first round of drand quicknet that is published at that Unix second or after it. */
export function quicknetRound(time: number): number {
  return Math.max(1, Math.ceil((time - quicknetGenesis) / quicknetPeriod) + 1)
}

/**
 * What a party publishes before it reveals its share.
 * @param inputRoot 64 hexadecimal digits
 * @param share 32 bytes
 */
export function shareCommitment(party: string, inputRoot: string, share: Uint8Array): string {
  return toHex(taggedHash('PD-1/share', party.normalize('NFC'), hexToBytes(inputRoot), share))
}

/** A party's entry in a ceremony once its share is revealed. */
export function revealedParty({ party, inputRoot, share }: SealedShare) {
  return { party, commitment: shareCommitment(party, inputRoot, hexToBytes(share)), share }
}

/**
 * What should keep a party from revealing: the ceremony is held over another list, does not list what the
 * party sealed, or has its public value already, so that others could still choose whether to reveal.
 */
export function revealFaults(ceremony: OpenCeremony, sealed: SealedShare): Reason[] {
  const party = sealed.party.normalize('NFC')
  const faults: Reason[] = []
  if (ceremony.inputRoot !== sealed.inputRoot) {
    const params = { frozen: ceremony.inputRoot, sealed: sealed.inputRoot }
    faults.push({ code: 'sealed-for-other-input', params })
  }
  const listed = ceremony.parties.filter((item) => item.party.normalize('NFC') === party)
  const { commitment } = revealedParty(sealed)
  if (listed.length === 0) faults.push({ code: 'commitment-unlisted', params: { party } })
  // A second entry under the same name would void the draw after everybody has revealed.
  if (listed.some((item) => item.commitment !== commitment)) {
    faults.push({ code: 'commitment-differs', params: { party, commitment } })
  }
  if (ceremony.beacon) faults.push({ code: 'beacon-too-early', params: {} })
  return faults
}

/**
 * Whether drand quicknet signed the round; `isQuicknetSignature` is one. Handed in, because whoever has no such
 * beacon need not load the curve.
 */
export type SignatureCheck = (round: number, signature: string) => boolean

function beaconFaults({ announced, beacon }: Ceremony, isSigned?: SignatureCheck): Reason[] {
  const { kind, value, round, signature } = beacon
  if (kind !== 'drand-quicknet') {
    return round === undefined && signature === undefined
      ? []
      : [{ code: 'beacon-extra', params: { kind } }]
  }
  if (round === undefined || signature === undefined) {
    return [{ code: 'beacon-incomplete', params: { kind } }]
  }
  const faults: Reason[] = []
  if (toHex(sha256(hexToBytes(signature))) !== value) {
    faults.push({ code: 'beacon-not-its-signature', params: { round } })
  }
  if (isSigned && !isSigned(round, signature)) {
    faults.push({ code: 'beacon-not-signed', params: { round } })
  }
  if (quicknetTime(round) * 1000 <= Date.parse(announced)) {
    faults.push({ code: 'beacon-before-announcement', params: { round, announced } })
  }
  return faults
}

/** What a ceremony says of a time that has not come; empty when nothing. `now` is a Unix time in milliseconds. */
export function futureFaults({ announced, beacon }: Ceremony, now: number): Reason[] {
  const faults: Reason[] = []
  const clock = new Date(now).toISOString()
  if (Date.parse(announced) > now) {
    faults.push({ code: 'announced-in-future', params: { announced, clock } })
  }
  const { kind, round } = beacon
  if (kind === 'drand-quicknet' && round !== undefined && 1000 * quicknetTime(round) > now) {
    faults.push({ code: 'beacon-in-future', params: { round, clock } })
  }
  return faults
}

/**
 * All that stands in the way of drawing by this ceremony, naming the party; empty when nothing does.
 * @param isSigned without it a drand signature is taken as it is stated
 */
export function ceremonyFaults(
  ceremony: Ceremony,
  inputRoot: string,
  isSigned?: SignatureCheck,
): Reason[] {
  const faults: Reason[] = []
  if (ceremony.inputRoot !== inputRoot) {
    const params = { frozen: ceremony.inputRoot, now: inputRoot }
    faults.push({ code: 'ceremony-other-input', params })
  }
  const named = new Set<string>()
  for (const { party, commitment, share } of ceremony.parties) {
    const name = party.normalize('NFC')
    if (named.has(name)) faults.push({ code: 'party-twice', params: { party: name } })
    named.add(name)
    if (share === undefined) {
      faults.push({ code: 'share-missing', params: { party: name } })
    } else if (shareCommitment(name, ceremony.inputRoot, hexToBytes(share)) !== commitment) {
      faults.push({ code: 'share-does-not-open', params: { party: name } })
    }
  }
  return [...faults, ...beaconFaults(ceremony, isSigned)]
}

/** The ceremony as a transcript holds it: parties sorted by code point, text NFC, no editor's link. */
export function canonicalCeremony({ $schema: _link, ...ceremony }: Ceremony): Ceremony {
  const parties = new Map(ceremony.parties.map((item) => [item.party.normalize('NFC'), item]))
  return {
    ...ceremony,
    event: ceremony.event.normalize('NFC'),
    parties: sortedUnique([...parties.keys()]).map((party) => ({ ...parties.get(party)!, party })),
    beacon: { ...ceremony.beacon, event: ceremony.beacon.event.normalize('NFC') },
  }
}
