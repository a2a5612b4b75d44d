import { createPublicKey, sign, verify } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readKeys } from './keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('processes that start at once have the same keys, in files that only their owner reads', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => readKeys(folder)))
  for (const keys of [...all, await readKeys(folder)]) {
    expect(keys.journal).toEqual(all[0]?.journal)
    expect(keys.journalSigning.equals(all[0]!.journalSigning)).toBe(true)
  }
  const files = await readdir(folder)
  expect(files.sort()).toEqual(['journal-signing-key.json', 'keys.json', 'session-key.json'])
  for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
})

test('a folder from before there was signing keeps its key and gains one that signs', async () => {
  await writeFile(join(folder, 'keys.json'), JSON.stringify({ journal: '07'.repeat(32) }))
  const keys = await readKeys(folder)
  expect(keys.journal).toEqual(Buffer.alloc(32, 7))
  const signature = sign(null, Buffer.from('head'), keys.journalSigning)
  const publicKey = createPublicKey(keys.journalSigning)
  expect(verify(null, Buffer.from('head'), publicKey, signature)).toBe(true)
})
