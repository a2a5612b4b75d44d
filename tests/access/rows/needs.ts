import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

const reason = '核对权限'

let made = 0

const cycles = new Map<string, Promise<string>>()

/** A cycle of the county of the target, one for all calls about it. */
function cycleOf(world: World, target: Target): Promise<string> {
  const { countyCode } = world.places[target]
  const key = `${world.application.url} ${countyCode}`
  const make = async () => {
    const office: Post = { role: 'office', place: target === 'neighbour' ? 'neighbour' : 'county' }
    const answer = await world.on(office).ask('POST', '/api/programmes', {
      ...{ template: 'units-to-places', regionCode: `${countyCode}000000` },
      ...{ name: `提需求的行动${countyCode}`, officeName: '联建办' },
      cycle: { name: '一轮', beginsOn: '2026-01-01', endsOn: '2028-12-31' },
    })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body.cycleId as string
  }
  const cycle = cycles.get(key) ?? make()
  cycles.set(key, cycle)
  return cycle
}

interface Made {
  countyCode: string
  id: string
  cycleId: string
  communityId: string
  /** That has it in hand, or asks for it. */
  unitId: string
  world: World
  path: string
}

interface Wanted {
  state: string
  held?: boolean
  way?: string
  /** A match that waits for an answer. */
  asked?: boolean
  referredTo?: 'unit' | 'township'
}

/** A need of what lies at the top of the target, put there as the record of such a need stands. */
async function needAt(world: World, target: Target, wanted: Wanted): Promise<Made> {
  const { countyCode, regionCode, organizationId } = world.places[target]
  const cycleId = await cycleOf(world, target)
  const communityId = world.organizations.roots[target]
  const { state, held = false, way, asked = false, referredTo } = wanted
  const id = newId()
  const number = ++made
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    await tx.db
      .insertInto('needs.needs')
      .values({
        ...{ countyCode, id, cycleId, communityId, regionCode, number, category: 'legal' },
        ...{ title: '请人讲土地承包', detail: '每年两次', urgency: 'soon', onPortal: true },
        ...{ enteredBy: 'village', state, stateSince: tx.now, round: 1, denied: false },
        publishedAt: ['submitted', 'verified', 'returned'].includes(state) ? null : tx.now,
        holderId: held ? communityId : null,
        ...(way && { level: 'countersigned', way, closedVersion: 1 }),
        ...{ version: 1, changedBy: 'test', changedAt: tx.now },
      })
      .execute()
    if (held || asked) {
      await tx.db
        .insertInto('needs.matches')
        .values({
          ...{ countyCode, id, needId: id, organizationId: communityId, askedAt: tx.now },
          ...{ state: asked ? 'asked' : 'agreed', answeredAt: asked ? null : tx.now, version: 1 },
        })
        .execute()
    }
    if (referredTo) {
      await tx.db
        .insertInto('needs.referrals')
        .values({
          ...{ countyCode, id, needId: id, fromSide: 'village', fromOrganizationId: communityId },
          toOrganizationId: referredTo === 'unit' ? communityId : null,
          ...{ townshipCode: `${regionCode.slice(0, 9)}000`, state: 'asked', words: reason },
          askedAt: tx.now,
        })
        .execute()
    }
  })
  const path = `/api/needs/${countyCode}/${id}`
  const unitId = organizationId ?? communityId
  return { countyCode, id, cycleId, communityId, unitId, world, path }
}

/** A call about a new need in a state. */
function about(
  wanted: Wanted,
  what: string | ((need: Made) => string),
  more: (need: Made) => object | Promise<object> = () => ({}),
): RouteRow['call'] {
  return async (world, target) => {
    const need = await needAt(world, target, wanted)
    const tail = typeof what === 'string' ? what : what(need)
    return { path: `${need.path}${tail}`, body: { version: 1, ...(await more(need)) } }
  }
}

/** The community, found by itself, of whoever serves in it or above it. */
async function putCommunity(world: World, target: Target): Promise<string> {
  const { countyCode, regionCode } = world.places[target]
  const cycleId = await cycleOf(world, target)
  const id = newId()
  const number = ++made
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    await insertOrganizations(tx, [
      {
        ...{ countyCode, regionCode, id, side: 'community', kind: 'village', level: 'village' },
        ...{ code: `N${number}`, name: `第${number}村`, beginsOn: '2026-01-01' },
      },
    ])
    await tx.db
      .insertInto('programmes.participants')
      .values({
        ...{ countyCode, id: newId(), cycleId, organizationId: id, part: 'community' },
        ...{ joinedOn: '2026-01-01', changedBy: 'test', changedAt: tx.now },
      })
      .execute()
  })
  return id
}

const asUnit = ({ unitId }: Made) => ({ organizationId: unitId })
const invisible = { beyond: 'invisible' } as const
/** Whose unit it is not, is refused; what is not even seen, is not there. */
const taken = { beyond: 'refused', also: [404] } as const
/** A community that is new has nobody who serves in it alone. */
const byPlace = { covers: { unit: [] } } as const

export const needsRows: readonly RouteRow[] = [
  {
    route: 'GET /api/needs',
    call: async (world, target) => {
      const { countyCode, communityId } = await needAt(world, target, { state: 'verified' })
      return { path: `/api/needs?county=${countyCode}&community=${communityId}&limit=1` }
    },
    beyond: 'empty',
    holds: (body) => (body as { items: unknown[] }).items.length > 0,
  },
  {
    route: 'GET /api/needs/counts',
    call: async (world, target) => {
      const { countyCode, communityId } = await needAt(world, target, { state: 'verified' })
      return { path: `/api/needs/counts?county=${countyCode}&community=${communityId}` }
    },
    beyond: 'empty',
    holds: (body) => Object.keys((body as { states: object }).states).length > 0,
  },
  {
    route: 'GET /api/needs/waiting',
    call: () => ({ path: '/api/needs/waiting' }),
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/needs/askable',
    call: () => ({ path: '/api/needs/askable' }),
    beyond: 'anywhere',
  },
  {
    route: 'POST /api/needs',
    call: async (world, target) => ({
      path: '/api/needs',
      body: {
        ...{ countyCode: world.places[target].countyCode, category: 'legal' },
        ...{ cycleId: await cycleOf(world, target), title: '请人讲课', detail: '每年两次' },
        communityId: await putCommunity(world, target),
      },
    }),
    ...{ beyond: 'refused', also: [404], ...byPlace },
  },
  {
    route: 'GET /api/needs/:countyCode/:id',
    call: async (world, target) => ({
      path: (await needAt(world, target, { state: 'verified' })).path,
    }),
    ...invisible,
  },
  {
    route: 'GET /api/needs/:countyCode/:id/suggestions',
    call: async (world, target) => ({
      path: `${(await needAt(world, target, { state: 'verified' })).path}/suggestions`,
    }),
    ...invisible,
  },
  {
    route: 'PATCH /api/needs/:countyCode/:id',
    call: about({ state: 'submitted' }, '', () => ({ title: '另一件事' })),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/submit',
    call: about({ state: 'returned' }, '/submit'),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/verify',
    call: about({ state: 'submitted' }, '/verify'),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/publish',
    call: about({ state: 'verified' }, '/publish'),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/withdraw',
    call: about({ state: 'verified' }, '/withdraw', () => ({ reason })),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/return',
    call: about({ state: 'verified' }, '/return', () => ({ reason })),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/claim',
    // Asked by a unit of a cycle in which it takes part.
    call: async (world, target) => {
      const need = await needAt(world, target, { state: 'published' })
      const { countyCode, cycleId, unitId: organizationId } = need
      await world.application.work.write({ counties: [countyCode] }, (tx) =>
        tx.db
          .insertInto('programmes.participants')
          .values({
            ...{ countyCode, id: newId(), cycleId, organizationId, part: 'supporter' },
            ...{ joinedOn: '2026-01-01', changedBy: 'test', changedAt: tx.now },
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      )
      return { path: `${need.path}/claim`, body: { version: 1, ...asUnit(need) } }
    },
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/matches/:matchId/agree',
    call: about({ state: 'published', asked: true }, ({ id }) => `/matches/${id}/agree`),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/matches/:matchId/decline',
    call: about({ state: 'published', asked: true }, ({ id }) => `/matches/${id}/decline`),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/matches/:matchId/withdraw',
    call: about({ state: 'published', asked: true }, ({ id }) => `/matches/${id}/withdraw`),
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/plan',
    call: about({ state: 'claimed', held: true }, '/plan', (need) => ({
      ...{ ...asUnit(need), plan: '请律师讲两次', by: '2099-01-01' },
    })),
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/begin',
    call: about({ state: 'planned', held: true }, '/begin', asUnit),
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/deliver',
    call: about({ state: 'doing', held: true }, '/deliver', (need) => ({
      ...{ ...asUnit(need), done: '讲了两次', on: '2026-05-01' },
    })),
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/release',
    call: about({ state: 'doing', held: true }, '/release', (need) => ({
      ...{ ...asUnit(need), reason },
    })),
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/unfeasible',
    call: about({ state: 'doing', held: true }, '/unfeasible', (need) => ({
      ...{ ...asUnit(need), reason },
    })),
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/set-aside',
    call: about({ state: 'published' }, '/set-aside', () => ({ reason })),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/reopen',
    call: async (world, target) => {
      const need = await needAt(world, target, { state: 'unfeasible' })
      const { countyCode, cycleId, communityId: organizationId } = need
      await world.application.work.write({ counties: [countyCode] }, (tx) =>
        tx.db
          .insertInto('programmes.participants')
          .values({
            ...{ countyCode, id: newId(), cycleId, organizationId, part: 'community' },
            ...{ joinedOn: '2026-01-01', changedBy: 'test', changedAt: tx.now },
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      )
      return { path: `${need.path}/reopen`, body: { version: 1, reason } }
    },
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/merge',
    call: async (world, target) => {
      const need = await needAt(world, target, { state: 'verified' })
      const { id: into } = await needAt(world, target, { state: 'verified' })
      return { path: `${need.path}/merge`, body: { version: 1, into } }
    },
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/refer',
    call: about({ state: 'published' }, '/refer', () => ({
      ...{ toOrganizationId: null, words: reason },
    })),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/refer-onwards',
    call: about({ state: 'doing', held: true }, '/refer-onwards', () => ({
      ...{ toOrganizationId: null, words: reason },
    })),
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/referrals/:referralId/answer',
    call: about(
      { state: 'published', referredTo: 'unit' },
      ({ id }) => `/referrals/${id}/answer`,
      () => ({ accept: false, words: reason }),
    ),
    ...taken,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/referrals/:referralId/answer-for-township',
    call: about(
      { state: 'published', referredTo: 'township' },
      ({ id }) => `/referrals/${id}/answer-for-township`,
      () => ({ accept: true }),
    ),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/slips',
    call: about({ state: 'delivered', held: true }, '/slips', () => ({ count: 1 })),
    ...invisible,
  },
  {
    route: 'POST /needs/slips',
    call: () => ({
      path: '/needs/slips',
      form: true,
      body: {
        ...{ title: '修桥', community: '腰甸村' },
        slips: JSON.stringify({ shortNumber: '222403-1', goodUntil: '2026-12-31', slips: [] }),
      },
    }),
    beyond: 'anywhere',
  },
  {
    route: 'POST /api/needs/:countyCode/:id/answers',
    call: about({ state: 'delivered', held: true }, '/answers', () => ({ yes: true })),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/paper-answers',
    call: about({ state: 'delivered', held: true }, '/paper-answers', () => ({ yes: true })),
    ...invisible,
  },
  {
    route: 'POST /api/needs/:countyCode/:id/take-back',
    // Closed by the village just now, so that something is counted that is taken back.
    call: async (world, target) => {
      const need = await needAt(world, target, { state: 'delivered', held: true })
      const clerk: Post = { role: 'village', place: 'province' }
      const path = need.path
      const closed = await world.on(clerk).post(`${path}/answers`, { version: 1, yes: true })
      if (closed.status !== 200) throw new Error(JSON.stringify(closed.body))
      return { path: `${path}/take-back`, body: { version: 2 } }
    },
    ...invisible,
  },
]
