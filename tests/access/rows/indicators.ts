import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

let names = 0

/** Of a programme of the county of the target: the place of a village, or a unit by itself. */
async function figuresOf(
  world: World,
  target: Target,
  what = 'figures',
): Promise<{ path: string }> {
  const { countyCode, regionCode, organizationId } = world.places[target]
  const office: Post = { role: 'office', place: target === 'neighbour' ? 'neighbour' : 'county' }
  const answer = await world.on(office).ask('POST', '/api/programmes', {
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
    route: 'GET /api/cycles/:id/spread',
    call: (world, target) => figuresOf(world, target, 'spread?code=deeds'),
    beyond: 'refused',
  },
  {
    route: 'GET /api/cycles/:id/quiet',
    call: (world, target) => figuresOf(world, target, 'quiet'),
    beyond: 'refused',
  },
]
