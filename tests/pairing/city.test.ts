/** A run of a city, whose units and villages are registered in several counties. */
import { verify } from '@lianjian/pairing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renewGuests } from '#rooms/organizations/server/guests/hold-guests.ts'
import { type County, makeCounty } from './county.ts'
import { acceptAll, compute, draft, inDays, proposalsOf, say, seed, take } from './lead-run.ts'
import { city, communities, sheets, supporters } from './small-city.ts'

let county: County
beforeAll(async () => {
  county = await makeCounty('units-to-places', { supporters, communities }, city)
})
afterAll(() => county?.close())

test('its roster names each by the county’s own code, with the county before it where that is needed', async () => {
  for (const [table, lines] of Object.entries(sheets)) {
    expect((await county.bring(table, lines)).body.faults).toEqual([])
  }
  const strange = [...sheets.supporters, '222403-U2,没有局,单位,政法,1,1,1,法律服务']
  expect((await county.bring('supporters', strange)).body.faults).toMatchObject([
    { row: 5, code: 'supporter-unregistered' },
  ])
  expect((await county.office.get(`/api/cycles/${county.cycleId}/roster`)).body).toMatchObject({
    supporter: { rows: 3 },
    community: { rows: 3 },
  })
})

test('each side sees and questions its own ties, whichever county the other lies in', async () => {
  const of = async (code: string) => {
    const visitor = await county.of(code)
    return (await visitor.get(`/api/cycles/${county.cycleId}/ties`)).body.items
  }
  expect(await of('U1')).toMatchObject([
    { supporter: { name: '敦化市司法局' }, community: { name: '河南社区' } },
  ])
  expect(await of('C1')).toEqual([])
  const [tie] = await of('V1')
  const asked = await (await county.of('V1')).post(
    `/api/ties/${tie.countyCode}/${tie.id}/question`,
    {
      ...{ version: tie.version, side: 'community', reason: '离得太远' },
    },
  )
  expect(asked).toMatchObject({ status: 200 })
  const settled = await county.office.post(`/api/ties/${tie.countyCode}/${tie.id}/settle`, {
    ...{ version: asked.body.version, state: 'kept', reason: '村里同意了' },
  })
  expect(settled).toMatchObject({ status: 200, body: { state: 'kept' } })
})

test('it comes into force across counties, and the supporter from elsewhere is a guest there', async () => {
  const run = await draft(county, { way: 'balanced' })
  expect(await take(county, run, 'freeze')).toMatchObject({ status: 200 })
  expect(await take(county, run, 'decide', { seed })).toMatchObject({ status: 202 })
  await compute(county, run)
  await take(county, run, 'propose', { answerBy: inDays(county, 7) })
  const [first] = (await (await county.of('U1')).get('/api/proposals')).body.items
  expect(first).toMatchObject({ side: 'supporter', community: { name: '河南社区' } })
  // Who answers for another organization of the same county learns of none.
  expect(await say(county, 'V2', first.id, 'community', 'accepted')).toMatchObject({ status: 404 })
  await acceptAll(county, run)
  await take(county, run, 'disclose', { from: inDays(county, 0) })
  await county.passDays(20)
  expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
  expect(await proposalsOf(county, run)).toHaveLength(3)

  const visitor = county.application.visitor()
  const bytes = await fetch(
    `${county.application.url}/api/public/runs/${county.keeperCode}/${run.id}/transcript.json`,
  )
  expect(verify(new Uint8Array(await bytes.arrayBuffer()))).toMatchObject({ ok: true })
  const [programme] = (await visitor.get('/api/public/programmes')).body.items
  const open = `/api/public/programmes/${programme.id}/partnerships`
  const names = async () =>
    (await visitor.get(open)).body.items.map(
      (each: { supporter: { name: string }; community: { name: string } }) =>
        `${each.supporter.name} ${each.community.name}`,
    )
  expect(await names()).toEqual(
    expect.arrayContaining(['敦化市司法局 河南社区', '延吉市司法局 一村', '州财政局 二村']),
  )
  const page = await visitor.get(`/programmes/${programme.id}?q=${encodeURIComponent('司法局')}`)
  expect(page.body).toContain('延吉市司法局')
})

test('a guest follows its home, by a job that changes nothing the second time', async () => {
  const { work } = county.application
  const list = '/api/organizations?county=222403&side=supporter&limit=20'
  const rows = async () =>
    (await county.office.get(list)).body.items as { id: string; code: string; name: string }[]
  const home = (await rows()).find(({ code }) => code === 'U1') as { id: string }
  const { body } = await county.office.get(`/api/organizations/222403/${home.id}`)
  const renamed = await county.office.post('/api/organizations/222403/rename', {
    ...{
      items: [{ id: home.id, version: body.version, name: '敦化市法治局' }],
      reason: '机构改革',
    },
  })
  expect([renamed.status, renamed.body.title]).toEqual([200, undefined])
  const waiting = await work.read({ counties: ['222403'] }, (tx) =>
    tx.db
      .selectFrom('organizations.guestCounties')
      .select('guestCountyCode')
      .where('countyCode', '=', '222403')
      .where('organizationId', '=', home.id)
      .execute(),
  )
  expect(waiting).toEqual([{ guestCountyCode: '222401' }])
  for (let turn = 0; turn < 2; turn++) {
    await renewGuests(work, { countyCode: '222403', id: home.id })
    const guest = (await county.office.get(`/api/organizations/222401/${home.id}`)).body
    expect(guest).toMatchObject({ name: '敦化市法治局', code: '222403-U1', version: 2 })
  }
})
