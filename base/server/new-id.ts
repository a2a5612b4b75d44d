/**
 * UUIDv7 (RFC 9562 §5.7): made in the application, sorted by time, the same on every database. Ids that one
 * process makes for one millisecond count up (§6.2, method 1), so that their order is the order of making.
 */
import { randomBytes, randomFillSync } from 'node:crypto'

/** Never set back, because ids are made for several moments in turn; it passes its end once in four billion ids. */
let counter = randomBytes(4).readUInt32BE(0) >>> 1

/** Asking for chance costs as much for a page as for a few bytes. */
const pool = Buffer.alloc(4096)
let taken = pool.length

function chance(): Buffer {
  if (taken === pool.length) {
    randomFillSync(pool)
    taken = 0
  }
  taken += 16
  return pool.subarray(taken - 16, taken)
}

export function newId(now: Date = new Date()): string {
  counter = (counter + 1) >>> 0
  const bytes = chance()
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt16BE(0x7000 | (counter >>> 20), 6)
  // The variant, the counter's lower 20 bits, and 42 bits of chance.
  const low = 0x8000_0000 | ((counter & 0xf_ffff) << 10) | (bytes.readUInt32BE(8) & 0x3ff)
  bytes.writeUInt32BE(low >>> 0, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
