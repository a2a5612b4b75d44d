/** Roles on organizations that an import brought, and that go again when it is taken back. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import { loadShippedRegions, withAdmin } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../../tests/application/application.ts'
import { addPerson, everywhere, signInFully } from '../../../tests/application/people.ts'
import type { Visitor } from '../../../tests/application/visitor.ts'
import { waitForLocks } from '../../../tests/database/waiting.ts'

const application = useApplication()
const county = '222403000000'
let chief: Visitor
let office: Visitor
let unit: string
let made = 0

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  for (const role of ['system-admin', 'office'] as const) {
    await addPerson(application, { username: role, grants: [{ role, code: county }] })
  }
  chief = await signInFully(application, 'system-admin')
  office = await signInFully(application, 'office')
})
beforeEach(async () => {
  made += 1
  const { status, body } = await office.post('/api/organizations', {
    countyCode: '222403',
    side: 'supporter',
    kind: 'unit',
    code: `U${made}`,
    name: `单位${made}`,
    regionCode: county,
  })
  expect(status).toBe(200)
  unit = body.id
})

const scopeOf = (code: string) => ({ kind: 'organization' as const, code, countyCode: '222403' })
const held = (code: string) => ({
  role: 'unit' as const,
  kind: 'organization' as const,
  code,
  countyCode: '222403',
})
const grantsOf = async (id: string) => (await chief.get(`/api/people/${id}`)).body.grants

test('a role is not given on an organization that goes at that moment', async () => {
  const id = await addPerson(application, { username: `liaison${made}` })
  await withAdmin(application.database.adminUrl, async (client) => {
    await client.query("begin; set local app.counties = '222403'")
    const where = `where county_code = '222403' and id = '${unit}'`
    await client.query(`select 1 from organizations.organizations ${where} for update`)
    const giving = chief.post(`/api/people/${id}/grants`, {
      role: 'unit',
      scope: scopeOf(unit),
      reason: '分工安排',
    })
    await waitForLocks(application.database, 1)
    await client.query(`delete from organizations.organizations ${where}`)
    await client.query('commit')
    expect(await giving).toMatchObject({ status: 422, body: { code: 'identity.scope-unknown' } })
  })
  expect(await grantsOf(id)).toEqual([])
})

test('an organization on which a role is being given does not go before', async () => {
  // As the server, whose waiting it may see.
  const client = await application.database.pool.connect()
  try {
    await client.query("begin; set local app.counties = '222403'")
    const { deleting } = await application.work.write(everywhere, async (tx) => {
      await application.identity.holdPlaces(tx, [scopeOf(unit)])
      const statement = `delete from organizations.organizations where county_code = '222403' and id = '${unit}'`
      const deleting = client.query(statement)
      await waitForLocks(application.database, 1)
      return { deleting }
    })
    expect((await deleting).rowCount).toBe(1)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

test('a role on what is gone is ended like any other', async () => {
  const id = await addPerson(application, { username: `lost${made}`, grants: [held(newId())] })
  const [grant] = await grantsOf(id)
  const ended = await chief.post(`/api/grants/222403/${grant.id}/end`, { reason: '单位没有了' })
  expect(ended).toMatchObject({ status: 200 })
  expect(await grantsOf(id)).toEqual([])
})

test('a hand-over ends a role on what is gone, and gives the others', async () => {
  const grants = [held(newId()), held(unit)]
  const from = await addPerson(application, { username: `from${made}`, grants })
  const to = await addPerson(application, { username: `to${made}` })
  const day = dayOf(new Date())
  const moved = await chief.post(`/api/people/${from}/hand-over`, { to, day, reason: '交接' })
  expect(moved).toMatchObject({ status: 200, body: { moved: 1 } })
  expect(await grantsOf(from)).toEqual([])
  expect(await grantsOf(to)).toMatchObject([{ scope: { code: unit } }])
})
