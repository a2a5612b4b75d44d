import { expect, test } from 'vitest'
import { county, ok, regionOf, useOffices, year } from '#rooms/programmes/testing/offices.ts'
import { countDeeds } from '../../testing/counted-deeds.ts'

const offices = useOffices()
const yanming = '222403108'
const beside = ['222403109201', '222403109204', '222403102201', '222403102202']

/** Villages of three townships that take part, each with as many deeds in March as is said. */
async function spreadOut(deeds: Record<string, number>, units = 0) {
  const programme = await offices.make()
  const villages = await offices.register(
    ...Object.keys(deeds).map((regionCode) => ({
      ...{ side: 'community', kind: 'village', level: 'village', regionCode },
      name: `村${regionCode}`,
    })),
  )
  const others = await offices.register(...Array.from({ length: units }, () => ({})))
  const join = (part: string, organizationIds: string[]) =>
    offices.as('office').post(`/api/cycles/${programme.cycleId}/participants`, {
      ...{ part, organizationIds },
    })
  ok(await join('community', villages))
  ok(await join('supporter', [offices.unit, ...others]))
  await countDeeds(
    offices.application.work,
    programme,
    Object.entries(deeds).flatMap(([village, count]) =>
      Array.from({ length: count }, () => ({
        ...{ village, day: `${year}-03-02`, cost: 5, organizationId: offices.unit },
      })),
    ),
  )
  return { path: `/api/cycles/${programme.cycleId}`, programme, villages, others }
}

test('a spread says how many communities have how much, and names none', async () => {
  const [a, b, c, d] = beside as [string, string, string, string]
  const { path } = await spreadOut({ [a]: 0, [b]: 2, [c]: 2, [d]: 1 })
  const answer = await offices.as('office').get(`${path}/spread?code=deeds&region=${county}`)
  expect(ok(answer)).toEqual({
    ...{ part: 'community', total: 4, told: true, own: null },
    bins: [
      { from: 0, to: 0, count: 1 },
      { from: 1, to: 1, count: 1 },
      { from: 2, to: 2, count: 2 },
    ],
  })
  const township = await offices.as('office').get(`${path}/spread?code=deeds&region=222403102`)
  expect(ok(township)).toMatchObject({ total: 2, bins: [{ count: 0 }, { count: 1 }, { count: 1 }] })
})

test('a unit is told where it lies among the others, and nothing else of them', async () => {
  const { path, others } = await spreadOut({ '222403109205': 3 }, 12)
  const ask = (id: string) =>
    offices.as('unit').get(`${path}/spread?code=deeds&county=${county}&organization=${id}`)
  const answer = ok(await ask(offices.unit))
  expect(answer).toMatchObject({ part: 'supporter', total: 13, told: true, own: 3 })
  expect(answer.bins).toContainEqual({ from: 0, to: 0, count: 12 })
  expect(JSON.stringify(answer)).not.toContain(others[0])
  expect((await ask(others[0] as string)).status).toBe(403)
})

test('where few take part, a unit is told only what it did itself', async () => {
  const { path } = await spreadOut({ '222403110230': 2 }, 3)
  const query = `code=deeds&county=${county}&organization=${offices.unit}`
  expect(ok(await offices.as('unit').get(`${path}/spread?${query}`))).toMatchObject({
    ...{ own: 2, told: false, bins: [] },
  })
  const office = await offices.as('office').get(`${path}/spread?${query}`)
  expect(ok(office)).toMatchObject({ told: true })
})

test('communities without a record since a month are listed by place, with the month of the last', async () => {
  const [a, b, c] = ['222403102203', '222403102204', '222403103201']
  const { path, villages } = await spreadOut({ [a]: 1, [b]: 0, [c]: 2 })
  const ask = async (since: string) =>
    ok(await offices.as('office').get(`${path}/quiet?region=${county}&since=${since}`))
  expect(await ask(`${year}-04-01`)).toMatchObject({
    ...{ since: `${year}-04-01`, what: 'communities', total: 3 },
    townships: [
      {
        ...{ code: '222403102000', total: 2 },
        quiet: [
          { id: villages[0], regionCode: a, lastMonth: `${year}-03-01` },
          { id: villages[1], regionCode: b, lastMonth: null },
        ],
      },
      { code: '222403103000', total: 1, quiet: [{ id: villages[2] }] },
    ],
  })
  const march = await ask(`${year}-03-01`)
  expect(march.townships.map((each: { quiet: unknown[] }) => each.quiet.length)).toEqual([1, 0])
})

test('nobody reads a spread or a quiet list beyond their reach, or of more than a county', async () => {
  const { path } = await spreadOut({ '222403110203': 1 })
  for (const what of ['spread?code=deeds', 'quiet?']) {
    const ask = async (who: string, of: string) =>
      (await offices.as(who).get(`${path}/${what}&${of}`)).status
    expect(await ask('township', `region=${county}`)).toBe(403)
    expect(await ask('township', `region=${yanming}`)).toBe(200)
    expect(await ask('neighbour', `region=${county}`)).toBe(403)
    expect(await ask('prefecture', `region=${regionOf('2224')}`)).toBe(422)
    expect(await ask('prefecture', `region=${county}`)).toBe(200)
  }
})

test('what was taken back leaves a community as quiet as before', async () => {
  const village = '222403109206'
  const { path, programme } = await spreadOut({ [village]: 0 })
  const { work } = offices.application
  const record = { kind: 'deed', id: programme.id, version: 1 }
  const by = { countyCode: county, actor: 'test', subject: record }
  const fact = {
    ...{ programmeId: programme.id, cycleId: programme.cycleId, record, measure: 'deed' },
    ...{ quantity: 1, day: `${year}-05-05`, regionCode: village },
  }
  const scope = { counties: [county] }
  const lastMonth = async () => {
    await countDeeds(work, programme, [{ village: '222403109207', day: `${year}-01-01`, cost: 1 }])
    const query = `region=${county}&since=${year}-12-01`
    const answer = ok(await offices.as('office').get(`${path}/quiet?${query}`))
    return answer.townships[0].quiet[0].lastMonth
  }
  await work.write(scope, (tx) => tx.record({ ...by, action: 'test.count', facts: [fact] }))
  expect(await lastMonth()).toBe(`${year}-05-01`)
  await work.write(scope, (tx) => tx.record({ ...by, action: 'test.undo', takesBack: record }))
  expect(await lastMonth()).toBe(null)
})
