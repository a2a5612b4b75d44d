/** What an entry says that a record became is what the next one says that it was: whoever has the record can prove it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { county, office } from '../../testing/places.ts'
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

describe('of what a merger or a split takes along', () => {
  const reason = '机构改革'

  /** One of each that hangs on an organization; the team is joined by another. */
  async function furnish(id: string, joined: readonly string[] = []) {
    const at = `/${county}/${id}`
    const contact = { name: '李二', phone: '0433-6223344', purpose: '值班', expiresOn: inDays(9) }
    const post = { title: '局长', kind: 'director', holderName: '王一' }
    const team = { name: '抢险队', kind: 'emergency', people: 20, joined }
    return {
      contact: (await chief.post(`${at}/contacts`, contact)).body.id as string,
      post: (await chief.post(`${at}/posts`, post)).body.id as string,
      team: (await chief.post(`${at}/teams`, team)).body.id as string,
    }
  }

  test.each(['merged', 'duplicate'])('when organizations are %s', async (kind) => {
    const [from, to, other] = [
      await chief.make('商务局'),
      await chief.make('招商局'),
      await chief.make('工信局'),
    ]
    const { contact, post, team } = await furnish(from, [to])
    const theirs = await furnish(other, [from])
    const counts = { posts: 5, vacancies: 1, underThirtyFive: 1, fromThirtyFive: 2 }
    const rest = { fromFifty: 1, women: 2, reserves: 1 }
    const at = `/${county}/${from}/leadership/2026-06-30`
    expect((await chief.ask('PUT', at, { ...counts, ...rest })).status).toBe(200)
    const merged = await chief.post(`/${county}/merge`, {
      kind,
      from: [{ id: from, version: 1 }],
      to: { id: to, version: 1 },
      reason,
    })
    expect(merged.status).toBe(200)
    const changes = [
      await chief.patch(`/${county}/${to}/contacts/${contact}`, { version: 2, purpose: '防火' }),
      await chief.patch(`/${county}/${to}/teams/${team}`, { version: 2, people: 21 }),
      await chief.patch(`/${county}/${other}/teams/${theirs.team}`, { version: 2, people: 22 }),
    ]
    expect(changes.map(({ status }) => status)).toEqual([200, 200, 200])
    for (const id of [contact, team, theirs.team]) await expectUnbroken(id, 3)
    await expectUnbroken(post, kind === 'duplicate' ? 2 : 1)
    const told = (await hashesOf(from)).at(-2)?.[1]
    const movedCounts = (await hashesOf(to)).flatMap(([before]) => before ?? [])
    expect(movedCounts.includes(told as string)).toBe(kind === 'duplicate')
  })

  test('when one is split', async () => {
    const id = await chief.make('文旅局')
    const given = await furnish(id)
    const left = await furnish(id)
    const part = (name: string, more = {}) => ({
      side: 'supporter',
      code: `拆${name}`,
      name,
      kind: 'unit',
      regionCode: office,
      ...more,
    })
    const into = [
      part('文化局'),
      part('旅游局', { teams: [given.team], contacts: [given.contact] }),
    ]
    const split = await chief.post(`/${county}/${id}/split`, {
      version: 1,
      into,
      continues: false,
      reason,
    })
    expect(split.status).toBe(200)
    for (const { contact, team } of [given, left]) {
      await expectUnbroken(contact, 2)
      await expectUnbroken(team, 2)
    }
  })
})
