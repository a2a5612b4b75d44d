import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

let names = 0
/** Without digits, which would become the code: a thousand names are asked for here, in several villages. */
const newName = () =>
  `第${String(++names).replace(/\d/g, (digit) => '零一二三四五六七八九'.charAt(Number(digit)))}处`
const reason = '核对权限'

/** The village that a call is about; of a unit, which is no village, one that only the whole county reaches. */
function villageOf(world: World, target: Target): string {
  const { regionCode } = world.places[target]
  if (target === 'neighbour') return world.neighbourVillage
  return target === 'unit' || target === 'otherUnit' ? '222403103200' : regionCode
}

const officeOf = (target: Target): Post => ({
  role: 'office',
  place: target === 'neighbour' ? 'neighbour' : 'county',
})

async function made(world: World, target: Target, path: string, body: object) {
  const answer = await world.on(officeOf(target)).ask('POST', path, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

const groupOf = () => ({ parentCode: null, kind: 'group', names: [newName()] })

/** One to find in each village: it is asked for often, and a village has no thousand groups. */
const groups = new Map<string, string>()

async function groupIn(world: World, target: Target): Promise<string> {
  const village = villageOf(world, target)
  const known = groups.get(village)
  if (known !== undefined) return known
  const group = groupOf()
  await made(world, target, `/api/regions/${village}/places`, group)
  const [name] = group.names as [string]
  groups.set(village, name)
  return name
}

/** A call about a new place in the village of the target. */
function aboutPlace(what: string, body?: object): RouteRow['call'] {
  return async (world, target) => {
    const below = `/api/regions/${villageOf(world, target)}/places`
    const { items } = await made(world, target, below, groupOf())
    return { path: `/api/places/${items[0].code}${what}`, body }
  }
}

const areaOf = (world: World, target: Target) => {
  const { countyCode } = world.places[target]
  const members = [{ code: `${countyCode}000000`, included: true }]
  return { keeperCode: countyCode, name: newName(), members }
}

/** A call about a new area that the county of the target keeps. */
function aboutArea(what: string, body?: object): RouteRow['call'] {
  return async (world, target) => {
    const { id } = await made(world, target, '/api/management-areas', areaOf(world, target))
    return { path: `/api/management-areas/${id}${what}`, body }
  }
}

/** No place lies in an organization. */
const placesCover = { unit: [] }
/** A county keeps its areas for all of it: whoever serves in a part of it sees them and changes none. */
const wholeCounty = ['guandi', 'beside', 'unit', 'otherUnit'] as const
const areasShown = { township: wholeCounty, area: wholeCounty, unit: wholeCounty }
const areasKept = { township: [], area: [] }

export const regionsRows: readonly RouteRow[] = [
  {
    route: 'GET /api/places',
    call: async (world, target) => {
      const village = villageOf(world, target)
      const q = encodeURIComponent(`${village} ${await groupIn(world, target)}`)
      return { path: `/api/places?q=${q}` }
    },
    beyond: 'empty',
    holds: (body) => (body as { items: unknown[] }).items.length > 0,
    covers: placesCover,
  },
  {
    route: 'GET /api/regions/:code/places',
    call: (world, target) => ({ path: `/api/regions/${villageOf(world, target)}/places` }),
    beyond: 'invisible',
    covers: placesCover,
  },
  {
    route: 'POST /api/regions/:code/places',
    call: (world, target) => ({
      path: `/api/regions/${villageOf(world, target)}/places`,
      body: groupOf(),
    }),
    beyond: 'invisible',
    covers: placesCover,
  },
  {
    route: 'PATCH /api/regions/:code/places',
    call: async (world, target) => {
      const path = `/api/regions/${villageOf(world, target)}/places`
      const { items } = await made(world, target, path, groupOf())
      const counted = { code: items[0].code, version: 1, households: 12, residents: null }
      return { path, body: { items: [counted] } }
    },
    beyond: 'invisible',
    covers: placesCover,
  },
  {
    route: 'GET /api/places/:code',
    call: aboutPlace(''),
    beyond: 'invisible',
    covers: placesCover,
  },
  {
    route: 'PATCH /api/places/:code',
    call: aboutPlace('', { version: 1, households: 12 }),
    beyond: 'invisible',
    covers: placesCover,
  },
  {
    route: 'POST /api/places/:code/close',
    call: aboutPlace('/close', { version: 1, reason }),
    beyond: 'invisible',
    covers: placesCover,
  },
  {
    route: 'POST /api/places/:code/reopen',
    call: async (world, target) => {
      const below = `/api/regions/${villageOf(world, target)}/places`
      const { items } = await made(world, target, below, groupOf())
      const place = `/api/places/${items[0].code}`
      await made(world, target, `${place}/close`, { version: 1, reason })
      return { path: `${place}/reopen`, body: { version: 2, reason } }
    },
    beyond: 'invisible',
    covers: placesCover,
  },
  {
    route: 'GET /api/places/:code/history',
    call: aboutPlace('/history'),
    beyond: 'invisible',
    covers: placesCover,
  },
  {
    route: 'GET /api/management-areas',
    call: async (world, target) => {
      const { name } = areaOf(world, target)
      await made(world, target, '/api/management-areas', { ...areaOf(world, target), name })
      return { path: `/api/management-areas?q=${encodeURIComponent(name)}` }
    },
    beyond: 'empty',
    holds: (body) => (body as { items: unknown[] }).items.length > 0,
    covers: areasShown,
  },
  {
    route: 'POST /api/management-areas',
    call: (world, target) => ({ path: '/api/management-areas', body: areaOf(world, target) }),
    beyond: 'refused',
    covers: areasKept,
  },
  {
    // What an area is made of is public.
    route: 'GET /api/management-areas/:id',
    call: aboutArea(''),
    beyond: 'anywhere',
  },
  {
    route: 'PATCH /api/management-areas/:id',
    call: aboutArea('', { version: 1, name: '改名', reason }),
    beyond: 'refused',
    covers: areasKept,
  },
  {
    route: 'POST /api/management-areas/:id/close',
    call: aboutArea('/close', { version: 1, reason }),
    beyond: 'refused',
    covers: areasKept,
  },
  {
    route: 'POST /api/management-areas/:id/reopen',
    call: async (world, target) => {
      const { id } = await made(world, target, '/api/management-areas', areaOf(world, target))
      await made(world, target, `/api/management-areas/${id}/close`, { version: 1, reason })
      return { path: `/api/management-areas/${id}/reopen`, body: { version: 2, reason } }
    },
    beyond: 'refused',
    covers: areasKept,
  },
  {
    // What an area is made of is public; what was done to it is for those whom it concerns.
    route: 'GET /api/management-areas/:id/history',
    call: aboutArea('/history'),
    beyond: 'refused',
    covers: areasShown,
  },
]
