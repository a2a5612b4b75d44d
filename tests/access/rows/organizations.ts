import { dayOf } from '#base/server/clock.ts'
import type { Post, Target } from '../posts.ts'
import type { RouteRow } from '../table.ts'
import type { World } from '../world.ts'

const reason = '核对权限'
const under = '/api/organizations'
const oneUnder = `${under}/:countyCode/:id`
const invisible = { beyond: 'invisible' } as const

let names = 0
const newName = () => `新单位${++names}`

const unitAt = (world: World, target: Target) => ({
  side: 'supporter',
  code: newName(),
  name: newName(),
  kind: 'unit',
  regionCode: world.places[target].regionCode,
})

interface About {
  id: string
  /** Path of the new organization. */
  path: string
  /** Path of its county. */
  county: string
}

async function newOneAt(world: World, target: Target, more?: { endsOn: string }): Promise<About> {
  const { id } = await world.organizations.add(target, more)
  const county = `${under}/${world.places[target].countyCode}`
  return { id, county, path: `${county}/${id}` }
}

/** A call about a new organization of the target. */
function about(
  what: string,
  body?: object | ((world: World, target: Target, about: About) => object | Promise<object>),
  more?: { endsOn: string },
): RouteRow['call'] {
  return async (world, target) => {
    const one = await newOneAt(world, target, more)
    const given = typeof body === 'function' ? await body(world, target, one) : body
    return { path: one.path + what, body: given }
  }
}

/** A call about many of a county, of which there is one here. */
function aboutMany(
  what: string,
  item: (world: World, target: Target) => object,
  more: object = { reason },
): RouteRow['call'] {
  return async (world, target) => {
    const { id, county } = await newOneAt(world, target)
    const items = [{ id, version: 1, ...item(world, target) }]
    return { path: county + what, body: { items, ...more } }
  }
}

/** A call about something that hangs on a new organization, put there by an office of its county. */
function aboutHanging(what: string, made: object, body?: object): RouteRow['call'] {
  return async (world, target) => {
    const { path } = await newOneAt(world, target)
    const office: Post = {
      role: 'office',
      place: target === 'neighbour' ? 'neighbour' : 'county',
    }
    const answer = await world.on(office).ask('POST', path + what, made)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return { path: `${path}${what}/${answer.body.id}`, body }
  }
}

interface Items {
  items: { id: string; organizations?: { name: string }[] }[]
}

const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
const contact = { name: '王', phone: '0433-6223344', purpose: '防汛', expiresOn: inDays(30) }
const post = { title: '主任', kind: 'director' }
const team = { name: '志愿队', kind: 'volunteers' }
const counts = {
  posts: 5,
  vacancies: 1,
  underThirtyFive: 1,
  fromThirtyFive: 1,
  fromFifty: 1,
  women: 1,
  reserves: 0,
}

export const organizationsRows: readonly RouteRow[] = [
  {
    route: `GET ${under}`,
    call: async (world, target) => {
      const { code } = await world.organizations.add(target)
      return { path: `${under}?q=${code}` }
    },
    beyond: 'empty',
    holds: (body) => (body as Items).items.length > 0,
  },
  {
    route: `GET ${under}/count`,
    call: async (world, target) => {
      const { code } = await world.organizations.add(target)
      return { path: `${under}/count?q=${code}` }
    },
    beyond: 'empty',
    holds: (body) => (body as { count: number }).count > 0,
  },
  {
    route: `GET ${under}/roots`,
    call: (world, target) => ({
      path: `${under}/roots?limit=200&county=${world.places[target].countyCode}`,
    }),
    beyond: 'empty',
    holds: (body, world, target) => {
      const { regionCode, organizationId } = world.places[target]
      const items = (body as { items: { id: string; regionCode: string }[] }).items
      return organizationId
        ? items.some(({ id }) => id === organizationId)
        : items.some((each) => each.regionCode === regionCode)
    },
  },
  {
    route: `GET ${under}/duplicates`,
    call: (world, target) => ({
      path: `${under}/duplicates?limit=200&county=${world.places[target].countyCode}`,
    }),
    beyond: 'empty',
    holds: (body, _, target) =>
      (body as Items).items.some(({ organizations }) =>
        organizations?.some(({ name }) => name === `${target}里的一个`),
      ),
  },
  {
    route: `GET ${under}/alike`,
    call: (world, target) => ({
      path: `${under}/alike?county=${world.places[target].countyCode}&name=${target}里的一个`,
    }),
    beyond: 'empty',
    holds: (body, _, target) =>
      (body as { items: { organization: { name: string } }[] }).items.some(
        ({ organization }) => organization.name === `${target}里的一个`,
      ),
  },
  {
    route: `POST ${under}`,
    call: (world, target) => ({
      path: under,
      body: {
        ...unitAt(world, target),
        countyCode: world.places[target].countyCode,
        parentId: world.organizations.roots[target],
      },
    }),
    beyond: 'refused',
    // A county that the reach does not even see is told as one that is not there.
    also: [404],
  },
  { route: `GET ${oneUnder}`, call: about(''), ...invisible },
  {
    route: `GET ${oneUnder}/children`,
    call: (world, target) => ({
      path: `${under}/${world.places[target].countyCode}/${world.organizations.roots[target]}/children`,
    }),
    beyond: 'empty',
    holds: (body) => (body as Items).items.length > 0,
  },
  { route: `GET ${oneUnder}/history`, call: about('/history'), ...invisible },
  { route: `PATCH ${oneUnder}`, call: about('', { version: 1, members: 7 }), ...invisible },
  {
    route: `POST ${under}/:countyCode/preview`,
    call: async (world, target) => {
      const { id, county } = await newOneAt(world, target)
      return { path: `${county}/preview`, body: { change: 'close', items: [{ id }] } }
    },
    ...invisible,
  },
  {
    route: `POST ${oneUnder}/rename`,
    call: about('/rename', () => ({ version: 1, name: newName(), reason })),
    ...invisible,
  },
  {
    route: `POST ${under}/:countyCode/rename`,
    call: aboutMany('/rename', () => ({ name: newName() })),
    ...invisible,
  },
  {
    route: `POST ${oneUnder}/move`,
    call: about('/move', async (world, target) => {
      const { id: parentId } = await world.organizations.add(target)
      return { version: 1, parentId, reason }
    }),
    ...invisible,
  },
  {
    route: `POST ${under}/:countyCode/move`,
    call: aboutMany('/move', (world, target) => ({ parentId: world.organizations.roots[target] })),
    ...invisible,
  },
  { route: `POST ${oneUnder}/close`, call: about('/close', { version: 1, reason }), ...invisible },
  {
    route: `POST ${under}/:countyCode/close`,
    call: aboutMany('/close', () => ({})),
    ...invisible,
  },
  {
    route: `POST ${oneUnder}/reopen`,
    call: about('/reopen', { version: 1, reason }, { endsOn: '2026-02-01' }),
    ...invisible,
  },
  {
    route: `POST ${under}/:countyCode/merge`,
    call: async (world, target) => {
      const { id: to, county } = await newOneAt(world, target)
      const { id: from } = await world.organizations.add(target)
      const at = (id: string) => ({ id, version: 1 })
      const body = { kind: 'merged', from: [at(from)], to: at(to), reason }
      return { path: `${county}/merge`, body }
    },
    ...invisible,
  },
  {
    route: `POST ${oneUnder}/split`,
    call: about('/split', (world, target) => ({
      version: 1,
      into: [unitAt(world, target)],
      continues: true,
      reason,
    })),
    ...invisible,
  },
  { route: `GET ${oneUnder}/posts`, call: about('/posts'), ...invisible },
  { route: `POST ${oneUnder}/posts`, call: about('/posts', post), ...invisible },
  {
    route: `PATCH ${oneUnder}/posts/:itemId`,
    call: aboutHanging('/posts', post, { version: 1, title: '副主任' }),
    ...invisible,
  },
  { route: `GET ${oneUnder}/traces`, call: about('/traces'), ...invisible },
  { route: `GET ${oneUnder}/contacts`, call: about('/contacts'), ...invisible },
  { route: `POST ${oneUnder}/contacts`, call: about('/contacts', contact), ...invisible },
  {
    route: `PATCH ${oneUnder}/contacts/:itemId`,
    call: aboutHanging('/contacts', contact, { version: 1, purpose: '防火' }),
    ...invisible,
  },
  {
    route: `DELETE ${oneUnder}/contacts/:itemId`,
    call: aboutHanging('/contacts', contact),
    ...invisible,
  },
  { route: `GET ${oneUnder}/teams`, call: about('/teams'), ...invisible },
  { route: `POST ${oneUnder}/teams`, call: about('/teams', team), ...invisible },
  {
    route: `PATCH ${oneUnder}/teams/:itemId`,
    call: aboutHanging('/teams', team, { version: 1, people: 12 }),
    ...invisible,
  },
  { route: `GET ${oneUnder}/leadership`, call: about('/leadership'), ...invisible },
  {
    route: `PUT ${oneUnder}/leadership/:asOf`,
    call: about('/leadership/2026-03-31', counts),
    ...invisible,
  },
]
