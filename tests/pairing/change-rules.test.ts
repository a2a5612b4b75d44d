/** What the office changes of a draft before it is frozen: its rules, and of the roster what stood in their way. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type County, makeCounty, type Participant, region } from './county.ts'
import { draft, type Run, take } from './lead-run.ts'

const units: Participant[] = ['甲局', '乙局'].map((name, at) => ({
  ...{ code: `U${at + 1}`, name, kind: 'unit', level: 'county', region },
}))
const villages: Participant[] = ['一村', '二村', '三村'].map((name, at) => ({
  ...{ code: `V${at + 1}`, name, kind: 'village', region: '222403102240' },
}))
const sheets: Record<string, string[]> = {
  supporters: [
    '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
    ...units.map(({ code, name }) => `${code},${name},单位,党委,2,1,1,文化`),
  ],
  communities: [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    ...villages.map(({ code, name }) => `${code},${name},村,2,1,1,文化`),
  ],
  relations: ['包联方,村(社区),关系,开始日期', 'U1,V1,现有,2021-05-01', 'U2,V3,回避,'],
}

let county: County
let run: Run
beforeAll(async () => {
  county = await makeCounty('units-to-places', { supporters: units, communities: villages })
  for (const [table, lines] of Object.entries(sheets)) {
    expect((await county.bring(table, lines)).body.faults).toEqual([])
  }
  run = await draft(county)
})
afterAll(() => county?.close())

const rosterOf = async ({ path }: Run) => (await county.office.get(`${path}/roster`)).body

async function change(roster?: object) {
  const { rules, version } = (await county.office.get(run.path)).body
  const body = { version, rules: { ...rules, hardMinima: false }, roster }
  return county.office.ask('PUT', `${run.path}/rules`, body)
}
const places = (from: object, to: object) => [{ side: 'supporter', code: 'U2', from, to }]

test('the office reads the roster as the engine will, and where its villages lie', async () => {
  const { roster, places: named, pairs } = await rosterOf(run)
  expect(roster.supporters[1]).toMatchObject({ code: 'U2', tier: 2, min: 1, max: 1 })
  expect(roster.relations).toContainEqual({ supporter: 'U1', community: 'V1', relation: 'locked' })
  expect(named).toContainEqual({ code: '222403102000', name: expect.any(String) })
  expect(pairs).toBeNull()
})

test('refuses bounds that somebody changed meanwhile, and saves nothing of it', async () => {
  const before = (await county.office.get(run.path)).body
  const answer = await change({
    places: places({ min: 1, max: 5 }, { min: 1, max: 6 }),
    dropped: [{ relation: 'avoid', supporter: 'U2', community: 'V3' }],
  })
  expect(answer).toMatchObject({ status: 422, body: { code: 'pairing.roster-changed' } })
  const after = (await county.office.get(run.path)).body
  expect([after.version, after.rules]).toEqual([before.version, before.rules])
  expect((await rosterOf(run)).roster.relations).toContainEqual({
    ...{ supporter: 'U2', community: 'V3', relation: 'avoid' },
  })
})

test('refuses more at least than at most', async () => {
  const answer = await change({
    places: places({ min: 1, max: 1 }, { min: 3, max: 2 }),
    dropped: [],
  })
  expect(answer.status).toBe(400)
})

test('unlocks nothing that is a tie, which its two sides have a say in', async () => {
  const dropped = [{ relation: 'locked', supporter: 'U1', community: 'V1' }]
  expect(await change({ places: [], dropped })).toMatchObject({
    ...{ status: 422, body: { code: 'pairing.lock-not-ours' } },
  })
})

test('rules and roster change together, and the next to freeze reads both', async () => {
  const dropped = [{ relation: 'avoid', supporter: 'U2', community: 'V3' }]
  const answer = await change({ places: places({ min: 1, max: 1 }, { min: 0, max: 2 }), dropped })
  expect(answer).toMatchObject({ status: 200, body: { state: 'draft', version: 2 } })
  run.version = answer.body.version
  const { roster } = await rosterOf(run)
  expect(roster.supporters[1]).toMatchObject({ code: 'U2', min: 0, max: 2 })
  expect(roster.relations).not.toContainEqual(expect.objectContaining({ relation: 'avoid' }))
  expect((await county.office.get(run.path)).body.rules.hardMinima).toBe(false)
})

const tie = (relation: string, community: string, reason = '亲属任职') => ({
  ...{ relation, supporter: 'U2', community, reason },
})
const none = { places: [], dropped: [] }

test('two of the studio are locked or kept apart with a reason, which stands in the roster then', async () => {
  expect(await change({ ...none, tied: [tie('locked', 'V2', ' ')] })).toMatchObject({ status: 400 })
  const tied = [tie('avoid', 'V2'), tie('locked', 'V3', '有协议')]
  const answer = await change({ ...none, tied })
  expect(answer).toMatchObject({ status: 200 })
  run.version = answer.body.version
  const { items } = (await county.office.get(`/api/cycles/${county.cycleId}/relations`)).body
  expect(
    items.map(({ relation, community, reason }: Record<string, Record<string, unknown>>) => {
      return [relation, community?.code, reason]
    }),
  ).toEqual(
    expect.arrayContaining([
      ['avoid', 'V2', '亲属任职'],
      ['locked', 'V3', '有协议'],
    ]),
  )
})

test('refuses to write over what a colleague said of two meanwhile, and saves nothing of it', async () => {
  const before = (await county.office.get(run.path)).body
  const answer = await change({ ...none, tied: [tie('avoid', 'V1'), tie('locked', 'V2')] })
  expect(answer).toMatchObject({ status: 422, body: { code: 'pairing.roster-changed' } })
  expect((await county.office.get(run.path)).body.version).toBe(before.version)
  const { relations } = (await rosterOf(run)).roster
  expect(relations).not.toContainEqual(
    expect.objectContaining({ supporter: 'U2', community: 'V1', relation: 'avoid' }),
  )
  // Dropped and said anew in one go is no surprise to anybody.
  const dropped = [{ relation: 'avoid', supporter: 'U2', community: 'V2' }]
  const turned = await change({ places: [], dropped, tied: [tie('locked', 'V2')] })
  expect(turned).toMatchObject({ status: 200 })
  const locks = ['V2', 'V3'].map((community) => {
    return { relation: 'locked', supporter: 'U2', community }
  })
  const back = { ...none, dropped: locks }
  const undone = await change(back)
  expect(undone).toMatchObject({ status: 200 })
  run.version = undone.body.version
})

test('the rules as they were are read again, newest first, with who changed them', async () => {
  const { items } = (await county.office.get(`${run.path}/rules`)).body
  expect(items.length).toBeGreaterThan(2)
  const now = (await county.office.get(run.path)).body.rules
  expect(items[0].rules).toEqual(now)
  expect(now.hardMinima).toBe(false)
  expect(items.at(-1)).toMatchObject({ number: 1, rules: { hardMinima: true } })
  expect(items.every(({ by }: { by: string }) => by !== '')).toBe(true)
  const frozen = await draft(county)
  await take(county, frozen, 'void', { reason: '核对' })
  expect((await county.office.get(`${frozen.path}/rules`)).body.items).toHaveLength(1)
})

test('what is frozen stays, whatever becomes of the roster', async () => {
  expect(await take(county, run, 'freeze')).toMatchObject({ status: 200 })
  const wider = sheets.supporters?.map((line) => line.replace(',1,1,文化', ',1,3,文化')) ?? []
  expect((await county.bring('supporters', wider)).body.faults).toEqual([])
  expect((await rosterOf(run)).roster.supporters[1]).toMatchObject({ code: 'U2', max: 2 })
  expect((await rosterOf(await draft(county))).roster.supporters[1]).toMatchObject({ max: 3 })
})
