/** Keys that never leave the machine, made at first start in the data folder. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readKept } from './kept-file.ts'

export interface Keys {
  /** Hashes the records that journal entries speak of. */
  journal: Buffer
  /** Ed25519: signs the heads of the sealed journal. */
  journalSigning: KeyObject
  /** Signs the cookies of sessions and encrypts second-factor secrets. */
  session: string
}

/** Without them a restored database cannot go on under the same keys. */
const keyFiles = ['keys.json', 'journal-signing-key.json', 'session-key.json'] as const

export async function readKeys(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [hashing, signing, sessions] = keyFiles
  const kept: { journal: string } = await makeOnce(join(folder, hashing), () => ({
    journal: randomBytes(32).toString('hex'),
  }))
  const jwk = await makeOnce(join(folder, signing), () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  )
  const { session } = await makeOnce(join(folder, sessions), () => ({
    session: randomBytes(32).toString('hex'),
  }))
  return {
    journal: Buffer.from(kept.journal, 'hex'),
    journalSigning: createPrivateKey({ key: jwk, format: 'jwk' }),
    session,
  }
}

/** What a backup takes along: names and contents of the key files that there are. */
export async function copyKeyFiles(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of keyFiles) {
    const text = await readFile(join(folder, name), 'utf8').catch(ignoreAbsent)
    if (text !== undefined) files[name] = text
  }
  return files
}

/** @returns the first file that the folder holds with another content, which must not be replaced */
export async function findOtherKey(
  folder: string,
  files: Record<string, string>,
): Promise<string | undefined> {
  const present = await copyKeyFiles(folder)
  return Object.keys(files).find((name) => name in present && present[name] !== files[name])
}

/** Puts back what a backup took along; a file that is there stays. */
export async function placeKeyFiles(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of keyFiles) {
    const text = files[name]
    if (text !== undefined) await makeOnce(join(folder, name), () => JSON.parse(text))
  }
}

/** Of several processes that start at once one makes the file, whole, and all read that one. */
async function makeOnce<Kept>(file: string, make: () => Kept): Promise<Kept> {
  const kept = await readKept<Kept>(file)
  if (kept !== undefined) return kept
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    const handle = await open(draft, 'wx', 0o600)
    await handle.writeFile(JSON.stringify(make()))
    await handle.sync()
    await handle.close()
    await link(draft, file).catch(ignoreExisting)
  } finally {
    await rm(draft, { force: true })
  }
  return (await readKept<Kept>(file)) as Kept
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
