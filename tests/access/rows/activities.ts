import { dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { changeOf, factsOf } from '../../../rooms/activities/server/deeds/record-deeds.ts'
import { type FullDeed, insertDeeds } from '../../../rooms/activities/server/deeds/store.ts'
import type { Direction } from '../../../rooms/activities/shared/words.ts'
import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

const today = dayOf(new Date())
const [year] = today.split('-')
const reason = '核对权限'
let made = 0

interface Between {
  countyCode: string
  cycleId: string
  programmeId: string
  unitId: string
  communityId: string
  regionCode: string
}

const known = new Map<World, Map<Target, Promise<Between>>>()

/** The two sides of a target's deeds, made once. */
function between(world: World, target: Target): Promise<Between> {
  const ofWorld = known.get(world) ?? new Map<Target, Promise<Between>>()
  known.set(world, ofWorld)
  const sides = ofWorld.get(target) ?? makeSides(world, target)
  ofWorld.set(target, sides)
  return sides
}

/** A village's deed lies in the village; a unit's is done in a village of another township. */
async function makeSides(world: World, target: Target): Promise<Between> {
  made += 1
  const number = made
  const { countyCode, regionCode: seat } = world.places[target]
  const regionCode = world.places[target].organizationId ? world.places.beside.regionCode : seat
  const office: Post = { role: 'office', place: target === 'neighbour' ? 'neighbour' : 'county' }
  const answer = await world.on(office).ask('POST', '/api/programmes', {
    ...{ template: 'units-to-places', regionCode: `${countyCode}000000` },
    ...{ name: `办事的第${number}个行动`, officeName: '联建办' },
    cycle: { name: year, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  const communityId = newId()
  const unitId = world.organizations.roots[target]
  const { cycleId, id: programmeId } = answer.body
  await world.application.work.write({ counties: [countyCode] }, (tx) =>
    insertOrganizations(tx, [
      {
        ...{ countyCode, id: communityId, side: 'community', kind: 'village', level: 'village' },
        ...{ code: `D${number}`, name: `第${number}村`, regionCode, beginsOn: '2026-01-01' },
      },
    ]),
  )
  const joined = await world.on(office).ask('POST', `/api/cycles/${cycleId}/participants`, {
    ...{ part: 'supporter', organizationIds: [unitId] },
  })
  if (joined.status !== 200) throw new Error(JSON.stringify(joined.body))
  return { countyCode, cycleId, programmeId, unitId, communityId, regionCode }
}

interface Placed extends Between {
  path: string
  key: { countyCode: string; id: string; version: number }
}

async function place(world: World, target: Target, direction: Direction): Promise<Placed> {
  const { programmeId, ...sides } = await between(world, target)
  const { countyCode } = sides
  const id = newId()
  await world.application.work.write({ counties: [countyCode] }, async (tx) => {
    const isGift = direction === 'gift'
    const deed: FullDeed = {
      ...{ ...sides, id, partnershipId: null, direction, title: '一件实事', kind: 'practical' },
      ...{ onDay: today, helped: 1, quantity: isGift ? 1 : null, countedIn: isGift ? '双' : null },
      ...{
        paidById: null,
        needId: null,
        delivers: false,
        promiseId: null,
        outcome: null,
        costs: [],
      },
      ...{ state: 'declared', words: null, version: 1, answeredBy: null, answeredAt: null },
      ...{ declaredBy: 'test', declaredAt: tx.now, changedBy: 'test', changedAt: tx.now },
    }
    await insertDeeds(tx, [deed])
    const by = { action: 'activities.declare-deed', actor: 'test' }
    await tx.record({ ...changeOf(deed, by), facts: factsOf(deed, programmeId) })
  })
  const path = `/api/deeds/${countyCode}/${id}`
  return { ...sides, programmeId, path, key: { countyCode, id, version: 1 } }
}

const isUnit = (world: World, target: Target) => world.places[target].organizationId !== undefined
/** What the target's own side has done: a unit a deed, a village a gift back. */
const doneBy = (world: World, target: Target): Direction =>
  isUnit(world, target) ? 'deed' : 'gift'
/** What the target's own side was helped by. */
const helpful = (world: World, target: Target): Direction =>
  isUnit(world, target) ? 'gift' : 'deed'

/** For a unit speaks its organization alone; a region is that of villages. */
const sideOnly = {
  province: ['guandi', 'beside', 'neighbour'],
  county: ['guandi', 'beside'],
  unit: ['unit'],
} as const

const answering = (step: string, body: object = {}): RouteRow => ({
  route: `POST /api/deeds/:countyCode/:id/${step}`,
  call: async (world, target) => {
    const { path } = await place(world, target, helpful(world, target))
    return { path: `${path}/${step}`, body: { version: 1, ...body } }
  },
  beyond: 'invisible',
  covers: sideOnly,
})

const doing = (step: string, body: object): RouteRow => ({
  route: `POST /api/deeds/:countyCode/:id/${step}`,
  call: async (world, target) => {
    const direction = doneBy(world, target)
    const { path } = await place(world, target, direction)
    const gift = direction === 'gift' && step === 'correct' ? { quantity: 2, countedIn: '双' } : {}
    return { path: `${path}/${step}`, body: { version: 1, ...body, ...gift } }
  },
  beyond: 'invisible',
  covers: sideOnly,
})

export const activitiesRows: readonly RouteRow[] = [
  {
    route: 'POST /api/deeds',
    call: async (world, target) => {
      const { programmeId: _, regionCode: _region, ...sides } = await between(world, target)
      const direction = doneBy(world, target)
      const gift = direction === 'gift' ? { quantity: 1, countedIn: '双' } : {}
      const body = { ...sides, direction, title: '一件实事', day: today, ...gift }
      return { path: '/api/deeds', body }
    },
    beyond: 'refused',
    covers: sideOnly,
  },
  doing('correct', { title: '另一件实事', day: today }),
  doing('withdraw', { reason }),
  answering('confirm'),
  answering('question', { words: '不是这样' }),
  answering('take-back'),
  {
    route: 'POST /api/deeds/confirm-many',
    call: async (world, target) => {
      const { key } = await place(world, target, helpful(world, target))
      return { path: '/api/deeds/confirm-many', body: { deeds: [key] } }
    },
    beyond: 'invisible',
    covers: sideOnly,
  },
  {
    route: 'GET /api/deeds',
    call: async (world, target) => {
      const { cycleId } = await place(world, target, 'deed')
      return { path: `/api/deeds?cycle=${cycleId}` }
    },
    beyond: 'empty',
    holds: (body) => (body as { items: unknown[] }).items.length > 0,
  },
  {
    route: 'GET /api/deeds/count',
    call: async (world, target) => {
      const { cycleId } = await place(world, target, 'deed')
      return { path: `/api/deeds/count?cycle=${cycleId}` }
    },
    beyond: 'empty',
    holds: (body) => (body as { count: number }).count > 0,
  },
  {
    route: 'GET /api/deeds/:countyCode/:id',
    call: async (world, target) => ({ path: (await place(world, target, 'deed')).path }),
    beyond: 'invisible',
  },
  {
    route: 'GET /api/deeds/export.csv',
    call: async (world, target) => {
      const { cycleId } = await place(world, target, 'deed')
      return { path: `/api/deeds/export.csv?cycle=${cycleId}` }
    },
    beyond: 'empty',
    holds: (body) => (body as string).includes('一件实事'),
  },
  {
    route: 'GET /api/deeds/export.xlsx',
    call: () => ({ path: '/api/deeds/export.xlsx' }),
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/deeds/template.xlsx',
    call: () => ({ path: '/api/deeds/template.xlsx' }),
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/deeds/choices',
    call: () => ({ path: '/api/deeds/choices' }),
    beyond: 'anywhere',
  },
  {
    route: 'POST /api/deeds/batch',
    call: async (world, target) => {
      const { cycleId } = await between(world, target)
      const rows = [{ 日期: today, 办了什么事: '一件实事' }]
      return { path: '/api/deeds/batch', body: { cycleId, rows } }
    },
    // Whose partnerships a row may name is told as a fault of the row.
    beyond: 'anywhere',
  },
  {
    route: 'POST /api/deeds/sheet',
    call: async (world, target) => {
      const { cycleId } = await between(world, target)
      const file = Buffer.from(`日期,办了什么事\n${today},一件实事\n`)
      return { path: `/api/deeds/sheet?cycle=${cycleId}`, file }
    },
    beyond: 'anywhere',
  },
]
