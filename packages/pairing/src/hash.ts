/** Domain-separated SHA-256 and the hex that transcripts carry. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Eight bytes, big-endian. */
export function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/**
 * SHA-256 over the tag and the parts, each preceded by its length in bytes as a uint64, so that no two
 * different lists of parts give the same bytes. Text parts are UTF-8.
 */
export function taggedHash(tag: string, ...parts: (Uint8Array | string)[]): Uint8Array {
  const chunks = [tag, ...parts].flatMap((part) => {
    const bytes = typeof part === 'string' ? utf8ToBytes(part) : part
    return [uint64(bytes.length), bytes]
  })
  return sha256(concatBytes(...chunks))
}

export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes)
}
