import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#base/server/clock.ts'
import { createWork } from '#base/server/db/work.ts'
import { useDatabase } from '../../../../tests/database/database.ts'
import { entryOf, entryText } from '../entry-bytes.ts'
import { exportJournal } from '../export-journal.ts'
import { isSigned, rawPublicKey } from '../head-bytes.ts'
import { signedHeadOf } from '../list-heads.ts'
import { proveConsistency } from '../proofs/prove-consistency.ts'
import { proveEntry } from '../proofs/prove-entry.ts'
import * as journal from '../store.ts'
import { writeEntries } from '../testing/write-entries.ts'
import { leafHash, nodeHash } from '../tree/hash.ts'
import { provesConsistency, provesInclusion } from '../tree/verify-proof.ts'
import { verifyExport } from '../verify/verify-export.ts'
import { entryWriter } from '../write-entry.ts'
import { sealCounty } from './seal-county.ts'
import { sealJournal, sweepJournal } from './seal-journal.ts'

const writers = [entryWriter(Buffer.alloc(32, 1))]
const database = useDatabase({ writers })
/** The jobs that serve all counties reach tables without naming one. */
const all = useDatabase({ writers, unguarded: true })
const { privateKey } = generateKeyPairSync('ed25519')

function rootOf(of: readonly Buffer[]): Buffer {
  if (of.length === 1) return of[0] as Buffer
  let k = 1
  while (k * 2 < of.length) k *= 2
  return nodeHash(rootOf(of.slice(0, k)), rootOf(of.slice(k)))
}

/** All that is sealed, held to what it must be: every entry once, roots, chain, signatures. */
async function checkLog(county: string, work = database.work): Promise<number> {
  const scope = { counties: [county] }
  const { leaves, heads, entries } = await work.read(scope, async (tx) => ({
    leaves: await journal.listLeaves(tx, county, 0, 1_000_000),
    heads: await journal.listHeadsBetween(tx, county, 0, 1_000_000),
    entries: await tx.db
      .selectFrom('journal.entries')
      .selectAll()
      .where('countyCode', '=', county)
      .execute(),
  }))
  expect(leaves.map(({ index }) => index)).toEqual(leaves.map((_, at) => at))
  expect(new Set(leaves.map(({ id }) => id)).size).toBe(leaves.length)
  const byId = new Map(entries.map((each) => [each.id, each]))
  const hashes = leaves.map(({ id }) => leafHash(Buffer.from(entryText(entryOf(byId.get(id)!)))))
  expect(leaves.map(({ hash }) => hash)).toEqual(hashes)
  let previous = Buffer.alloc(32)
  for (const row of heads) {
    expect(row.root).toEqual(rootOf(hashes.slice(0, row.size)))
    expect(row.previousHash).toEqual(previous)
    expect(isSigned(signedHeadOf(row), rawPublicKey(privateKey))).toBe(true)
    previous = row.hash as Buffer<ArrayBuffer>
  }
  expect(heads.at(-1)?.size ?? 0).toBe(leaves.length)
  const { parts } = await exportJournal(work, county)
  let text = ''
  for await (const part of parts) text += part
  const verdict = await verifyExport([Buffer.from(text)])
  expect(verdict).toMatchObject({ ok: true, size: leaves.length, heads: heads.length })
  return leaves.length
}

async function countEntries(county: string): Promise<number> {
  const { count } = await database.work.read({ counties: [county] }, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('countyCode', '=', county)
      .executeTakeFirstOrThrow(),
  )
  return Number(count)
}

test('seals what waits, in heads of their size, and nothing twice', async () => {
  const county = '220101'
  await writeEntries(database.work, county, 53)
  expect(await sealCounty(database.work, county, privateKey, 10)).toBe(53)
  expect(await sealCounty(database.work, county, privateKey, 10)).toBe(0)
  expect(await checkLog(county)).toBe(53)
  await writeEntries(database.work, county, 1)
  expect(await sealCounty(database.work, county, privateKey, 10)).toBe(1)
  expect(await checkLog(county)).toBe(54)
})

test('an entry that commits after later ones is sealed where it is first seen', async () => {
  const county = '220102'
  const scope = { counties: [county] }
  const change = (id: string) => ({
    countyCode: county,
    action: 'test.late',
    subject: { kind: 'thing', id },
    actor: 'tester',
  })
  let letGo: () => void = () => undefined
  const held = new Promise<void>((done) => {
    letGo = done
  })
  let written: () => void = () => undefined
  const isWritten = new Promise<void>((done) => {
    written = done
  })
  const late = database.work.write(scope, async (tx) => {
    await tx.record(change('early'))
    written()
    await held
  })
  await isWritten
  for (const id of ['b', 'c']) await database.work.write(scope, (tx) => tx.record(change(id)))
  expect(await sealCounty(database.work, county, privateKey)).toBe(2)
  letGo()
  await late
  expect(await sealCounty(database.work, county, privateKey)).toBe(1)
  const leaves = await database.work.read(scope, (tx) => journal.listLeaves(tx, county, 0, 10))
  expect(leaves.map(({ subjectId }) => subjectId)).toEqual(['b', 'c', 'early'])
  expect((leaves[2]?.id ?? '') < (leaves[0]?.id ?? '')).toBe(true)
  expect(await checkLog(county)).toBe(3)
})

test('sealers and writers at once, some of which give up: every committed entry is sealed once', async () => {
  const county = '220103'
  const scope = { counties: [county] }
  let committed = 0
  let writing = true
  const writer = async (name: number) => {
    for (let turn = 0; turn < 25; turn++) {
      await database.work
        .write(scope, async (tx) => {
          for (let at = 0; at <= turn % 3; at++) {
            await tx.record({
              countyCode: county,
              action: 'test.change',
              subject: { kind: 'thing', id: `${name}` },
              actor: 'tester',
              after: { name, turn, at },
            })
            await sql`select pg_sleep(${((name + turn) % 4) / 1000})`.execute(tx.db)
          }
          if ((name + turn) % 5 === 0) throw new Error('given up')
        })
        .then(
          () => {
            committed += (turn % 3) + 1
          },
          () => undefined,
        )
    }
  }
  const sealer = async () => {
    while (writing) await sealCounty(database.work, county, privateKey, 7)
  }
  const sealers = [sealer(), sealer()]
  await Promise.all([1, 2, 3, 4].map(writer))
  writing = false
  await Promise.all(sealers)
  await sealCounty(database.work, county, privateKey, 7)
  expect(committed).toBeGreaterThan(100)
  expect(await countEntries(county)).toBe(committed)
  expect(await checkLog(county)).toBe(committed)
})

test('the database itself refuses a second leaf for an entry and a second entry for a place', async () => {
  const county = '220104'
  await writeEntries(database.work, county, 2)
  await sealCounty(database.work, county, privateKey)
  const again = (index: number) =>
    database.work.write({ counties: [county] }, (tx) =>
      sql`insert into journal.leaves (county_code, index, entry_id, hash)
        select county_code, ${index}, entry_id, hash from journal.leaves
        where county_code = ${county} and index = 0`.execute(tx.db),
    )
  await expect(again(5)).rejects.toMatchObject({ code: '23505' })
  await expect(again(1)).rejects.toMatchObject({ code: '23505' })
})

test('a row too many among the unsealed seals nothing twice and holds nothing up', async () => {
  const county = '220110'
  await writeEntries(database.work, county, 3)
  await sealCounty(database.work, county, privateKey)
  await database.work.write({ counties: [county] }, (tx) =>
    sql`insert into journal.unsealed (county_code, entry_id)
      select county_code, entry_id from journal.leaves where county_code = ${county}`.execute(
      tx.db,
    ),
  )
  await writeEntries(database.work, county, 2)
  expect(await sealCounty(database.work, county, privateKey, 2)).toBe(2)
  expect(await checkLog(county)).toBe(5)
})

test('lets the serving role change and delete nothing that is sealed', async () => {
  const county = '220104'
  for (const table of ['entries', 'leaves', 'nodes', 'heads', 'looks']) {
    for (const verb of [
      `update journal.${table} set county_code = county_code where county_code`,
      `delete from journal.${table} where county_code`,
    ]) {
      const tried = database.work.write({ counties: [county] }, (tx) =>
        sql.raw(`${verb} = '${county}'`).execute(tx.db),
      )
      await expect(tried).rejects.toMatchObject({ code: '42501' })
    }
  }
})

test('a clock that is set back makes no head older than the one before', async () => {
  const county = '220105'
  await writeEntries(database.work, county, 1)
  await sealCounty(database.work, county, privateKey)
  const behind = createWork(
    database.db,
    () => new Date(systemClock().getTime() - 3_600_000),
    writers,
  )
  await writeEntries(behind, county, 1)
  await sealCounty(behind, county, privateKey)
  const heads = await database.work.read({ counties: [county] }, (tx) =>
    journal.listHeadsBetween(tx, county, 0, 10),
  )
  expect(heads[1]?.at).toEqual(heads[0]?.at)
  expect(await checkLog(county)).toBe(2)
})

test('the job seals every county, and the sweep finds what was written past the writer', async () => {
  await writeEntries(all.work, '220106', 3)
  await writeEntries(all.work, '440106', 4)
  expect(await sealJournal(all.work, privateKey)).toBe(7)
  expect(await sweepJournal(all.work)).toBe(0)
  await all.work.write({ counties: ['440106'] }, (tx) =>
    sql`insert into journal.entries (county_code, id, at, actor, action, subject_kind, subject_id)
      values ('440106', '01900000-0000-7000-8000-000000000001', now(), 'x', 'x.y', 'x', '1')`.execute(
      tx.db,
    ),
  )
  expect(await sealJournal(all.work, privateKey)).toBe(0)
  expect(await sweepJournal(all.work)).toBe(1)
  expect(await sweepJournal(all.work)).toBe(0)
  expect(await sealJournal(all.work, privateKey)).toBe(1)
  expect(await checkLog('440106', all.work)).toBe(5)
})

test('a county that cannot be sealed does not keep the others waiting', async () => {
  await writeEntries(all.work, '220107', 1)
  await writeEntries(all.work, '220108', 1)
  // A leaf at the place that the next one would take.
  await all.work.write({ counties: ['220107'] }, (tx) =>
    sql`with stray as (
        insert into journal.entries (county_code, id, at, actor, action, subject_kind, subject_id)
        values ('220107', ${randomUUID()}, now(), 'x', 'x.y', 'x', '1') returning county_code, id)
      insert into journal.leaves (county_code, index, entry_id, hash)
      select county_code, 0, id, '\\x00' from stray`.execute(tx.db),
  )
  await expect(sealJournal(all.work, privateKey)).rejects.toThrow('some counties were not sealed')
  expect(await checkLog('220108', all.work)).toBe(1)
})

describe('proofs from what is stored', () => {
  const county = '220109'
  const scope = { counties: [county] }
  const size = 600

  beforeAll(async () => {
    await database.work.write(scope, async (tx) => {
      for (let at = 0; at < size; at++) {
        await tx.record({
          countyCode: county,
          action: 'test.change',
          subject: { kind: 'thing', id: `${at}` },
          actor: 'tester',
        })
      }
    })
    await sealCounty(database.work, county, privateKey, 37)
  })

  test('show every entry under the newest head', async () => {
    await database.work.read(scope, async (tx) => {
      const leaves = await journal.listLeaves(tx, county, 0, size)
      for (const leaf of leaves.filter(({ index }) => index % 11 === 0 || index > size - 40)) {
        const proof = await proveEntry(tx, county, leaf.id)
        const holds = provesInclusion({
          leaf: leafHash(Buffer.from(entryText(proof.entry))),
          index: proof.index,
          size: proof.head.head.size,
          path: proof.path.map((hash) => Buffer.from(hash, 'hex')),
          root: Buffer.from(proof.head.head.root, 'hex'),
        })
        expect({ index: leaf.index, holds }).toEqual({ index: leaf.index, holds: true })
      }
    })
  })

  test('show that each head continues the ones before', async () => {
    await database.work.read(scope, async (tx) => {
      const heads = await journal.listHeadsBetween(tx, county, 0, size)
      for (const first of heads) {
        for (const second of heads.filter((each) => each.size >= first.size)) {
          const { path } = await proveConsistency(tx, county, first.size, second.size)
          const holds = provesConsistency({
            first: first.size,
            second: second.size,
            path: path.map((hash) => Buffer.from(hash, 'hex')),
            firstRoot: first.root,
            secondRoot: second.root,
          })
          expect(holds).toBe(true)
        }
      }
    })
  })
})
