/** What is sent twice with one key is done once, answered alike, and recorded once. */
import { expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { county, nextYear, ok, thisYear, useOffices } from '../testing/offices.ts'

const offices = useOffices()
const { as, make } = offices

const reason = '网断了，又点了一次'
const today = dayOf(new Date())
const task = { title: '一件事', owner: '联建办', dueOn: thisYear.endsOn }

interface New {
  id: string
  cycleId: string
}

const post = async (path: string, body: object) => ok(await as('office').post(path, body))
const joining = () => ({ part: 'supporter', organizationIds: [offices.unit] })

async function newTask({ cycleId }: New): Promise<string> {
  const { id } = await post(`/api/cycles/${cycleId}/tasks`, task)
  return `/api/tasks/${county}/${id}`
}

const calls: Record<string, (one: New) => Promise<[method: string, path: string, body: object]>> = {
  change: async ({ id }) => ['PATCH', `/api/programmes/${id}`, { version: 1, reason, name: '改' }],
  publish: async ({ id }) => ['POST', `/api/programmes/${id}/publish`, { version: 1, reason }],
  withdraw: async ({ id }) => {
    await post(`/api/programmes/${id}/publish`, { version: 1, reason })
    return ['POST', `/api/programmes/${id}/withdraw`, { version: 2, reason }]
  },
  settings: async ({ id }) => {
    const { settings } = ok(await as('office').get(`/api/programmes/${id}`))
    return ['PUT', `/api/programmes/${id}/settings`, { version: 1, reason, settings }]
  },
  cycle: async ({ id }) => ['POST', `/api/programmes/${id}/cycles`, nextYear],
  join: async ({ cycleId }) => ['POST', `/api/cycles/${cycleId}/participants`, joining()],
  leave: async ({ cycleId }) => {
    const path = `/api/cycles/${cycleId}/participants`
    await post(path, joining())
    return ['POST', `${path}/${offices.unit}/leave`, { reason }]
  },
  'new task': async ({ cycleId }) => ['POST', `/api/cycles/${cycleId}/tasks`, task],
  task: async (one) => ['PATCH', await newTask(one), { version: 1, reason, title: '另一件' }],
  done: async (one) => ['POST', `${await newTask(one)}/done`, { on: today }],
  undo: async (one) => {
    const path = await newTask(one)
    await post(`${path}/done`, { on: today })
    return ['POST', `${path}/undo`, { reason }]
  },
  stages: async ({ cycleId }) => [
    ...(['PUT', `/api/cycles/${cycleId}/stages`] as const),
    { version: 1, reason, items: [] },
  ],
  duties: async ({ cycleId }) => [
    ...(['PUT', `/api/cycles/${cycleId}/duties`] as const),
    { version: 1, reason, items: [] },
  ],
  document: async ({ id }) => ['POST', `/api/programmes/${id}/documents`, { title: '管理办法' }],
  version: async ({ id }) => {
    const path = `/api/programmes/${id}/documents`
    const { id: document } = await post(path, { title: '管理办法' })
    const body = { version: 0, body: '第一条', inForceOn: today, reason }
    return ['POST', `/api/documents/${county}/${document}/versions`, body]
  },
  guidance: async ({ id }) => {
    const guide = await make({ regionCode: '2224' }, 'prefecture')
    const change = { version: 1, reason, guideId: guide.id }
    ok(await as('office').ask('PATCH', `/api/programmes/${id}`, change))
    const body = { version: 0, guideVersion: 1, answer: 'varied', reason }
    return ['PUT', `/api/programmes/${id}/guidance/ways`, body]
  },
}

async function countEntries(): Promise<number> {
  const { count } = await offices.application.work.read({ counties: [county] }, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('countyCode', '=', county)
      .executeTakeFirstOrThrow(),
  )
  return Number(count)
}

test.each(Object.entries(calls))('%s is done and recorded once', async (name, prepare) => {
  const [method, path, body] = await prepare(await make())
  const before = await countEntries()
  const ask = () => as('office').ask(method, path, body, { 'idempotency-key': `twice ${name}` })
  const first = ok(await ask())
  expect(ok(await ask())).toEqual(first)
  expect(await countEntries()).toBe(before + 1)
})
