/** A ceremony for tests: fixed shares, and round 1,000 of drand quicknet as the network signed it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { type Ceremony, shareCommitment } from '../src/ceremony.ts'
import { toHex } from '../src/hash.ts'
import { isQuicknetSignature } from '../src/quicknet.ts'
import type { SeedSource } from '../src/seed.ts'

export const round1000 =
  'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125' +
  'e342b73a8dd2bacbe47e4b6b63ed5e39'

export function ceremonyOf(inputRoot: string): Ceremony {
  return {
    format: 'lianjian-ceremony/1',
    event: '2026 年第一次公开抽签',
    announced: '2023-08-23T09:00:00+08:00',
    inputRoot,
    parties: ['市委组织部', '市公证处', '村民代表'].map((party, at) => {
      const share = toHex(new Uint8Array(32).fill(at + 1))
      return { party, commitment: shareCommitment(party, inputRoot, hexToBytes(share)), share }
    }),
    beacon: {
      kind: 'drand-quicknet',
      event: 'drand quicknet',
      value: toHex(sha256(hexToBytes(round1000))),
      round: 1000,
      signature: round1000,
    },
  }
}

/** The same as the source of a seed. */
export function drawnBy(ceremony: Ceremony): SeedSource {
  return { ceremony, isSigned: isQuicknetSignature }
}
