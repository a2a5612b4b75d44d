/** From the office's roster to what is published, and to what each unit and village may open for itself. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'
import {
  byCode,
  canonicalInstance,
  canonicalPreferences,
  canonicalRelations,
  canonicalRules,
  sortedUnique,
} from './canonical-instance.ts'
import { usedFields } from './fields.ts'
import { taggedHash, toHex } from './hash.ts'
import { readInputs } from './input-structure.ts'
import {
  type CommunityLetter,
  communityLetters,
  type Instance,
  type SupporterLetter,
  supporterLetters,
  tierDistance,
} from './instance.ts'
import { instanceFaults } from './instance-faults.ts'
import type { Reason } from './reason.ts'
import { Refusal } from './refusal.ts'
import type { Roster, RosterCommunity, RosterSupporter, Tier } from './roster.ts'
import type { Rules } from './rules.ts'

export type RowSecretKind = 'given' | 'derived'

/** The published commitments, hexadecimal, in the order of the instance's rows. */
export interface Rows {
  /** `derived`: whoever can reconstruct the whole roster can also test both readings of the letters. */
  secret: RowSecretKind
  /** To which end of the letters is tier 1; absent when the rules use no tiers. */
  orientation?: string
  supporters: string[]
  communities: string[]
}

export type PrivateRow =
  | ({ side: 'supporter' } & RosterSupporter)
  | ({ side: 'community' } & RosterCommunity)

/** What one unit or village needs to see that the published commitment holds its own row. Private to it. */
export interface Opening {
  /** 32 bytes, hexadecimal. */
  salt: string
  row: PrivateRow
  /** How tiers became letters. Left out for tier 2, whose letter is the middle one either way. */
  orientation?: { flipped: boolean; salt: string }
}

export interface Published {
  instance: Instance
  rows: Rows
  openings: Opening[]
  rowSecretKind: RowSecretKind
}

/** Bytes of a row secret. */
const rowSecretLength = 32

const nfc = (text: string) => text.normalize('NFC')

function canonicalRow<T extends RosterSupporter | RosterCommunity>(row: T): T {
  const copy = { ...row, code: nfc(row.code), name: nfc(row.name) }
  if ('offers' in copy && copy.offers) copy.offers = sortedUnique(copy.offers)
  if ('needs' in copy && copy.needs) copy.needs = sortedUnique(copy.needs)
  return copy
}

function canonicalRoster(roster: Roster): Roster {
  return {
    supporters: roster.supporters.map(canonicalRow).sort(byCode),
    communities: roster.communities.map(canonicalRow).sort(byCode),
    relations: canonicalRelations(roster.relations),
    preferences: canonicalPreferences(roster.preferences),
  }
}

/** HMAC-SHA256(secret, purpose as UTF-8). */
function keyed(secret: Uint8Array, purpose: string): Uint8Array {
  return hmac(sha256, secret, utf8ToBytes(purpose))
}

function derivedSecret(office: Roster, rules: Rules): Uint8Array {
  return taggedHash('PD-1/row-secret', canonicalJson(office), canonicalJson(canonicalRules(rules)))
}

/** PD-1/row: what is published in place of a row. */
export function rowCommitment(salt: Uint8Array, row: PrivateRow): string {
  return toHex(taggedHash('PD-1/row', salt, canonicalJson(row)))
}

/** PD-1/orientation: what is published in place of how tiers became letters. */
export function orientationCommitment(salt: Uint8Array, flipped: boolean): string {
  return toHex(taggedHash('PD-1/orientation', salt, flipped ? '1' : '0'))
}

/** The place of a tier among the letters of its side. */
export function letterIndex(tier: Tier, flipped: boolean): number {
  return flipped ? 3 - tier : tier - 1
}

function tierFaults(roster: Roster, rules: Rules) {
  if (!usedFields(rules).letters) return []
  const wrong = (side: string) => (row: { code: string; tier?: number }) =>
    row.tier === undefined || [1, 2, 3].includes(row.tier)
      ? []
      : [{ code: 'tier-wrong', params: { side, code: row.code, tier: row.tier } }]
  return [
    ...roster.supporters.flatMap(wrong('supporter')),
    ...roster.communities.flatMap(wrong('community')),
  ]
}

/** A roster and rules in canonical form, without fault. */
export interface CheckedRoster {
  office: Roster
  rules: Rules
}

/** @throws Refusal naming everything the rules need and the roster does not hold. */
export function checkedRoster(roster: Roster, given: Rules, more: Reason[] = []): CheckedRoster {
  const { faults: structure, rules } = readInputs(roster, given)
  if (structure.length > 0) throw new Refusal(structure)
  const faults = [
    // The checks read rows field by field, which their exact types do not allow.
    ...instanceFaults(roster as unknown as Parameters<typeof instanceFaults>[0], rules, 'tier'),
    ...tierFaults(roster, rules),
    ...more,
  ]
  if (faults.length > 0) throw new Refusal(faults)
  return { office: canonicalRoster(roster), rules }
}

/** What of a roster its rules use, tiers behind letters. */
export function instanceOf({ office, rules }: CheckedRoster, flipped: boolean): Instance {
  const { letters } = usedFields(rules)
  const letterOf = <T>(names: readonly T[], tier: Tier | undefined): { letter?: T } =>
    letters && tier ? { letter: names[letterIndex(tier, flipped)] as T } : {}
  return canonicalInstance({
    rules,
    supporters: office.supporters.map(({ tier, ...row }) => ({
      ...row,
      ...letterOf<SupporterLetter>(supporterLetters, tier),
    })),
    communities: office.communities.map(({ tier, ...row }) => ({
      ...row,
      ...letterOf<CommunityLetter>(communityLetters, tier),
    })),
    tierDistance,
    relations: office.relations,
    preferences: office.preferences,
  })
}

/**
 * Reduces a roster to what its rules use, hides tiers behind letters and commits to every row.
 * The same roster and rules give the same result whatever the order of rows.
 * @param rowSecret 32 bytes known to the office alone; derived from the roster and the rules when left out.
 * @throws Refusal naming everything the rules need and the roster does not hold.
 */
export function publish(roster: Roster, given: Rules, rowSecret?: Uint8Array): Published {
  const isWrongLength = rowSecret && rowSecret.length !== rowSecretLength
  const checked = checkedRoster(
    roster,
    given,
    isWrongLength ? [{ code: 'row-secret-length', params: { bytes: rowSecret.length } }] : [],
  )
  const { office, rules } = checked
  const secret = rowSecret ?? derivedSecret(office, rules)
  const flipped = ((keyed(secret, 'PD-1/flip')[0] ?? 0) & 1) === 1
  const letters = usedFields(rules).letters
  const instance = instanceOf(checked, flipped)

  const orientationSalt = keyed(secret, 'PD-1/salt/orientation')
  const open = (row: PrivateRow): Opening => ({
    salt: toHex(keyed(secret, `PD-1/salt/${row.side}/${row.code}`)),
    row,
    ...(letters && row.tier !== 2 && { orientation: { flipped, salt: toHex(orientationSalt) } }),
  })
  const supporters = office.supporters.map((row) => open({ side: 'supporter', ...row }))
  const communities = office.communities.map((row) => open({ side: 'community', ...row }))
  const commit = ({ row }: Opening) =>
    rowCommitment(keyed(secret, `PD-1/salt/${row.side}/${row.code}`), row)
  const rowSecretKind = rowSecret ? 'given' : 'derived'
  return {
    instance,
    rows: {
      secret: rowSecretKind,
      ...(letters && { orientation: orientationCommitment(orientationSalt, flipped) }),
      supporters: supporters.map(commit),
      communities: communities.map(commit),
    },
    openings: [...supporters, ...communities],
    rowSecretKind,
  }
}
