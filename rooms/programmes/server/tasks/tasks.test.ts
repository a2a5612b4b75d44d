import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { addDays } from '#base/shared/days.ts'
import { county, ok, thisYear, useOffices, year } from '../../testing/offices.ts'

const offices = useOffices()
const { as, make } = offices

let cycleId: string
beforeAll(async () => {
  ;({ cycleId } = await make())
})

const today = dayOf(new Date())
const task = { title: '召开推进会', owner: '联建办', dueOn: `${year}-12-20` }
const add = (more: object = {}, who = 'office') =>
  as(who).post(`/api/cycles/${cycleId}/tasks`, { ...task, ...more })
const pathOf = (id: string) => `/api/tasks/${county}/${id}`
const find = async (id: string) => {
  const { items } = ok(await as('village').get(`/api/cycles/${cycleId}/tasks?limit=200`))
  return items.find((each: { id: string }) => each.id === id)
}

describe('the work plan', () => {
  test('comes the first due first, page by page, and by what is done', async () => {
    const first = ok(await as('unit').get(`/api/cycles/${cycleId}/tasks?limit=3`))
    const rest = ok(
      await as('unit').get(`/api/cycles/${cycleId}/tasks?limit=200&after=${first.next}`),
    )
    const due = [...first.items, ...rest.items].map(({ dueOn }) => dueOn)
    expect(due).toEqual([...due].sort())
    expect(first.items[0]).toMatchObject({ dueOn: `${year}-01-31`, doneOn: null, doneBy: null })
    expect(first.items[0].overdue).toBe(today > `${year}-01-31`)
    const done = ok(await as('unit').get(`/api/cycles/${cycleId}/tasks?state=done`))
    expect(done.items).toEqual([])
  })

  test('takes a task that is due within the cycle and owned by words or an organization', async () => {
    const { id, countyCode } = ok(await add({ ownerOrganizationId: offices.unit }))
    expect(countyCode).toBe(county)
    expect(await find(id)).toMatchObject({ ...task, ownerOrganizationId: offices.unit, version: 1 })
    const late = await add({ dueOn: addDays(thisYear.endsOn, 1) })
    expect(late.body).toMatchObject({
      code: 'programmes.due-outside',
      errors: [{ pointer: '/dueOn' }],
    })
    const [closed] = await offices.register({ endsOn: '2026-02-01' })
    expect((await add({ ownerOrganizationId: closed })).body.code).toBe('programmes.unknown-owner')
    expect((await add({}, 'township')).status).toBe(403)
    expect((await add({}, 'neighbour')).status).toBe(404)
  })

  test('lets the later of two who change a task see what the earlier changed', async () => {
    const { id } = ok(await add())
    const change = (body: object, who = 'office') =>
      as(who).ask('PATCH', pathOf(id), { version: 1, reason: '会期改了', ...body })
    expect(ok(await change({ dueOn: `${year}-11-30` }))).toEqual({ version: 2 })
    const late = await change({ dueOn: `${year}-12-31` })
    expect(late.body.conflicts[0].changes).toMatchObject([
      { field: 'dueOn', theirs: `${year}-11-30`, yours: `${year}-12-31`, by: 'office' },
    ])
    const outside = await change({ version: 2, dueOn: '2020-01-01' })
    expect(outside.body.code).toBe('programmes.due-outside')
    expect((await change({ version: 2, title: '我的' }, 'unit')).status).toBe(403)
    expect((await change({ version: 2, title: '我的' }, 'neighbour')).status).toBe(404)
  })

  test('keeps on which day a task was done and by whom; taken back with a reason', async () => {
    const { id } = ok(await add())
    const done = (body: object, who = 'office') => as(who).post(`${pathOf(id)}/done`, body)
    expect((await done({ on: addDays(today, 1) })).body.code).toBe('programmes.day-not-come')
    expect((await done({ on: today }, 'supervisor')).status).toBe(403)
    expect((await done({ on: today }, 'neighbour')).status).toBe(404)
    expect(ok(await done({ on: today, note: '到会 40 家' }))).toEqual({ version: 2 })
    expect((await done({ on: today })).body.code).toBe('programmes.already-done')
    expect(await find(id)).toMatchObject({
      ...{ doneOn: today, doneBy: 'office', note: '到会 40 家', overdue: false },
    })
    const undo = (who = 'office') => as(who).post(`${pathOf(id)}/undo`, { reason: '还没开' })
    expect((await undo('township')).status).toBe(403)
    expect(ok(await undo())).toEqual({ version: 3 })
    expect((await undo()).body.code).toBe('programmes.not-done')
    expect(await find(id)).toMatchObject({ doneOn: null, doneBy: null, note: null })
  })

  test('does a task once when the request is repeated', async () => {
    const { id } = ok(await add())
    const key = { 'idempotency-key': 'done-once' }
    const ask = () => as('office').ask('POST', `${pathOf(id)}/done`, { on: today }, key)
    expect(ok(await ask())).toEqual(ok(await ask()))
    expect(await find(id)).toMatchObject({ version: 2 })
  })
})
