/**
 * The one table of who may what, where: roles and their capabilities (apps/server/access/capabilities.ts), places of
 * duty, and what lies in them. The tests of every route and docs/access.md are made from it.
 */
import { capabilitiesOf } from '#apps/server/access/capabilities.ts'
import { composeRoutes } from '#apps/server/compose.ts'
import type { Route } from '#base/server/http/route.ts'
import type { IdentityParts } from '#rooms/identity/server/door.ts'
import { type RoleName, roleNames, roles, type ScopeKind } from '#rooms/identity/shared/roles.ts'
import type { World } from './world.ts'

/** What a request is about, by where it lies. */
export const targets = ['guandi', 'beside', 'unit', 'otherUnit', 'neighbour'] as const
export type Target = (typeof targets)[number]

export const targetWords: Record<Target, string> = {
  guandi: 'a village of 官地镇',
  beside: 'a village of another township',
  unit: 'a unit of the county',
  otherUnit: 'another unit of it',
  neighbour: 'another county',
}

export interface DutyPlace {
  kind: ScopeKind
  words: string
  covers: readonly Target[]
}

/** Where somebody may hold a role, and which targets lie there. */
export const dutyPlaces = {
  province: { kind: 'region', words: '吉林省', covers: targets },
  county: { kind: 'region', words: '敦化市', covers: ['guandi', 'beside', 'unit', 'otherUnit'] },
  township: { kind: 'region', words: '官地镇', covers: ['guandi'] },
  neighbour: { kind: 'region', words: '珲春市', covers: ['neighbour'] },
  area: { kind: 'area', words: 'an area of 官地镇 alone', covers: ['guandi'] },
  unit: { kind: 'organization', words: 'the unit', covers: ['unit'] },
} as const satisfies Record<string, DutyPlace>
export type DutyPlaceName = keyof typeof dutyPlaces

export interface Post {
  role: RoleName
  place: DutyPlaceName
}

/** Every role on every kind of place that it may be granted on. */
export const posts: readonly Post[] = roleNames.flatMap((role) => {
  const kinds: readonly ScopeKind[] = roles[role].scopes
  const places = Object.keys(dutyPlaces) as DutyPlaceName[]
  return places
    .filter((place) => kinds.includes(dutyPlaces[place].kind))
    .map((place) => ({ role, place }))
})

export interface Call {
  path: string
  body?: unknown
  /** Sent as a form instead of JSON. */
  form?: boolean
}

/** How one route is called, and what whoever lacks the reach meets. */
export interface RouteRow {
  /** As declared: `POST /api/people/:id/close`. */
  route: string
  /** Makes what the call is about, anew each time. A route that is about nothing in particular ignores the target. */
  call(world: World, target: Target): Promise<Call> | Call
  /** What is answered about something beyond the reach; `anywhere` when the route is about nothing in particular. */
  beyond: 'refused' | 'invisible' | 'empty' | 'anywhere'
  /** Of `empty`: whether the answer holds what lies in the target. */
  holds?(body: unknown, world: World, target: Target): boolean
  /** Statuses besides 403 (refused) or 404 (invisible) that say so. */
  also?: readonly number[]
  /** Where the reach goes by something else than the place: the targets that a post covers nevertheless. */
  covers?: Partial<Record<DutyPlaceName, readonly Target[]>>
  /** Ends the session it is called in, so that it is called in one of its own. */
  endsSession?: boolean
}

export type Expected = 'allowed' | 'refused' | 'invisible' | 'empty'

export function expectedOf(
  { access }: Route,
  row: RouteRow,
  { role, place }: Post,
  target: Target,
): Expected {
  if (typeof access === 'string') return 'allowed'
  const held: readonly string[] = capabilitiesOf[role]
  if (!held.includes(access.capability)) return 'refused'
  if (row.beyond === 'anywhere') return 'allowed'
  const covered: readonly Target[] = row.covers?.[place] ?? dutyPlaces[place].covers
  return covered.includes(target) ? 'allowed' : row.beyond
}

/** Routes as the application declares them; what they do is not run. */
export const protectedRoutes: readonly Route[] = composeRoutes({
  unified: [],
  demo: false,
} as unknown as IdentityParts).filter(({ access }) => access !== 'public')

export function nameOf({ method, path }: Route): string {
  return `${method} ${path}`
}
