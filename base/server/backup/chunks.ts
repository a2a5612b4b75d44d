/**
 * The outer layer of a backup: numbered chunks, the last one marked, each with a tag that depends on its number. So a
 * changed, missing, moved or cut-off chunk is noticed when it is read; docs/backup.md.
 */
import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { BackupRefusal, damaged } from './refusal.ts'

/** Small beside memory, large beside what each chunk adds. */
const chunkSize = 64 * 1024
const tagLength = 16
const prefixLength = 4 + tagLength
const lastMark = 0x8000_0000

/** Seals under a key, or without one only against damage. */
export interface Sealing {
  /** The file's first line: bound into every tag. */
  header: Buffer
  key: Buffer | undefined
}

export async function* sealChunks(
  plain: AsyncIterable<Buffer>,
  sealing: Sealing,
): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  let number = 0
  for await (const part of plain) {
    waiting.push(part)
    length += part.length
    if (length <= chunkSize) continue
    const whole = Buffer.concat(waiting)
    let at = 0
    // One chunk is always held back: it may be the last.
    for (; whole.length - at > chunkSize; at += chunkSize) {
      yield sealOne(sealing, number++, false, whole.subarray(at, at + chunkSize))
    }
    waiting = [whole.subarray(at)]
    length = whole.length - at
  }
  yield sealOne(sealing, number, true, Buffer.concat(waiting))
}

function sealOne({ header, key }: Sealing, number: number, last: boolean, data: Buffer): Buffer {
  const prefix = Buffer.alloc(4)
  prefix.writeUInt32BE(((last ? lastMark : 0) | data.length) >>> 0)
  if (key === undefined) return Buffer.concat([prefix, checksum(header, number, last, data), data])
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last))
  cipher.setAAD(header)
  const sealed = Buffer.concat([cipher.update(data), cipher.final()])
  return Buffer.concat([prefix, cipher.getAuthTag(), sealed])
}

/** @throws BackupRefusal before anything of a wrong chunk is handed on */
export async function* openChunks(
  bytes: AsyncIterable<Buffer>,
  sealing: Sealing,
): AsyncGenerator<Buffer> {
  const read = reader(bytes)
  for (let number = 0, last = false; !last; number++) {
    const prefix = await read(prefixLength)
    if (prefix === undefined) throw damaged('too-early')
    const mark = prefix.readUInt32BE(0)
    last = (mark & lastMark) !== 0
    const length = (mark & ~lastMark) >>> 0
    if (length > chunkSize) throw damaged('chunk', { number })
    const data = await read(length)
    if (data === undefined) throw damaged('too-early')
    yield openOne(sealing, number, last, prefix.subarray(4), data)
  }
  if ((await read(1)) !== undefined) throw damaged('trailing')
}

function openOne(
  { header, key }: Sealing,
  number: number,
  last: boolean,
  tag: Buffer,
  data: Buffer,
): Buffer {
  if (key === undefined) {
    if (timingSafeEqual(checksum(header, number, last, data), tag)) return data
    throw damaged('chunk', { number })
  }
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), {
    authTagLength: tagLength,
  })
  decipher.setAAD(header)
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(data), decipher.final()])
  } catch {
    // With a wrong key already the first one does not open.
    throw number === 0 ? new BackupRefusal('wrong-passphrase') : damaged('chunk', { number })
  }
}

/** Every file has a key of its own, so the number alone never repeats under one. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 0)
  nonce.writeUInt32BE(last ? 1 : 0, 8)
  return nonce
}

function checksum(header: Buffer, number: number, last: boolean, data: Buffer): Buffer {
  const hash = createHash('sha256').update(header).update(nonceOf(number, last)).update(data)
  return hash.digest().subarray(0, tagLength)
}

/** Hands out exactly as many bytes as asked for; undefined when there are fewer left. */
export function reader(
  bytes: AsyncIterable<Buffer>,
): (length: number) => Promise<Buffer | undefined> {
  const parts = bytes[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  return async (length) => {
    const gathered = [held]
    let have = held.length
    while (have < length) {
      const { value, done } = await parts.next()
      if (done) return undefined
      gathered.push(value)
      have += value.length
    }
    const whole = gathered.length === 1 ? held : Buffer.concat(gathered)
    held = whole.subarray(length)
    return whole.subarray(0, length)
  }
}
