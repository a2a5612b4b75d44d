import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Block, Manifest } from './blocks.ts'
import { isEncrypted, readContainer, writeContainer } from './container.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-container-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const table = (name: string, rows: number) => ({ schema: 's', name, columns: ['a'], rows })
const manifest: Manifest = {
  version: '1',
  madeAt: '2026-11-28T00:00:00.000Z',
  server: 180_004,
  migrations: [],
  tables: [table('one', 3), table('none', 0), table('two', 1)],
  sequences: [],
  marks: [],
  keyFiles: {},
}
// Random, so that compression leaves several chunks.
const text = Buffer.from(`${randomBytes(150_000).toString('hex')}\n`)
const [one, none, two] = manifest.tables as [
  Manifest['tables'][0],
  Manifest['tables'][0],
  Manifest['tables'][0],
]
const blocks: Block[] = [
  { kind: 'manifest', manifest },
  { kind: 'table', table: one },
  { kind: 'rows', text },
  { kind: 'rows', text: Buffer.from('1\n2\n') },
  { kind: 'table', table: none },
  { kind: 'table', table: two },
  { kind: 'rows', text: Buffer.from('村\n') },
  { kind: 'end' },
]

async function made(passphrase: string | undefined, from = blocks): Promise<Buffer> {
  async function* each() {
    yield* from
  }
  const parts: Buffer[] = []
  for await (const part of writeContainer(each(), passphrase)) parts.push(part)
  return Buffer.concat(parts)
}

let files = 0
async function read(bytes: Buffer, passphrase: string | undefined): Promise<Block[]> {
  const file = join(folder, `${files++}`)
  await writeFile(file, bytes)
  const found: Block[] = []
  for await (const block of readContainer(file, passphrase)) found.push(block)
  return found
}

describe.each([undefined, '口令 correct horse'])('with the passphrase %s', (passphrase) => {
  let whole: Buffer
  beforeAll(async () => {
    whole = await made(passphrase)
  })

  test('gives back what was put in, in several chunks', async () => {
    expect(await read(whole, passphrase)).toEqual(blocks)
    expect(whole.length).toBeGreaterThan(140_000)
  })

  test('hides what it holds only when there is one', async () => {
    const file = join(folder, 'asked')
    await writeFile(file, whole)
    expect(await isEncrypted(file)).toBe(passphrase !== undefined)
  })

  // A guess at the passphrase takes a while, so encrypted files get fewer trials.
  const numRuns = passphrase === undefined ? 300 : 8

  test('refuses a file with any flipped bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const wrong = Buffer.from(whole)
        wrong[at] = (wrong[at] as number) ^ (1 << bit)
        await expect(read(wrong, passphrase)).rejects.toMatchObject({ name: 'BackupRefusal' })
      }),
      { numRuns },
    )
  }, 60_000)

  test('refuses a file that is cut anywhere, or goes on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        await expect(read(whole.subarray(0, length), passphrase)).rejects.toMatchObject({
          name: 'BackupRefusal',
        })
      }),
      { numRuns },
    )
    await expect(read(Buffer.concat([whole, Buffer.from('x')]), passphrase)).rejects.toThrow(
      'something follows its end',
    )
  }, 60_000)

  test('refuses chunks that changed places or are missing, also at the end', async () => {
    const line = whole.indexOf(10) + 1
    const chunks: Buffer[] = []
    for (let at = line; at < whole.length; ) {
      const length = 20 + (whole.readUInt32BE(at) & 0x7fff_ffff)
      chunks.push(whole.subarray(at, at + length))
      at += length
    }
    expect(chunks.length).toBeGreaterThan(2)
    const head = whole.subarray(0, line)
    const [first, second] = chunks as [Buffer, Buffer]
    const wrong = [
      [second, first, ...chunks.slice(2)],
      [first, ...chunks.slice(2)],
      [first, first, ...chunks.slice(1)],
      chunks.slice(0, -1),
      [...chunks.slice(0, -2), chunks.at(-1) as Buffer],
    ]
    for (const each of wrong) {
      await expect(read(Buffer.concat([head, ...each]), passphrase)).rejects.toMatchObject({
        name: 'BackupRefusal',
      })
    }
  })
})

test('a wrong passphrase, and one that is missing, are told as such', async () => {
  const whole = await made('right')
  await expect(read(whole, 'wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await expect(read(whole, undefined)).rejects.toMatchObject({ code: 'passphrase-missing' })
})

test('a first line that asks for other work than ours is refused before any is done', async () => {
  const text = (await made('right')).toString('latin1')
  for (const [from, to] of [
    ['"n":131072', '"n":131073'],
    ['"n":131072', '"n":1073741824'],
    ['"r":8', '"r":9'],
    ['"salt":"', '"salt":"0'],
  ] as const) {
    const wrong = Buffer.from(text.replace(from, to), 'latin1')
    await expect(read(wrong, 'right')).rejects.toMatchObject({ code: 'damaged' })
  }
})

test('what is no backup is told as such', async () => {
  for (const bytes of ['', 'x\n', '{}\n', 'lianjian-backup/2 {}\n']) {
    await expect(read(Buffer.from(bytes), undefined)).rejects.toMatchObject({
      code: 'not-a-backup',
    })
  }
})

test('blocks in any other order are refused though every tag is right', async () => {
  const wrong = [
    blocks.slice(1),
    blocks.slice(0, -1),
    blocks.toSpliced(4, 1),
    blocks.with(1, blocks[4]!).with(4, blocks[1]!),
    blocks.toSpliced(1, 1),
    [...blocks, blocks[7]!],
    [...blocks.slice(0, 4), blocks[7]!],
  ]
  for (const each of wrong) {
    await expect(read(await made(undefined, each), undefined)).rejects.toMatchObject({
      code: 'damaged',
    })
  }
})
