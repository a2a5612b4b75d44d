/** A backup file from its first line to its last chunk: header, key, chunks, compression. */
import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import * as z from 'zod'
import { type Block, blockBytes, readBlocks } from './blocks.ts'
import { openChunks, type Sealing, sealChunks } from './chunks.ts'
import { BackupRefusal, damaged } from './refusal.ts'

const magic = 'lianjian-backup/1 '
/** The first line is short; a file without one is no backup. */
const longestHeader = 1024
/** 128 MB and some tenths of a second for each guess at the passphrase. */
const cost = { n: 131_072, r: 8, p: 1 } as const

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

const header = z.strictObject({
  compression: z.literal('zstd'),
  encryption: z.nullable(
    z.strictObject({
      cipher: z.literal('aes-256-gcm'),
      kdf: z.literal('scrypt'),
      // Few, so that a file cannot make its reader take all memory.
      n: z.literal([65_536, 131_072, 262_144]),
      r: z.literal(8),
      p: z.literal(1),
      salt: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})
type Header = z.infer<typeof header>

/** @returns the bytes of the file, made as they are asked for */
export async function* writeContainer(
  blocks: AsyncIterable<Block>,
  passphrase: string | undefined,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(32).toString('hex')
  const made: Header = {
    compression: 'zstd',
    encryption:
      passphrase === undefined ? null : { cipher: 'aes-256-gcm', kdf: 'scrypt', ...cost, salt },
  }
  const line = Buffer.from(`${magic}${JSON.stringify(made)}\n`)
  const sealing = { header: line, key: await keyOf(made, passphrase) }
  yield line
  yield* sealChunks(through(createZstdCompress(), bytesOf(blocks)), sealing)
}

async function* bytesOf(blocks: AsyncIterable<Block>): AsyncGenerator<Buffer> {
  for await (const block of blocks) yield blockBytes(block)
}

/** @throws BackupRefusal as soon as something is wrong; what came before it must not be kept until the end was read */
export async function* readContainer(
  path: string,
  passphrase: string | undefined,
): AsyncGenerator<Block> {
  const { line, made } = await readHeader(path)
  const sealing: Sealing = { header: line, key: await keyOf(made, passphrase) }
  const file = createReadStream(path, { start: line.length, highWaterMark: 256 * 1024 })
  try {
    yield* readBlocks(through(createZstdDecompress(), openChunks(file, sealing)))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!code?.startsWith('ZSTD') && !code?.startsWith('Z_')) throw error
    throw damaged('compression')
  } finally {
    file.destroy()
  }
}

export async function isEncrypted(path: string): Promise<boolean> {
  return (await readHeader(path)).made.encryption !== null
}

async function readHeader(path: string): Promise<{ line: Buffer; made: Header }> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHeader), 0, longestHeader, 0)
    const length = buffer.subarray(0, bytesRead).indexOf(10) + 1
    const line = buffer.subarray(0, length)
    if (length === 0 || !line.toString().startsWith(magic)) throw new BackupRefusal('not-a-backup')
    try {
      return { line, made: header.parse(JSON.parse(line.toString().slice(magic.length))) }
    } catch {
      throw damaged('first-line')
    }
  } finally {
    await file.close()
  }
}

async function keyOf(
  { encryption }: Header,
  passphrase: string | undefined,
): Promise<Buffer | undefined> {
  if (encryption === null) return undefined
  if (passphrase === undefined) throw new BackupRefusal('passphrase-missing')
  const { n, r, p, salt } = encryption
  const options = { N: n, r, p, maxmem: 128 * n * r * 2 }
  // The same passphrase typed on another machine may be composed of other code points.
  const text = passphrase.normalize('NFC')
  return derive(text, Buffer.from(salt, 'hex'), 32, options)
}

/** Runs bytes through a compressor, which is fed no faster than it is emptied. */
async function* through(
  transform: Transform,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const feeding = pipeline(Readable.from(source), transform)
  // Told to whoever reads the other end.
  feeding.catch(() => undefined)
  yield* transform
  await feeding
}
