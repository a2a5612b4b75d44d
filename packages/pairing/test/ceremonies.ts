/** A ceremony for tests: fixed shares, and a drand value that follows from an invented signature. */
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { type Ceremony, shareCommitment } from '../src/ceremony.ts'
import { toHex } from '../src/hash.ts'

export function ceremonyOf(inputRoot: string): Ceremony {
  const signature = '5a'.repeat(48)
  return {
    format: 'lianjian-ceremony/1',
    event: '2026 年第一次公开抽签',
    announced: '2026-03-10T09:00:00+08:00',
    inputRoot,
    parties: ['市委组织部', '市公证处', '村民代表'].map((party, at) => {
      const share = toHex(new Uint8Array(32).fill(at + 1))
      return { party, commitment: shareCommitment(party, inputRoot, hexToBytes(share)), share }
    }),
    beacon: {
      kind: 'drand-quicknet',
      event: 'drand quicknet',
      value: toHex(sha256(hexToBytes(signature))),
      round: 26_998_012,
      signature,
    },
  }
}
