/** That nobody hands out, keeps or takes over what lies beyond their own reach. */
import { beforeAll, describe, expect, test } from 'vitest'
import { deliverOutbox } from '#base/server/jobs/outbox.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../tests/application/application.ts'
import { addPerson, signInFully } from '../../../tests/application/people.ts'
import type { Visitor } from '../../../tests/application/visitor.ts'
import { allSubscriptions } from '../compose.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
const county = '222403000000'
const guandi = '222403102000'
const shahe = '222403103000'
let chief: Visitor
let made = 0

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  chief = await newOffice({ code: county })
})

async function newOffice(held: { code: string; kind?: 'area' }): Promise<Visitor> {
  const username = `office${++made}`
  const countyCode = '222403'
  await addPerson(application, { username, grants: [{ role: 'office', countyCode, ...held }] })
  return signInFully(application, username)
}

async function newArea(members: { code: string; included: boolean }[]): Promise<string> {
  const body = { keeperCode: '222403', name: `片区${++made}`, members }
  return (await chief.post('/api/management-areas', body)).body.id
}

const newAccount = (grants: Parameters<typeof addPerson>[1]['grants']) =>
  addPerson(application, { username: `person${++made}`, grants: grants ?? [] })

const give = (by: Visitor, id: string, role: string, scope: object) =>
  by.post(`/api/people/${id}/grants`, { role, scope, reason: '工作需要' })

async function newUnit(region: string, parentId: string | null = null): Promise<string> {
  const code = `B${++made}`
  const { body } = await chief.post('/api/organizations', {
    ...{ countyCode: '222403', side: 'supporter', kind: 'unit', code, name: `单位${code}` },
    ...{ regionCode: region, parentId },
  })
  return body.id
}

describe('an office whose area leaves out a township', () => {
  let office: Visitor
  let own: string
  let leftOut: string
  let person: string
  beforeAll(async () => {
    const members = [
      { code: county, included: true },
      { code: guandi, included: false },
    ]
    own = await newArea(members)
    leftOut = await newArea([{ code: guandi, included: true }])
    office = await newOffice({ code: own, kind: 'area' })
    person = await newAccount([{ role: 'village', code: '222403103201' }])
  })
  const area = (code: string) => ({ kind: 'area', code, countyCode: '222403' })

  test('gives roles on what it has', async () => {
    const region = { kind: 'region', code: shahe }
    expect(await give(office, person, 'township', region)).toMatchObject({ status: 200 })
    expect(await give(office, person, 'supervisor', area(own))).toMatchObject({ status: 200 })
  })

  test.each([
    ['the township itself', { kind: 'region', code: guandi }],
    ['the county around it', { kind: 'region', code: county }],
    ['an area of it', () => area(leftOut)],
  ])('gives no role on %s', async (_, scope) => {
    const on = typeof scope === 'function' ? scope() : scope
    expect(await give(office, person, 'township', on)).toMatchObject({
      status: 403,
      body: { code: 'identity.beyond-reach' },
    })
  })

  test('makes and changes no area of the county, which would hold the township', async () => {
    const whole = {
      keeperCode: '222403',
      name: '全县',
      members: [{ code: county, included: true }],
    }
    expect(await office.post('/api/management-areas', whole)).toMatchObject({ status: 403 })
  })

  test('takes over no account with a role in the township, whatever the role hangs on', async () => {
    for (const held of [
      { role: 'supervisor', code: leftOut, kind: 'area', countyCode: '222403' },
      { role: 'supervisor', code: county },
    ] as const) {
      const id = await newAccount([held])
      const { status } = await office.post(`/api/people/${id}/invite`, { reason: '忘记密码' })
      expect(status).toBe(404)
      const { body } = await office.get('/api/people?limit=200')
      expect(body.items.map((each: { id: string }) => each.id)).not.toContain(id)
    }
  })

  test('a role given on an area ends at once where the area ends', async () => {
    const id = await newArea([{ code: shahe, included: true }])
    const username = `watch${++made}`
    await addPerson(application, {
      username,
      grants: [{ role: 'supervisor', code: id, kind: 'area', countyCode: '222403' }],
    })
    const watcher = await signInFully(application, username)
    const unit = await newUnit(shahe)
    const seen = () => watcher.get(`/api/organizations/222403/${unit}`)
    expect(await seen()).toMatchObject({ status: 200 })
    const members = [{ code: '222403104000', included: true }]
    const changed = { version: 1, reason: '调整', members }
    expect(await chief.ask('PATCH', `/api/management-areas/${id}`, changed)).toMatchObject({
      status: 200,
    })
    expect(await seen()).toMatchObject({ status: 404 })
  })
})

describe('a unit that reaches over townships', () => {
  let office: Visitor
  let unit: string
  beforeAll(async () => {
    office = await newOffice({ code: guandi })
    unit = await newUnit(guandi)
    // At any depth.
    await newUnit(shahe, await newUnit(guandi, unit))
  })

  test('has its liaisons from the office above: a role on it reaches its branches', async () => {
    const scope = { kind: 'organization', code: unit, countyCode: '222403' }
    const id = await newAccount([{ role: 'village', code: '222403102240' }])
    expect(await give(office, id, 'unit', scope)).toMatchObject({ status: 403 })
    expect(await give(chief, id, 'unit', scope)).toMatchObject({ status: 200 })
  })

  test('is hung elsewhere by the office above: roles there would reach its branches', async () => {
    const shell = await newUnit(guandi)
    const move = { version: 1, parentId: shell, reason: '调整' }
    const path = `/api/organizations/222403/${unit}/move`
    expect(await office.post(path, move)).toMatchObject({
      status: 422,
      body: { code: 'organizations.beyond' },
    })
    const back = { version: 2, parentId: null, reason: '调整' }
    expect(await chief.post(path, move)).toMatchObject({ status: 200 })
    expect(await chief.post(path, back)).toMatchObject({ status: 200 })
  })

  test('closed, is opened again below another by the office above', async () => {
    const top = await newUnit(guandi)
    const branch = await newUnit(shahe, top)
    const own = await newUnit(guandi)
    const shell = await newUnit(guandi)
    const close = (id: string) => ({ id, version: 1 })
    expect(
      await chief.post('/api/organizations/222403/close', {
        items: [close(top), close(branch), close(own)],
        reason: '机构改革',
      }),
    ).toMatchObject({ status: 200 })
    const reopen = (by: Visitor, id: string) =>
      by.post(`/api/organizations/222403/${id}/reopen`, {
        version: 2,
        parentId: shell,
        reason: '恢复设置',
      })
    expect(await reopen(office, top)).toMatchObject({
      status: 422,
      body: { code: 'organizations.beyond' },
    })
    expect(await reopen(office, own)).toMatchObject({ status: 200 })
    expect(await reopen(chief, top)).toMatchObject({ status: 200 })
  })

  test('is split and merged with another by the office above', async () => {
    const part = {
      side: 'supporter',
      kind: 'unit',
      code: 'PART',
      name: '分出的',
      regionCode: guandi,
    }
    const split = { version: 3, into: [part], continues: true, reason: '机构改革' }
    expect(await office.post(`/api/organizations/222403/${unit}/split`, split)).toMatchObject({
      status: 422,
      body: { code: 'organizations.beyond' },
    })
    const other = await newUnit(guandi)
    const merge = (by: Visitor) =>
      by.post('/api/organizations/222403/merge', {
        kind: 'merged',
        from: [{ id: unit, version: 3 }],
        to: { id: other, version: 1 },
        reason: '机构改革',
      })
    expect(await merge(office)).toMatchObject({
      status: 422,
      body: { code: 'organizations.beyond' },
    })
    expect(await merge(chief)).toMatchObject({ status: 200 })
    // Of a duplicate its roles come along, onto all that hangs on the kept one.
    const puppet = await newUnit(guandi)
    const duplicate = {
      kind: 'duplicate',
      from: [{ id: puppet, version: 1 }],
      to: { id: other, version: 1 },
      reason: '登记了两遍',
    }
    expect(await office.post('/api/organizations/222403/merge', duplicate)).toMatchObject({
      status: 422,
      body: { code: 'organizations.beyond' },
    })
  })
})

test('an account is looked after where its unit is now, and not where it was', async () => {
  const before = await newOffice({ code: guandi })
  const after = await newOffice({ code: shahe })
  const unit = await newUnit(guandi)
  const scope = { kind: 'organization', code: unit, countyCode: '222403' }
  const id = await newAccount([])
  expect(await give(chief, id, 'unit', scope)).toMatchObject({ status: 200 })
  const invite = (by: Visitor) => by.post(`/api/people/${id}/invite`, { reason: '忘记密码' })
  expect(await invite(before)).toMatchObject({ status: 200 })
  const moved = { version: 1, regionCode: shahe, reason: '搬迁' }
  const path = `/api/organizations/222403/${unit}`
  expect(await chief.ask('PATCH', path, moved)).toMatchObject({ status: 200 })
  // From the first moment, whatever has still to be told to whom.
  expect(await invite(before)).toMatchObject({ status: 403 })
  await deliverOutbox(application.work, allSubscriptions, '222403')
  expect(await invite(before)).toMatchObject({ status: 404 })
  expect(await invite(after)).toMatchObject({ status: 200 })
})

test('a code that cannot be read is refused as the sheets refuse it', async () => {
  for (const code of ['X\u202e1', 'X\n1', '\u200bX']) {
    const unit = { countyCode: '222403', side: 'supporter', kind: 'unit', name: '某局' }
    const answer = await chief.post('/api/organizations', { ...unit, code, regionCode: guandi })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/code' }] } })
  }
})
