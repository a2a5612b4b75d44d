import { createHmac, hkdfSync } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import { describe, expect, test } from 'vitest'
import { createWork } from '#base/server/db/work.ts'
import { useDatabase } from '../../../../tests/database/database.ts'
import { listEntries } from '../store.ts'
import { entryWriter } from '../write-entry.ts'
import { forgetLooks } from './forget-looks.ts'
import { listTraces } from './list-traces.ts'
import { erasePersonKey } from './person-key.ts'
import { recordLook, recordLooks } from './record-look.ts'
import { findSubjectKey } from './store.ts'

const key = Buffer.alloc(32, 5)
const database = useDatabase({ writers: [entryWriter(key)] })
const county = '222403'
const scope = { counties: [county] }
const record = { name: '王小明', phone: '13800000000' }

async function change(subjectId: string, person: string | undefined, action = 'people.rename') {
  await database.work.write(scope, (tx) =>
    tx.record({
      countyCode: county,
      action,
      subject: { kind: 'contact', id: subjectId },
      ...(person !== undefined && { person }),
      actor: 'clerk',
      ...(action === 'people.rename' && { before: record, after: { ...record, name: '王明' } }),
    }),
  )
}

const hashesOf = (subjectId: string) =>
  database.work.read(scope, (tx) =>
    listEntries(tx, {
      countyCode: county,
      subjectKind: 'contact',
      subjectIds: [subjectId],
      before: undefined,
      limit: 10,
    }),
  )

test('the hash of a person’s record takes both keys, and fits nothing once the person’s is erased', async () => {
  await change('1', 'p1')
  const half = await database.work.read(scope, (tx) => findSubjectKey(tx, county, 'p1'))
  const both = Buffer.from(hkdfSync('sha256', key, half!, 'lianjian-journal-person/1', 32))
  const [entry] = await hashesOf('1')
  const hash = (with_: Buffer) => createHmac('sha256', with_).update(canonicalJson(record)).digest()
  expect(entry?.beforeHash).toEqual(hash(both))
  expect(entry?.beforeHash).not.toEqual(hash(key))

  await database.work.write(scope, async (tx) => {
    expect(await erasePersonKey(tx, county, 'p1')).toBe(true)
    expect(await erasePersonKey(tx, county, 'p1')).toBe(false)
  })
  expect(await database.work.read(scope, (tx) => findSubjectKey(tx, county, 'p1'))).toBeUndefined()
  // What was sealed stays as it is.
  expect((await hashesOf('1'))[0]).toEqual(entry)
  // The change that erases carries no record, and so makes no new key.
  await change('1', 'p1', 'people.erase')
  expect(await database.work.read(scope, (tx) => findSubjectKey(tx, county, 'p1'))).toBeUndefined()
})

test('the same record of two persons, and of the same person in two counties, hashes differently', async () => {
  await change('2', 'p2')
  await change('3', 'p3')
  await change('4', 'p3')
  await change('5', undefined)
  const [two, three, four, none] = await Promise.all(
    ['2', '3', '4', '5'].map(async (id) => (await hashesOf(id))[0]?.beforeHash?.toString('hex')),
  )
  expect(new Set([two, three, none]).size).toBe(3)
  expect(four).toBe(three)
})

test('first changes of one person at the same time agree on the key', async () => {
  await Promise.all(Array.from({ length: 6 }, (_, at) => change(`c${at}`, 'p4')))
  const hashes = await Promise.all(
    Array.from({ length: 6 }, async (_, at) =>
      (await hashesOf(`c${at}`))[0]?.beforeHash?.toString('hex'),
    ),
  )
  expect(new Set(hashes).size).toBe(1)
})

const look = (actor: string, id: string, purpose = '核实电话') =>
  database.work.read(scope, (tx) =>
    recordLook(tx, { countyCode: county, actor, subject: { kind: 'contact', id }, purpose }),
  )
const traces = (id: string, limit = 10, after?: string) =>
  database.work.read(scope, (tx) =>
    listTraces(tx, {
      counties: [county],
      subjects: [{ kind: 'contact', ids: [id] }],
      limit,
      after,
    }),
  )

test('tells who looked at a record and who changed it, newest first, in pages, of no other record', async () => {
  await look('a', '9')
  await change('9', 'p9')
  await look('b', '9')
  await look('x', '10', '其他')
  const first = await traces('9', 2)
  expect(first.items.map(({ actor, purpose, action }) => [actor, purpose, action])).toEqual([
    ['b', '核实电话', null],
    ['clerk', null, 'people.rename'],
  ])
  const rest = await traces('9', 2, first.next)
  expect(rest.items.map(({ actor }) => actor)).toEqual(['a'])
  expect(rest.next).toBeUndefined()
})

test('a page that asks again is one look, and another purpose another', async () => {
  await look('a', '11')
  await look('a', '11')
  await look('a', '11', '其他')
  expect((await traces('11')).items).toHaveLength(2)
})

test('an answer that tells of many is a look at each, but of those just looked at', async () => {
  await look('a', '14', 'list')
  const many = { kind: 'contact', ids: ['14', '15', '16'] }
  await database.work.read(scope, (tx) =>
    recordLooks(tx, { countyCode: county, actor: 'a', subjects: many, purpose: 'list' }),
  )
  for (const id of many.ids) {
    expect((await traces(id)).items).toMatchObject([{ actor: 'a', purpose: 'list' }])
  }
})

describe('after two years', () => {
  const long = new Date(Date.now() - 800 * 86_400_000)
  const then = () => createWork(database.db, () => long, [])

  test('a look is forgotten, and no younger one', async () => {
    const subject = { kind: 'contact', id: '12' }
    const old = { countyCode: county, actor: 'a', subject, purpose: '核实电话' }
    await then().read(scope, (tx) => recordLook(tx, old))
    await look('b', '12')
    expect(await forgetLooks(database.work)).toBe(1)
    expect((await traces('12')).items.map(({ actor }) => actor)).toEqual(['b'])
    expect(await forgetLooks(database.work)).toBe(0)
  })

  test('the serving role forgets none by itself, and through the function only what is old', async () => {
    await look('c', '13')
    await expect(
      database.work.write(scope, (tx) =>
        tx.db.deleteFrom('journal.looks').where('countyCode', '=', county).execute(),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const future = () => new Date(Date.now() + 900 * 86_400_000)
    expect(await forgetLooks(createWork(database.db, future, []))).toBe(0)
    expect((await traces('13')).items).toHaveLength(1)
  })
})
