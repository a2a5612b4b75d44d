import { dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import { insertOrganizations } from '#rooms/organizations/server/door.ts'
import { letJoin } from '#rooms/programmes/server/door.ts'
import type { Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

let names = 0

const officeOf = (world: World, target: Target) =>
  world.on({ role: 'office', place: target === 'neighbour' ? 'neighbour' : 'county' })

/** Of a programme of the county of the target: the place of a village, or a unit by itself. */
async function figuresOf(
  world: World,
  target: Target,
  what = 'figures',
): Promise<{ path: string }> {
  const { countyCode, regionCode, organizationId } = world.places[target]
  const answer = await officeOf(world, target).ask('POST', '/api/programmes', {
    ...{ template: 'units-to-places', regionCode: `${countyCode}000000` },
    ...{ name: `要数的第${++names}个行动`, officeName: '联建办' },
    cycle: { name: '2026', beginsOn: '2026-01-01', endsOn: '2026-12-31' },
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  const of = organizationId
    ? `county=${countyCode}&organization=${organizationId}`
    : `region=${regionCode}`
  return {
    path: `/api/cycles/${answer.body.cycleId}/${what}${what.includes('?') ? '&' : '?'}${of}`,
  }
}

/** Villages alone count, so what lies in a unit is nobody's. */
const villages = {
  covers: {
    ...{ province: ['guandi', 'beside', 'neighbour'], county: ['guandi', 'beside'] },
    ...{ township: ['guandi'], neighbour: ['neighbour'], area: ['guandi'], unit: [] },
  },
} satisfies Partial<RouteRow>

/** What a village of the target counts in a month that is over, in a programme of its county. */
async function countOf(world: World, target: Target): Promise<{ path: string; body: object }> {
  const { countyCode, regionCode, organizationId } = world.places[target]
  // Others are made while this one is.
  const number = ++names
  const thisYear = Number(dayOf(new Date()).slice(0, 4))
  const cycle = { beginsOn: `${thisYear - 1}-01-01`, endsOn: `${thisYear}-12-31` }
  const answer = await officeOf(world, target).ask('POST', '/api/programmes', {
    ...{ template: 'cadres-to-villages', regionCode: `${countyCode}000000` },
    ...{ name: `报数的第${number}个行动`, officeName: '联建办' },
    cycle: { name: '两年', ...cycle },
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  const { cycleId } = answer.body
  const id = organizationId ?? newId()
  if (organizationId === undefined) {
    const shared = { side: 'community', kind: 'village', level: 'village', beginsOn: '2020-01-01' }
    const village = {
      ...shared,
      countyCode,
      id,
      regionCode,
      code: `C${number}`,
      name: `村${number}`,
    }
    await world.application.work.write({ counties: [countyCode] }, async (tx) => {
      await insertOrganizations(tx, [village])
      const joining = { actor: 'test', since: cycle.beginsOn }
      await letJoin(tx, { id: cycleId, ...cycle }, 'community', [village], joining)
    })
  }
  return {
    path: `/api/cycles/${cycleId}/monthly-counts`,
    body: {
      ...{ county: countyCode, organizationId: id, measure: 'disputes' },
      ...{ month: `${thisYear - 1}-12-01`, quantity: 2, version: 0, reason: '核对权限' },
    },
  }
}

/** One that was entered; of a unit, which counts nothing, one that never was. */
async function enteredIn(world: World, target: Target): Promise<{ path: string; body: object }> {
  const { countyCode, organizationId } = world.places[target]
  const { path, body } = await countOf(world, target)
  const place = target === 'neighbour' ? 'neighbour' : 'county'
  const village = world.on({ role: 'village', place })
  const id = organizationId ? newId() : (await village.ask('POST', path, body)).body.id
  return { path: `/api/monthly-counts/${countyCode}/${id}/countersign`, body: { version: 1 } }
}

export const indicatorsRows: readonly RouteRow[] = [
  {
    route: 'GET /api/cycles/:id/figures',
    call: (world, target) => figuresOf(world, target),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/figures/:code/records',
    call: (world, target) => figuresOf(world, target, 'figures/deeds/records'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/figures.csv',
    call: (world, target) => figuresOf(world, target, 'figures.csv'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/figures.xlsx',
    call: (world, target) => figuresOf(world, target, 'figures.xlsx'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/figures/:code/records.csv',
    call: (world, target) => figuresOf(world, target, 'figures/deeds/records.csv'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/figures/:code/records.xlsx',
    call: (world, target) => figuresOf(world, target, 'figures/deeds/records.xlsx'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/spread',
    call: (world, target) => figuresOf(world, target, 'spread?code=deeds'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/quiet',
    call: (world, target) => figuresOf(world, target, 'quiet'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/monthly-counts',
    call: (world, target) => figuresOf(world, target, 'monthly-counts'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/monthly-counts/enterable',
    call: () => ({ path: '/api/monthly-counts/enterable' }),
    beyond: 'anywhere',
  },
  {
    route: 'GET /api/monthly-counts/waiting',
    call: () => ({ path: '/api/monthly-counts/waiting' }),
    beyond: 'anywhere',
  },
  {
    route: 'POST /api/cycles/:id/monthly-counts',
    ...{ call: countOf, beyond: 'invisible' },
    ...villages,
  },
  {
    route: 'POST /api/monthly-counts/:countyCode/:id/countersign',
    ...{ call: enteredIn, beyond: 'invisible' },
    ...villages,
  },
]
