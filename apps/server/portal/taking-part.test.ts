/** Who is found and what is said of them, when the registry knows more than takes part or less than did. */
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import { useDemoServer } from '../testing/demo-server.ts'

const demo = useDemoServer()
const county = '222403'
const village = '222403108204'

let [first, second] = [] as unknown as [PublicPartnership, PublicPartnership]

const search = async (query: string) =>
  (await demo.get(`${demo.programme}?q=${encodeURIComponent(query)}`)).text
const close = (id: string) =>
  demo.write(county, (tx) =>
    tx.db
      .updateTable('organizations.organizations')
      .set({ endsOn: '2026-11-30' })
      .where('countyCode', '=', county)
      .where('id', '=', id)
      .execute(),
  )

beforeAll(async () => {
  const { body } = await demo.get(`/api/public${demo.programme}/partnerships?limit=100`)
  first = body.items[0]
  second = body.items.find(
    ({ supporter, community }: PublicPartnership) =>
      supporter.id !== first.supporter.id && community.id !== first.community.id,
  )
  const twin = (code: string) => ({
    ...{ countyCode: county, id: newId(), side: 'community', kind: 'village', level: 'village' },
    ...{ code, name: '腰甸村', regionCode: village, beginsOn: '2026-01-01' },
  })
  await demo.write(county, (tx) => insertOrganizations(tx, [twin('V901'), twin('V902')]))
})

test('beside a village that takes part, others at its code that do not are not shown', async () => {
  for (const query of ['yaodian', '雁鸣湖镇', '腰店']) {
    const text = await search(query)
    expect(text.match(/class="name">腰甸村</g), query).toHaveLength(1)
    expect(text, query).not.toContain('还没有单位包联')
  }
  const { text } = await demo.get(`${demo.programme}/communities/${village}`)
  expect(text).toContain('在帮我们')
  expect(text).not.toMatch(/V90|还没有单位包联/)
})

test('of several at one code that take part each is shown with its own supporters', async () => {
  await demo.write(county, async (tx) => {
    const [{ id }] = (await tx.db
      .selectFrom('organizations.organizations')
      .select('id')
      .where('countyCode', '=', county)
      .where('code', '=', 'V901')
      .execute()) as [{ id: string }]
    await tx.db
      .updateTable('pairing.partnerships')
      .set({ communityId: id, communityRegionCode: village })
      .where('countyCode', '=', county)
      .where('id', '=', second.id)
      .execute()
  })
  const found = await search('yaodian')
  expect(found.match(/class="name">腰甸村</g)).toHaveLength(2)
  expect(found).toContain(`${second.supporter.name}在帮`)
  const { text } = await demo.get(`${demo.programme}/communities/${village}`)
  expect(text).toContain(`<h2>腰甸村 ${village}</h2>`)
  expect(text.split('<h2>腰甸村 V901</h2>')[1]).toContain(second.supporter.name)
  expect(text).toContain('<h1>腰甸村</h1>')
})

test('a unit that was closed or joined to another is found while it is paired, and it is said so', async () => {
  const { supporter, community } = first
  await close(supporter.id)
  expect(await search(supporter.name)).toContain(`class="name">${supporter.name}（已撤销）<`)
  await demo.write(county, (tx) =>
    tx.db
      .insertInto('organizations.successions')
      .values({
        ...{ countyCode: county, fromId: supporter.id, toId: second.supporter.id },
        ...{ kind: 'merged', ended: true, day: '2026-11-30', reason: '机构改革' },
      })
      .execute(),
  )
  const ended = `已并入${second.supporter.name}`
  expect(await search(supporter.name)).toContain(`class="name">${supporter.name}（${ended}）<`)
  const { text: unit } = await demo.get(`${demo.programme}/supporters/${supporter.id}`)
  expect(unit).toContain(`<p class="where">${ended}</p>`)
  const path = `${demo.programme}/communities/${community.regionCode}`
  expect((await demo.get(path)).text).toContain(`${supporter.name}（${ended}）</a></b>在帮我们`)
  expect((await demo.get(path, { cookie: 'lang=en' })).text).toContain(
    `(now part of ${second.supporter.name})`,
  )
})

test('a village that was closed is found while it is paired', async () => {
  const { community } = first
  await close(community.id)
  expect(await search(community.name)).toContain(`class="name">${community.name}（已撤销）<`)
  const path = `${demo.programme}/communities/${community.regionCode}`
  expect((await demo.get(path)).text).toContain('<p class="where">已撤销</p>')
})
