import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/database/database.ts'
import { endsBefore } from '../../../../tests/database/kill-between.ts'
import { exportJournal } from '../export-journal.ts'
import { writeEntries } from '../testing/write-entries.ts'
import { verifyExport } from '../verify/verify-export.ts'
import { entryWriter } from '../write-entry.ts'
import { sealCounty } from './seal-county.ts'

const database = useDatabase({ writers: [entryWriter(Buffer.alloc(32, 1))] })
const { privateKey } = generateKeyPairSync('ed25519')
const program = join(import.meta.dirname, '..', 'testing', 'seal-process.ts')

/** @returns whether it came to its end before it had sent so many statements */
function sealAndKill(county: string, statements: number): Promise<boolean> {
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }) as string
  return endsBefore(statements, program, database.appUrl, county, key)
}

async function exported(county: string) {
  const { parts } = await exportJournal(database.work, county)
  let text = ''
  for await (const part of parts) text += part
  return verifyExport([Buffer.from(text)])
}

test('killed between any two statements it leaves a log that holds, and nothing is lost or sealed twice', async () => {
  const county = '220201'
  const count = 17
  await writeEntries(database.work, county, count)
  let ended = false
  let kills = 0
  // Each life goes one statement further than the one before, until one is long enough to seal all.
  for (let statements = 1; !ended; statements++) {
    ended = await sealAndKill(county, statements)
    const verdict = await exported(county)
    expect(verdict.ok).toBe(true)
    if (!ended) kills += 1
  }
  expect(kills).toBeGreaterThan(10)
  await sealCounty(database.work, county, privateKey)
  expect(await exported(county)).toMatchObject({ ok: true, size: count })
}, 120_000)
