/** An offer is written by its unit and whoever answers for the unit's region; once published a county reads it. */
import { readTable } from '#base/server/tables/read-table.ts'
import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

let names = 0

const officeOf = (target: Target): Post => ({
  role: 'office',
  place: target === 'neighbour' ? 'neighbour' : 'county',
})

async function made(world: World, target: Target, path: string, body: object) {
  const answer = await world.on(officeOf(target)).ask('POST', path, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const line = { category: 'skill', needs: ['income'], title: '果树技术' }

interface Unit {
  countyCode: string
  organizationId: string
  cycleId: string
  programmeId: string
}

const units = new WeakMap<World, Map<Target, Promise<Unit>>>()

/** The root of the target, taking part in a cycle of its county; one for all calls. */
function unitIn(world: World, target: Target): Promise<Unit> {
  const known = units.get(world) ?? new Map<Target, Promise<Unit>>()
  units.set(world, known)
  const unit = known.get(target) ?? joinUnit(world, target)
  known.set(target, unit)
  return unit
}

async function joinUnit(world: World, target: Target): Promise<Unit> {
  const { countyCode } = world.places[target]
  const organizationId = world.organizations.roots[target]
  const { id: programmeId, cycleId } = await made(world, target, '/api/programmes', {
    ...{ template: 'units-to-places', regionCode: `${countyCode}000000` },
    ...{ name: `有资源的第${++names}个行动`, officeName: '联建办' },
    cycle: { name: '长', beginsOn: '2026-01-01', endsOn: '2028-12-31' },
  })
  const joining = { part: 'supporter', organizationIds: [organizationId] }
  await made(world, target, `/api/cycles/${cycleId}/participants`, joining)
  return { countyCode, organizationId, cycleId, programmeId }
}

async function bodyIn(world: World, target: Target) {
  const { programmeId: _, ...unit } = await unitIn(world, target)
  return { ...unit, ...line }
}

/** A call about a new offer of the target's unit. */
const about =
  (what: string, body?: object, publish = false): RouteRow['call'] =>
  async (world, target) => {
    const offer = { ...(await bodyIn(world, target)), publish }
    const { countyCode, id } = await made(world, target, '/api/offers', offer)
    return { path: `/api/offers/${countyCode}/${id}${what}`, body }
  }

const wholeCounty = ['guandi', 'beside', 'unit', 'otherUnit'] as const
const published = { township: wholeCounty, area: wholeCounty, unit: wholeCounty }
const listed: Pick<RouteRow, 'beyond' | 'covers'> = { beyond: 'empty', covers: published }

async function listOf(world: World, target: Target, what = '') {
  await about('', undefined, true)(world, target)
  const { countyCode, organizationId } = await unitIn(world, target)
  return { path: `/api/offers${what}?county=${countyCode}&organization=${organizationId}` }
}

/** A row for the target's unit, by its code. */
async function rowIn(world: World, target: Target) {
  const { countyCode, organizationId, cycleId } = await unitIn(world, target)
  const shown = await world
    .on(officeOf(target))
    .get(`/api/organizations/${countyCode}/${organizationId}`)
  names += 1
  const row = { unit_code: shown.body.code, category: 'skill', needs: 'income' }
  return { countyCode, cycleId, rows: [{ ...row, title: `果树技术${names}` }] }
}
const madeOne = (body: unknown) => (body as { made: number }).made === 1

export const offersRows: readonly RouteRow[] = [
  {
    route: 'GET /api/offers',
    call: (world, target) => listOf(world, target),
    ...listed,
    holds: (body) => (body as { items: unknown[] }).items.length > 0,
  },
  {
    route: 'GET /api/offers/count',
    call: (world, target) => listOf(world, target, '/count'),
    ...listed,
    holds: (body) => (body as { count: number }).count > 0,
  },
  {
    route: 'GET /api/offers/writable',
    call: () => ({ path: '/api/offers/writable' }),
    beyond: 'anywhere',
  },
  {
    route: 'POST /api/offers',
    call: async (world, target) => ({ path: '/api/offers', body: await bodyIn(world, target) }),
    beyond: 'invisible',
  },
  {
    route: 'POST /api/offers/carry',
    call: async (world, target) => {
      const { id } = await made(world, target, '/api/offers', await bodyIn(world, target))
      const { programmeId, countyCode, organizationId } = await unitIn(world, target)
      names += 1
      const year = String(2030 + names)
      const days = { name: year, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
      const next = await made(world, target, `/api/programmes/${programmeId}/cycles`, days)
      const joining = { part: 'supporter', organizationIds: [organizationId] }
      await made(world, target, `/api/cycles/${next.id}/participants`, joining)
      const body = { countyCode, organizationId, cycleId: next.id, offerIds: [id] }
      return { path: '/api/offers/carry', body }
    },
    beyond: 'invisible',
  },
  { route: 'GET /api/offers/:countyCode/:id', call: about(''), beyond: 'invisible' },
  {
    route: 'GET /api/offers/:countyCode/:id/suggestions',
    call: about('/suggestions'),
    beyond: 'invisible',
  },
  {
    route: 'PATCH /api/offers/:countyCode/:id',
    call: about('', { version: 1, title: '养蜂技术' }),
    beyond: 'invisible',
  },
  {
    route: 'POST /api/offers/:countyCode/:id/publish',
    call: about('/publish', { version: 1 }),
    beyond: 'invisible',
  },
  {
    route: 'POST /api/offers/:countyCode/:id/pause',
    call: about('/pause', { version: 1 }, true),
    beyond: 'refused',
    also: [404],
  },
  {
    route: 'POST /api/offers/:countyCode/:id/end',
    call: about('/end', { version: 1, reason: '人调走了' }),
    beyond: 'invisible',
  },
  {
    route: 'POST /api/offers/rows',
    call: async (world, target) => ({ path: '/api/offers/rows', body: await rowIn(world, target) }),
    beyond: 'empty',
    holds: madeOne,
  },
  {
    route: 'POST /api/offers/sheet',
    call: async (world, target) => {
      const { countyCode, cycleId, rows } = await rowIn(world, target)
      const [row = {}] = rows
      const sheet = [Object.keys(row), Object.values(row)]
        .map((cells) => cells.join(','))
        .join('\n')
      return {
        path: `/api/offers/sheet?fileName=a.csv&county=${countyCode}&cycle=${cycleId}`,
        file: Buffer.from(sheet),
      }
    },
    beyond: 'empty',
    holds: madeOne,
  },
  {
    route: 'GET /api/offers/export.csv',
    call: (world, target) => listOf(world, target, '/export.csv'),
    ...listed,
    holds: (body) => (body as string).trim().includes('\n'),
  },
  {
    route: 'GET /api/offers/export.xlsx',
    call: (world, target) => listOf(world, target, '/export.xlsx'),
    ...listed,
    holds: async (body) => {
      const table = await readTable({ name: 'a.xlsx', bytes: body as Buffer })
      return table.rows.length > 0
    },
  },
  {
    route: 'GET /api/offers/template.xlsx',
    call: () => ({ path: '/api/offers/template.xlsx' }),
    beyond: 'anywhere',
  },
]
