/** Keys that never leave the machine, made at first start in the data folder. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Keys {
  /** Hashes the records that journal entries speak of. */
  journal: Buffer
}

export async function readKeys(folder: string): Promise<Keys> {
  const file = join(folder, 'keys.json')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const made = { journal: randomBytes(32).toString('hex') }
    await writeFile(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const kept: { journal: string } = JSON.parse(await readFile(file, 'utf8'))
  return { journal: Buffer.from(kept.journal, 'hex') }
}
