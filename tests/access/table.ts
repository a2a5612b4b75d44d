/**
 * The one table of who may what, where: roles and their capabilities (apps/server/access/capabilities.ts), places of
 * duty, and what lies in them. The tests of every route and docs/access.md are made from it.
 */

import type { Pool } from 'pg'
import { capabilitiesOf } from '#apps/server/access/capabilities.ts'
import { composeRoutes } from '#apps/server/compose.ts'
import type { Route } from '#base/server/http/route.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import type { IdentityParts } from '#rooms/identity/server/door.ts'
import { type DutyPlaceName, dutyPlaces, type Post, type Target } from './posts.ts'
import type { World } from './world.ts'

export interface Call {
  path: string
  body?: unknown
  /** Sent as a form instead of JSON. */
  form?: boolean
  /** Sent as the body, instead of JSON. */
  file?: Uint8Array
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
  holds?(body: unknown, world: World, target: Target): boolean | Promise<boolean>
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
export const protectedRoutes: readonly Route[] = composeRoutes(
  { unified: [], demo: false } as unknown as IdentityParts,
  {} as Pool,
  {} as Thread,
).filter(({ access }) => access !== 'public')

export function nameOf({ method, path }: Route): string {
  return `${method} ${path}`
}
