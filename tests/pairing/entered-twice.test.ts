/** An organization that had been entered twice, while what names it is still open. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allSubscriptions } from '#apps/server/compose.ts'
import { deliverOutbox } from '#base/server/jobs/outbox.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { type County, countyCode, makeCounty, region } from './county.ts'
import { decided, inDays, proposalsOf, take } from './lead-run.ts'

const kept = newId()
let county: County
beforeAll(async () => {
  const village = (code: string) => ({ code, name: `${code}村`, kind: 'village', region })
  county = await makeCounty('units-to-places', {
    supporters: ['U1', 'U2'].map((code) => {
      return { code, name: `${code}局`, kind: 'unit', level: 'county', region }
    }),
    communities: ['V1', 'V2'].map(village),
  })
  const sheets = {
    supporters: [
      '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
      ...['U1', 'U2'].map((code) => `${code},${code}局,单位,党委,1,1,1,组织建设`),
    ],
    communities: [
      '编号,名称,类型,等次,最少结对,最多结对,需求',
      ...['V1', 'V2'].map((code) => `${code},${code}村,村,3,1,1,组织建设`),
    ],
    relations: ['包联方,村(社区),关系,开始日期', 'U1,V1,现有,2021-05-01'],
  }
  for (const [table, lines] of Object.entries(sheets)) {
    expect((await county.bring(table, lines)).body.faults).toEqual([])
  }
  await county.application.work.write({ counties: [countyCode] }, (tx) =>
    insertOrganizations(tx, [
      {
        ...{ countyCode, id: kept, side: 'supporter', code: 'U9', name: '真正的局' },
        ...{ kind: 'unit', regionCode: region, level: 'county', beginsOn: '2020-01-01' },
      },
    ]),
  )
})
afterAll(() => county?.close())

test('the kept one answers for what was proposed to the duplicate, and has its ties', async () => {
  const run = await decided(county)
  await take(county, run, 'propose', { answerBy: inDays(county, 7) })
  const twin = (await proposalsOf(county, run)).find(({ supporter }) => supporter.code === 'U1')
  const liaison = await county.of('U1')
  const merging = {
    ...{ kind: 'duplicate', from: [{ id: twin?.supporter.id, version: 1 }] },
    ...{ to: { id: kept, version: 1 }, day: inDays(county, 0), reason: '重复录入' },
  }
  const merged = await county.office.post(`/api/organizations/${countyCode}/merge`, merging)
  expect([merged.status, merged.body.title]).toEqual([200, undefined])
  await deliverOutbox(county.application.work, allSubscriptions, countyCode)

  const path = `/api/proposals/${countyCode}/${twin?.id}/answer`
  expect(await liaison.post(path, { side: 'supporter', answer: 'accepted' })).toMatchObject({
    status: 200,
  })
  const { items } = (await liaison.get('/api/proposals')).body
  expect(items).toMatchObject([{ id: twin?.id, supporter: { id: kept, name: '真正的局' } }])
  expect((await county.office.get(`/api/cycles/${county.cycleId}/ties`)).body.items).toMatchObject([
    { supporter: { id: kept } },
  ])
})
