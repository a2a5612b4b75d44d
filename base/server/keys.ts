/** Keys that never leave the machine, made at first start in the data folder. */
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readKept, replaceFile } from './kept-file.ts'

export interface Keys {
  /** Hashes the records that journal entries speak of. */
  journal: Buffer
  /** Signs the cookies of sessions and encrypts second-factor secrets. */
  session: Buffer
}

const names = ['journal', 'session'] as const

/** Makes the keys that are missing: all of them at the first start, a new kind of key at the first start that knows it. */
export async function readKeys(folder: string): Promise<Keys> {
  const file = join(folder, 'keys.json')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kept = (await readKept<Partial<Record<(typeof names)[number], string>>>(file)) ?? {}
  const missing = names.filter((name) => kept[name] === undefined)
  if (missing.length > 0) {
    for (const name of missing) kept[name] = randomBytes(32).toString('hex')
    await replaceFile(file, JSON.stringify(kept))
  }
  const key = (name: (typeof names)[number]) => Buffer.from(kept[name] as string, 'hex')
  return { journal: key('journal'), session: key('session') }
}
