/** What an entry says that a record became is what the next one says that it was: whoever has the record can prove it. */
import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { county } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>
let bureau: string
beforeAll(async () => {
  chief = registry.as('chief')
  bureau = await chief.make('市水利局')
  await registry.admit('liaison', [{ role: 'unit', kind: 'organization', code: bureau }])
})

async function hashesOf(id: string): Promise<(string | undefined)[][]> {
  const entries = await registry.work.read({ counties: [county] }, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select(['beforeHash', 'afterHash'])
      .where('countyCode', '=', county)
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute(),
  )
  return entries.map(({ beforeHash, afterHash }) => [
    beforeHash?.toString('hex'),
    afterHash?.toString('hex'),
  ])
}

async function expectUnbroken(id: string, changes: number): Promise<void> {
  const hashes = await hashesOf(id)
  expect(hashes).toHaveLength(changes)
  for (const [at, [, after]] of hashes.slice(0, -1).entries()) {
    expect(after).toBeDefined()
    expect(hashes[at + 1]?.[0], `${at + 1}`).toBe(after)
  }
}

const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))

test.each([
  [
    'contacts',
    { name: '李二', phone: '0433-6223344', purpose: '值班', expiresOn: inDays(9) },
    { purpose: '防火' },
  ],
  ['posts', { title: '局长', kind: 'director', holderName: '王一' }, { title: '副局长' }],
  ['teams', { name: '抢险队', kind: 'emergency', people: 20, joined: [] }, { people: 21 }],
])('of %s, whoever changes them', async (what, body, change) => {
  const path = `/${county}/${bureau}/${what}`
  const others = [await chief.make('市林业局'), await chief.make('市农业局')]
  const joined = what === 'teams' && { joined: others.reverse() }
  const { id } = (await chief.post(path, { ...body, ...joined })).body
  const liaison = registry.as('liaison')
  expect((await liaison.patch(`${path}/${id}`, { ...change, version: 1 })).status).toBe(200)
  expect((await chief.patch(`${path}/${id}`, { ...change, version: 2 })).status).toBe(200)
  await expectUnbroken(id, 3)
})

test('of an organization, whatever changes it', async () => {
  const id = await chief.make('市畜牧局')
  const above = await chief.make('市政府')
  const reason = '机构改革'
  const done = [
    await chief.patch(`/${county}/${id}`, { version: 1, members: 12 }),
    await chief.post(`/${county}/${id}/rename`, { version: 2, name: '市畜牧业局', reason }),
    await chief.post(`/${county}/${id}/move`, { version: 3, parentId: above, reason }),
    await chief.post(`/${county}/${id}/close`, { version: 4, reason }),
    await chief.post(`/${county}/${id}/reopen`, { version: 5, reason }),
  ]
  expect(done.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  await expectUnbroken(id, 6)
})
