import { dayOf } from '#base/server/clock.ts'
import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

const reason = '核对权限'
const today = dayOf(new Date())
const [year] = today.split('-')
const days = { name: year, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
const later = { name: '下一轮', beginsOn: '2099-01-01', endsOn: '2099-12-31' }

let names = 0
const newName = () => `第${++names}个行动`

const officeOf = (target: Target): Post => ({
  role: 'office',
  place: target === 'neighbour' ? 'neighbour' : 'county',
})

const bodyAt = (world: World, target: Target) => ({
  template: 'units-to-places',
  regionCode: `${world.places[target].countyCode}000000`,
  name: newName(),
  officeName: '联建办',
  cycle: days,
})

async function made(world: World, target: Target, path: string, body: object, method = 'POST') {
  const answer = await world.on(officeOf(target)).ask(method, path, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

interface New {
  id: string
  cycleId: string
  countyCode: string
  world: World
  target: Target
}

async function makeOne(world: World, target: Target): Promise<New> {
  const { id, cycleId } = await made(world, target, '/api/programmes', bodyAt(world, target))
  return { id, cycleId, countyCode: world.places[target].countyCode, world, target }
}

/** A call about a new programme, not published, of the county of the target. */
function about(
  path: (one: New) => string | Promise<string>,
  body?: (one: New) => object | Promise<object>,
): RouteRow['call'] {
  return async (world, target) => {
    const one = await makeOne(world, target)
    return { path: await path(one), body: await body?.(one) }
  }
}

const programme =
  (what = '') =>
  ({ id }: New) =>
    `/api/programmes/${id}${what}`
const cycle =
  (what: string) =>
  ({ cycleId }: New) =>
    `/api/cycles/${cycleId}${what}`

/** One that a programme of the prefecture guides, which an office above both made. */
async function guided({ world, target, id }: New): Promise<void> {
  const above = world.on({ role: 'office', place: 'province' })
  const body = { ...bodyAt(world, target), regionCode: '222400000000' }
  const guide = await above.ask('POST', '/api/programmes', body)
  const change = { version: 1, reason, guideId: guide.body.id }
  await made(world, target, `/api/programmes/${id}`, change, 'PATCH')
}

async function task({ world, target, cycleId, countyCode }: New, done = false): Promise<string> {
  const body = { title: '一件事', owner: '联建办', dueOn: days.endsOn }
  const { id } = await made(world, target, `/api/cycles/${cycleId}/tasks`, body)
  const path = `/api/tasks/${countyCode}/${id}`
  if (done) await made(world, target, `${path}/done`, { on: today })
  return path
}

async function document({ world, target, id, countyCode }: New): Promise<string> {
  const path = `/api/programmes/${id}/documents`
  const { id: document } = await made(world, target, path, { title: '管理办法' })
  return `/api/documents/${countyCode}/${document}`
}

/** A programme is of a whole county: whoever serves in a part of it reads it, and changes nothing. */
const wholeCounty = ['guandi', 'beside', 'unit', 'otherUnit'] as const
const touched = { township: wholeCounty, area: wholeCounty, unit: wholeCounty }
const kept = { township: [], area: [] }
const readable = { beyond: 'invisible', covers: touched } as const
/** What lies in another county is not even seen. */
const writable = { beyond: 'refused', also: [404], covers: kept } as const

export const programmesRows: readonly RouteRow[] = [
  { route: 'GET /api/templates', call: () => ({ path: '/api/templates' }), beyond: 'anywhere' },
  {
    route: 'GET /api/templates/:code',
    call: () => ({ path: '/api/templates/seven-fields' }),
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/programmes',
    call: async (world, target) => {
      await makeOne(world, target)
      return { path: '/api/programmes?which=reached&limit=200' }
    },
    beyond: 'empty',
    covers: touched,
    holds: (body, world, target) =>
      (body as { items: { regionCode: string }[] }).items.some(({ regionCode }) =>
        regionCode.startsWith(world.places[target].countyCode),
      ),
  },
  {
    route: 'POST /api/programmes',
    call: (world, target) => ({ path: '/api/programmes', body: bodyAt(world, target) }),
    ...writable,
  },
  { route: 'GET /api/programmes/:id', call: about(programme()), ...readable },
  {
    route: 'PATCH /api/programmes/:id',
    call: about(programme(), () => ({ version: 1, reason, name: newName() })),
    ...writable,
  },
  {
    route: 'POST /api/programmes/:id/publish',
    call: about(programme('/publish'), () => ({ version: 1, reason })),
    ...writable,
  },
  {
    route: 'POST /api/programmes/:id/withdraw',
    call: about(programme('/withdraw'), async (one) => {
      const path = `/api/programmes/${one.id}/publish`
      await made(one.world, one.target, path, { version: 1, reason })
      return { version: 2, reason }
    }),
    ...writable,
  },
  {
    route: 'PUT /api/programmes/:id/settings',
    call: about(programme('/settings'), async ({ world, target, id }) => {
      const shown = await world.on(officeOf(target)).get(`/api/programmes/${id}`)
      return { version: 1, reason, settings: shown.body.settings }
    }),
    ...writable,
  },
  { route: 'GET /api/programmes/:id/settings', call: about(programme('/settings')), ...readable },
  {
    route: 'GET /api/programmes/:id/settings/:version',
    call: about(programme('/settings/1')),
    ...readable,
  },
  {
    route: 'POST /api/programmes/:id/cycles',
    call: about(programme('/cycles'), () => later),
    ...writable,
  },
  {
    route: 'GET /api/programmes/:id/guidance',
    call: about(async (one) => {
      await guided(one)
      return `/api/programmes/${one.id}/guidance`
    }),
    ...readable,
  },
  {
    route: 'PUT /api/programmes/:id/guidance/:item',
    call: about(programme('/guidance/ways'), async (one) => {
      await guided(one)
      return { version: 0, guideVersion: 1, answer: 'varied', reason }
    }),
    ...writable,
  },
  {
    route: 'GET /api/cycles/:id/participants',
    call: about(cycle('/participants')),
    ...readable,
  },
  {
    route: 'POST /api/cycles/:id/participants',
    call: about(cycle('/participants'), ({ world, target }) => ({
      ...{ part: 'supporter', organizationIds: [world.organizations.roots[target]] },
    })),
    ...writable,
  },
  {
    route: 'POST /api/cycles/:id/participants/:organizationId/leave',
    call: about(
      async ({ world, target, cycleId }) => {
        const path = `/api/cycles/${cycleId}/participants`
        const id = world.organizations.roots[target]
        await made(world, target, path, { part: 'supporter', organizationIds: [id] })
        return `${path}/${id}/leave`
      },
      () => ({ reason }),
    ),
    ...writable,
  },
  { route: 'GET /api/cycles/:id/tasks', call: about(cycle('/tasks')), ...readable },
  {
    route: 'POST /api/cycles/:id/tasks',
    call: about(cycle('/tasks'), () => ({ title: '一件事', owner: '各单位', dueOn: days.endsOn })),
    ...writable,
  },
  {
    route: 'PATCH /api/tasks/:countyCode/:id',
    call: about(
      (one) => task(one),
      () => ({ version: 1, reason, title: '另一件事' }),
    ),
    ...writable,
  },
  {
    route: 'POST /api/tasks/:countyCode/:id/done',
    call: about(
      async (one) => `${await task(one)}/done`,
      () => ({ on: today }),
    ),
    ...writable,
  },
  {
    route: 'POST /api/tasks/:countyCode/:id/undo',
    call: about(
      async (one) => `${await task(one, true)}/undo`,
      () => ({ reason }),
    ),
    ...writable,
  },
  { route: 'GET /api/cycles/:id/duties', call: about(cycle('/duties')), ...readable },
  {
    route: 'PUT /api/cycles/:id/duties',
    call: about(cycle('/duties'), () => ({ version: 1, reason, items: [] })),
    ...writable,
  },
  { route: 'GET /api/cycles/:id', call: about(cycle('')), ...readable },
  { route: 'GET /api/cycles/:id/stages', call: about(cycle('/stages')), ...readable },
  {
    route: 'PUT /api/cycles/:id/stages',
    call: about(cycle('/stages'), () => ({ version: 1, reason, items: [] })),
    ...writable,
  },
  { route: 'GET /api/programmes/:id/documents', call: about(programme('/documents')), ...readable },
  {
    route: 'POST /api/programmes/:id/documents',
    call: about(programme('/documents'), () => ({ title: '管理办法' })),
    ...writable,
  },
  { route: 'GET /api/documents/:countyCode/:id', call: about(document), ...readable },
  {
    route: 'POST /api/documents/:countyCode/:id/versions',
    call: about(
      async (one) => `${await document(one)}/versions`,
      () => ({ version: 0, body: '第一条　……', inForceOn: days.beginsOn, reason }),
    ),
    ...writable,
  },
]
