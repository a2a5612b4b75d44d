/** What was frozen, and the seed that everybody derives from it: PD-1 steps 1 and 4. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical.ts'
import { type Ceremony, canonicalCeremony, type SignatureCheck } from './ceremony.ts'
import { taggedHash, toHex } from './hash.ts'
import type { Instance } from './instance.ts'
import type { Rows } from './publish.ts'

/** A value somebody typed, 64 hexadecimal digits, or a ceremony, with what checks the signature of a drand beacon. */
export type SeedSource = { typed: string } | { ceremony: Ceremony; isSigned?: SignatureCheck }

/** One hash over everything that is frozen before the seed can be known; 64 hexadecimal digits. */
export function inputRootOf(instance: Instance, rows: Rows): string {
  return toHex(taggedHash('PD-1/input', canonicalJson(instance), canonicalJson(rows)))
}

/**
 * The 32 bytes that decide a run. A ceremony must have been checked before (`ceremonyFaults`).
 * One formula: the input root, each party with its share in the order of names, then the value that came last.
 */
export function seedOf(inputRoot: string, source: SeedSource): Uint8Array {
  const root = hexToBytes(inputRoot)
  if ('typed' in source) return taggedHash('PD-1/seed', root, source.typed)
  const { parties, beacon } = canonicalCeremony(source.ceremony)
  const shares = parties.flatMap(({ party, share }) => [party, hexToBytes(share ?? '')])
  return taggedHash('PD-1/seed', root, ...shares, beacon.value)
}
