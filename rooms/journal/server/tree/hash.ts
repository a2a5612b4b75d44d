/** The two hashes of a Merkle tree log (RFC 6962 §2.1): a leaf can never pass for an inner node. */
import { hash } from 'node:crypto'

export const hashLength = 32

/** Sized for the usual entry; a longer one gets a buffer of its own. */
const scratch = Buffer.alloc(16_384)
const pair = Buffer.alloc(1 + 2 * hashLength)
pair[0] = 1

/** @param content the bytes of the entry as docs/journal.md states them */
export function leafHash(content: Uint8Array): Buffer {
  const length = content.length + 1
  const bytes = length <= scratch.length ? scratch.subarray(0, length) : Buffer.alloc(length)
  bytes[0] = 0
  bytes.set(content, 1)
  return sha256(bytes)
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1)
  pair.set(right, 1 + hashLength)
  return sha256(pair)
}

/** By way of a string: a buffer that the hash allocates itself takes four times as long as the hashing. */
function sha256(bytes: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1')
}
