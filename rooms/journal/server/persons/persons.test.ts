import { createHmac, hkdfSync } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/database/database.ts'
import { listEntriesOfSubject } from '../store.ts'
import { entryWriter } from '../write-entry.ts'
import { erasePersonKey } from './person-key.ts'
import { listLooks, recordLook } from './record-look.ts'
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
    listEntriesOfSubject(tx, {
      countyCode: county,
      subjectKind: 'contact',
      subjectId,
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

test('lists who looked at a record, newest first, in pages, and nobody else’s record', async () => {
  const subject = { kind: 'contact', id: '9' }
  for (const actor of ['a', 'b', 'c']) {
    await database.work.read(scope, (tx) =>
      recordLook(tx, { countyCode: county, actor, subject, purpose: '核实电话' }),
    )
  }
  await database.work.read(scope, async (tx) => {
    await recordLook(tx, {
      countyCode: county,
      actor: 'x',
      subject: { kind: 'contact', id: '10' },
      purpose: '其他',
    })
    const first = await listLooks(tx, { countyCode: county, subject, limit: 2 })
    expect(first.items.map(({ actor, purpose }) => `${actor} ${purpose}`)).toEqual([
      'c 核实电话',
      'b 核实电话',
    ])
    const rest = await listLooks(tx, { countyCode: county, subject, after: first.next, limit: 2 })
    expect(rest.items.map(({ actor }) => actor)).toEqual(['a'])
    expect(rest.next).toBeUndefined()
  })
})
