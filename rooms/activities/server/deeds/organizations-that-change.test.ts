import { expect, test } from 'vitest'
import { allSubscriptions } from '#apps/server/compose.ts'
import { county, ok, usePaired } from '../../testing/paired.ts'

const paired = usePaired()
const { offices } = paired
const as = offices.as
const reason = '核对'

/** What merging and closing tell other rooms. */
async function tell(topic: string, payload: { id: string } & Record<string, unknown>) {
  await offices.application.work.write({ counties: [county] }, async (tx) => {
    for (const each of allSubscriptions) {
      const event = { countyCode: county, id: payload.id, topic, payload }
      if (each.topic === topic) await each.handle(tx, event)
    }
  })
}

test('a deed stays with its village when that is renamed, and is told by the new name', async () => {
  const { path } = await paired.declare({ title: '改名以前办的', helped: 4 })
  const before = await paired.figures(`county=${county}&organization=${offices.unit}`)
  const village = `/api/organizations/${county}/${offices.village}`
  const { version } = ok(await as('office').get(village))
  ok(await as('office').post(`${village}/rename`, { version, reason, name: '新腰甸村' }))
  expect(ok(await as('unit').get(path)).community.name).toBe('新腰甸村')
  expect(await paired.figures(`county=${county}&organization=${offices.unit}`)).toEqual(before)
  ok(await paired.step(path, 'confirm'))
})

test('what a duplicate declared, whoever took over its partnership reads and corrects', async () => {
  const { path } = await paired.declare(
    { partnershipId: paired.otherId, title: '重复登记时报的', helped: 6 },
    'otherUnit',
  )
  const region = 'region=222403102240'
  const before = (await paired.figures(region))['people-helped'].quantity
  const [kept] = (await offices.register({ kind: 'branch', name: '审计局党支部' })) as [string]
  const merger = {
    ...{ kind: 'duplicate', reason },
    from: [{ id: paired.otherUnit, version: 1 }],
    to: { id: kept, version: 1 },
  }
  ok(await as('office').post(`/api/organizations/${county}/merge`, merger))
  await tell('organizations.merged', {
    ...{ id: kept, kind: 'duplicate', from: paired.otherUnit, to: kept },
  })
  const atUnit = { kind: 'organization', countyCode: county } as const
  await offices.admit('keptUnit', { role: 'unit', code: kept, ...atUnit })
  const { items } = ok(await as('keptUnit').get('/api/deeds'))
  expect(items).toMatchObject([{ title: '重复登记时报的', unit: { id: paired.otherUnit } }])
  const said = { title: '重复登记时报的', day: items[0].day, helped: 7 }
  ok(await paired.step(path, 'correct', 'keptUnit', said))
  expect((await paired.figures(region))['people-helped'].quantity).toBe(before + 1)
  expect(ok(await as('otherVillage').get(path))).toMatchObject({ helped: 7, version: 2 })
})

test('what hangs on an organization names its deeds, and a closed unit declares no later day', async () => {
  await paired.declare({ title: '撤销以前办的' })
  const unit = `/api/organizations/${county}/${offices.unit}`
  const { hangs, version } = ok(await as('office').get(unit))
  expect(hangs).toContainEqual(expect.objectContaining({ key: 'deeds' }))
  ok(await as('office').post(`${unit}/close`, { version, reason }))
  const { items } = ok(await as('office').get(`/api/deeds?unit=${offices.unit}`))
  expect(items.length).toBeGreaterThan(0)
})
