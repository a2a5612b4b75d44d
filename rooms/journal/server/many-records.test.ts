import { createHmac, generateKeyPairSync } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Change } from '#base/server/db/change.ts'
import { newId } from '#base/server/new-id.ts'
import { useDatabase } from '../../../tests/database/database.ts'
import { mostRecords } from '../shared/schema.ts'
import { type EntryRow, entryOf } from './entry-bytes.ts'
import { exportJournal } from './export-journal.ts'
import { listTraces } from './persons/list-traces.ts'
import { sealCounty } from './seal/seal-county.ts'
import { findEntries, listEntries, listHeadsBetween } from './store.ts'
import { writeEntries, writeMany } from './testing/write-entries.ts'
import { verifyExport } from './verify/verify-export.ts'
import { entryWriter } from './write-entry.ts'

const key = Buffer.alloc(32, 6)
const database = useDatabase({ writers: [entryWriter(key)] })
const county = '222403'
const scope = { counties: [county] }

interface Listing {
  subjectKind?: string
  subjectIds?: string[]
  about?: { subjects: string[]; users: string[] }
  before?: string
  limit?: number
}
const list = (
  { before, limit = 50, ...wanted }: Listing,
  countyCode = county,
  counties = [countyCode],
) =>
  database.work.read({ counties }, (tx) =>
    listEntries(tx, { countyCode, before, limit, ...wanted }),
  )

/** What the journal says of each record, whichever form its entry has. */
function toldOf(rows: readonly EntryRow[]): string[] {
  const told = rows.map(entryOf).flatMap(({ actor, action, reason, ...entry }) => {
    const { subject, person, records } = entry
    const common = { actor, action, reason }
    if (!records) {
      const { before, after } = entry
      return [{ ...common, kind: subject.kind, id: subject.id, person, before, after }]
    }
    const { kind, ids, before, after } = records
    return ids.map((id, at) => ({
      ...common,
      kind,
      id,
      before: before?.[at],
      after: after?.[at],
    }))
  })
  return told.map((each) => canonicalJson(each)).sort()
}

async function write(changes: readonly Change[], whole?: string): Promise<EntryRow[]> {
  const known = await allEntries()
  await database.work.write(scope, (tx) =>
    tx.recordAll(changes, whole === undefined ? {} : { within: { kind: 'import', id: whole } }),
  )
  const before = new Set(known.map(({ id }) => id))
  return (await allEntries()).filter(({ id }) => !before.has(id))
}

const allEntries = () =>
  database.work.read(scope, (tx) =>
    tx.db.selectFrom('journal.entries').selectAll().where('countyCode', '=', county).execute(),
  )

const record = fc.option(fc.record({ name: fc.string(), members: fc.nat() }), { nil: undefined })
const change = fc
  .record({
    action: fc.constantFrom('things.change', 'things.make'),
    kind: fc.constantFrom('thing', 'place'),
    nth: fc.nat(15),
    person: fc.option(fc.constantFrom('p1', 'p2'), { nil: undefined, freq: 4 }),
    actor: fc.constantFrom('a', 'b'),
    reason: fc.option(fc.constantFrom('年度核对'), { nil: undefined }),
    before: record,
    after: record,
  })
  .map(({ kind, nth, person, reason, ...rest }) => ({
    ...rest,
    nth,
    kind,
    ...(person !== undefined && { person }),
    ...(reason !== undefined && { reason }),
  }))

test('says of each record what an entry of its own would say, and of a person apart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 40 }), async (drawn) => {
      const ids = Array.from({ length: 16 }, () => newId())
      const changes = drawn.map(({ kind, nth, ...rest }) => ({
        ...rest,
        countyCode: county,
        subject: { kind, id: ids[nth] as string },
      }))
      const apart = await write(changes)
      const whole = newId()
      const together = await write(changes, whole)
      expect(apart).toHaveLength(changes.length)
      expect(toldOf(together)).toEqual(toldOf(apart))
      for (const { recordIds, personId, subjectId } of together) {
        expect(recordIds === null).toBe(personId !== null)
        if (recordIds === null) continue
        expect(subjectId).toBe(whole)
        expect(recordIds).toEqual([...new Set(recordIds)].sort())
      }
    }),
    { numRuns: 25 },
  )
})

test('hashes a record as whoever has the key and the record does', async () => {
  const { ids } = await writeMany(database.work, '222404', 3)
  const [listed] = await list({ subjectIds: [ids[1]!] }, '222404')
  const [row] = await database.work.read({ counties: ['222404'] }, (tx) =>
    findEntries(tx, '222404', [listed!.id]),
  )
  const hash = (value: unknown) =>
    createHmac('sha256', key).update(canonicalJson(value)).digest('hex')
  expect(entryOf(row!).records).toEqual({
    kind: 'thing',
    ids,
    before: [0, 1, 2].map((at) => hash({ at })),
    after: [1, 2, 3].map((at) => hash({ at })),
  })
})

describe('looking for a record', () => {
  let first: Awaited<ReturnType<typeof writeMany>>
  let second: Awaited<ReturnType<typeof writeMany>>
  /** Made between two records of the second, and not among them. */
  let between: string
  const place = '222405'

  beforeAll(async () => {
    first = await writeMany(database.work, place, 5)
    await writeEntries(database.work, place, 2)
    const more = Array.from({ length: 3 }, () => newId())
    between = more[1]!
    const changes = [first.ids[2]!, more[0]!, more[2]!].map((id) => ({
      countyCode: place,
      action: 'test.change-again',
      subject: { kind: 'thing', id },
      actor: 'tester',
    }))
    second = { ids: changes.map(({ subject }) => subject.id), whole: newId() }
    await database.work.write({ counties: [place] }, (tx) =>
      tx.recordAll(changes.toReversed(), { within: { kind: 'whole', id: second.whole } }),
    )
  })

  const found = async (wanted: Listing, counties = [place]) =>
    (await list(wanted, place, counties)).map(({ subjectId }) => subjectId)

  test('finds it first, last and in the middle, newest entry first', async () => {
    for (const at of [0, 1, 3, 4]) {
      expect(await found({ subjectIds: [first.ids[at]!] })).toEqual([first.whole])
    }
    expect(await found({ subjectIds: [first.ids[2]!] })).toEqual([second.whole, first.whole])
    expect(await found({ subjectIds: [second.ids[1]!, second.ids[2]!, '1'] })).toEqual([
      second.whole,
      '1',
    ])
    expect(await found({ about: { subjects: [first.ids[4]!], users: [] } })).toEqual([first.whole])
  })

  test('finds nothing for one that lies between them, or is of another kind', async () => {
    expect(await found({ subjectIds: [between] })).toEqual([])
    expect(await found({ subjectIds: [first.ids[0]!], subjectKind: 'place' })).toEqual([])
    expect(await found({ subjectIds: [first.ids[0]!], subjectKind: 'thing' })).toEqual([
      first.whole,
    ])
    // The whole is no thing, though what it speaks of is.
    expect(await found({ subjectIds: [first.whole], subjectKind: 'thing' })).toEqual([])
    expect(await found({ subjectIds: [first.whole], subjectKind: 'whole' })).toEqual([first.whole])
  })

  test('takes the kind of the records for a kind', async () => {
    expect(await found({ subjectKind: 'thing' })).toEqual([second.whole, '1', '0', first.whole])
  })

  test('goes page by page', async () => {
    const wanted = { subjectIds: [first.ids[2]!], limit: 1 }
    const [newest] = await list(wanted, place)
    const [older] = await list({ ...wanted, before: newest!.id }, place)
    expect([newest!.subjectId, older!.subjectId]).toEqual([second.whole, first.whole])
    expect(await list({ ...wanted, before: older!.id }, place)).toEqual([])
  })

  test('tells how many, and carries none of them', async () => {
    const [row] = await list({ subjectIds: [first.ids[0]!] }, place)
    expect(row).toMatchObject({ recordKind: 'thing', recordCount: 5 })
    expect(JSON.stringify(row)).not.toContain(first.ids[1])
  })

  test('stands among the traces of the record', async () => {
    const traces = await database.work.read({ counties: [place] }, (tx) =>
      listTraces(tx, {
        counties: [place],
        subjects: [{ kind: 'thing', ids: [first.ids[2]!] }],
        limit: 5,
      }),
    )
    expect(traces.items.map(({ action }) => action)).toEqual([
      'test.change-again',
      'test.change-many',
    ])
  })

  test('shows another county nothing', async () => {
    expect(await found({ subjectIds: [first.ids[0]!] }, ['222406'])).toEqual([])
    expect(await list({ subjectIds: [first.ids[0]!] }, '222406', [place, '222406'])).toEqual([])
  })

  test('walks one index under row security, bounded by the record on both ends', async () => {
    const plan = await database.work.read({ counties: [place] }, async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx.db)
      await sql`set local enable_bitmapscan = off`.execute(tx.db)
      const { rows } = await sql<{ plan: string }>`explain (format text)
        select id from journal.entries where county_code = ${place} and record_ids is not null
        and last_record >= ${between}::uuid and first_record <= ${between}::uuid
        and ${between}::uuid = any(record_ids)`.execute(tx.db)
      return rows.map((row) => Object.values(row)[0]).join(' ')
    })
    const [, condition] = /entries_by_record .* Index Cond: (.*?) Filter: /.exec(plan) ?? []
    expect(condition).toContain('last_record >=')
    expect(condition).toContain('first_record <=')
  })
})

test('more than an entry holds are in several, sealed and exported some at a time', async () => {
  const place = '222424'
  const { privateKey } = generateKeyPairSync('ed25519')
  const { ids, whole } = await writeMany(database.work, place, 11 * mostRecords + 1)
  const rows = await list({ subjectIds: [whole] }, place)
  expect(rows.map(({ recordCount }) => recordCount)).toEqual([1, ...Array(11).fill(mostRecords)])
  expect(await list({ subjectIds: [ids.at(-1)!] }, place)).toHaveLength(1)
  expect(await sealCounty(database.work, place, privateKey)).toBe(12)
  const heads = await database.work.read({ counties: [place] }, (tx) =>
    listHeadsBetween(tx, place, 0, 12),
  )
  expect(heads.map(({ size }) => size)).toEqual([10, 12])
  const { parts } = await exportJournal(database.work, place)
  const texts: string[] = []
  for await (const part of parts) texts.push(part)
  expect(texts).toHaveLength(3)
  const bytes = Buffer.from(texts.join(''))
  // As a file is read: a line of many records is longer than a chunk.
  const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, nth) =>
    bytes.subarray(nth * 65_536, (nth + 1) * 65_536),
  )
  expect(await verifyExport(chunks)).toMatchObject({ ok: true, size: 12, heads: 2 })
  const at = bytes.indexOf('"before":["', bytes.indexOf('"index":3')) + 5000
  bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61
  const verdict = await verifyExport([bytes])
  expect(verdict.ok ? 'ok' : verdict.fault).toMatchObject({
    code: 'entry-changed',
    entry: { id: rows.toReversed()[4]!.id },
  })
})

test('the database itself refuses an entry whose records do not fit together', async () => {
  const insert = (columns: string, values: string) =>
    database.work.write(scope, (tx) =>
      sql`insert into journal.entries (county_code, id, at, actor, action, subject_kind, subject_id, ${sql.raw(columns)})
        values (${county}, ${newId()}, now(), 'x', 'x.y', 'x', '1', ${sql.raw(values)})`.execute(
        tx.db,
      ),
    )
  const one = `array['${newId()}']::uuid[]`
  const hash = `decode(repeat('00', 32), 'hex')`
  await insert('record_kind, record_ids, records_after', `'x', ${one}, ${hash}`)
  for (const [columns, values] of [
    ['record_ids', one],
    ['record_kind', `'x'`],
    ['records_after', hash],
    ['record_kind, record_ids', `'x', array[]::uuid[]`],
    ['record_kind, record_ids', `'x', array[null]::uuid[]`],
    ['record_kind, record_ids', `'x', array_fill('${newId()}'::uuid, array[2001])`],
    ['record_kind, record_ids, records_after', `'x', ${one}, ${hash} || ${hash}`],
    ['record_kind, record_ids, records_before', `'x', ${one}, '\\x00'`],
    ['record_kind, record_ids, before_hash', `'x', ${one}, ${hash}`],
    ['record_kind, record_ids, person_id', `'x', ${one}, 'p1'`],
  ] as const) {
    await expect(insert(columns, values)).rejects.toMatchObject({ code: '23514' })
  }
})
