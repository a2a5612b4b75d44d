import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { county, office } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'
import { insertOrganizations } from '../insert-organizations.ts'
import { insertRows, listOrganizationsByIds, type NewOrganization } from '../store.ts'
import { indexCounty, indexLater, resumeIndexing } from './index-organizations.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>
beforeAll(() => {
  chief = registry.as('chief')
})

const branch = (at: number): NewOrganization => ({
  countyCode: county,
  id: newId(),
  side: 'other',
  code: `Z${at}`,
  name: `示例第${at}党支部`,
  kind: 'branch',
  regionCode: office,
  beginsOn: '2026-01-01',
})
const jobsWaiting = async () => {
  const { rows } = await registry.database.pool.query(
    `select count(*)::int as jobs from graphile_worker.jobs where key = 'organizations-index:${county}'`,
  )
  return rows[0].jobs
}
const found = async (q: string) => (await chief.get(`?q=${q}&limit=200`)).body.items.length

test('many at once are found when the job has run, by their present names, once', async () => {
  const rows = Array.from({ length: 1100 }, (_, at) => branch(at))
  await registry.work.write({ counties: [county] }, (tx) => insertOrganizations(tx, rows))
  expect(await jobsWaiting()).toBe(1)
  expect(await found('示例第7党支部')).toBe(0)
  await indexCounty(registry.work, county)
  expect(await found('示例第7党支部')).toBe(1)

  const items = rows.map(({ id }, at) => ({ id, version: 1, name: `更名第${at}党支部` }))
  const renamed = await chief.post(`/${county}/rename`, { items, reason: '更名' })
  expect(renamed.body).toEqual({ changed: 1100 })
  await indexCounty(registry.work, county)
  await indexCounty(registry.work, county)
  expect([await found('示例第7党支部'), await found('更名第7党支部')]).toEqual([0, 1])
  const { rows: left } = await registry.work.read({ counties: [county] }, (tx) =>
    sql<{
      name: string
    }>`select count(*)::int as tokens, count(distinct (token, organization_id))::int as different
      from organizations.tokens where county_code = ${county}`.execute(tx.db),
  )
  expect(left[0]).toMatchObject({ tokens: (left[0] as unknown as { different: number }).different })

  const closed = await chief.post(`/${county}/close`, {
    items: rows.map(({ id }) => ({ id, version: 2 })),
    reason: '撤销',
  })
  expect(closed.body).toEqual({ changed: 1100 })
  expect(await found('更名第7党支部')).toBe(0)
})

test('a job that was lost is made anew where something waits, and only there', async () => {
  await registry.database.pool.query(
    `select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`,
  )
  await resumeIndexing(registry.work)
  expect(await jobsWaiting()).toBe(0)

  const lost = branch(5000)
  await registry.work.write({ counties: [county] }, async (tx) => {
    await insertRows(tx, [lost])
    await indexLater(tx, [lost])
  })
  await registry.database.pool.query(
    `select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`,
  )
  expect(await jobsWaiting()).toBe(0)
  await resumeIndexing(registry.work)
  expect(await jobsWaiting()).toBe(1)
  await indexCounty(registry.work, county)
  expect(await found('示例第5000党支部')).toBe(1)
  // Rows that are older than normal names are given theirs with the tokens.
  const [row] = await registry.work.read({ counties: [county] }, (tx) =>
    listOrganizationsByIds(tx, county, [lost.id]),
  )
  expect(row?.normalName).toBe('示例第5000支部')
})

test('names of persons find nobody; their code does', async () => {
  const person = { ...branch(6000), kind: 'person', name: '王大山' } as const
  await registry.work.write({ counties: [county] }, (tx) => insertOrganizations(tx, [person]))
  expect([await found('王大山'), await found('wangdashan'), await found('Z6000')]).toEqual([
    0, 0, 1,
  ])
})
