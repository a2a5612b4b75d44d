/** What the room is given when the application is put together. */
import type { Scope } from '#base/server/db/scope.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import type { RoleName } from '../shared/roles.ts'
import type { ScopeRef } from '../shared/schema.ts'
import type { Attempts } from './attempts.ts'
import type { Auth, UnifiedSignIn } from './auth.ts'

/** Where a place of duty lies. */
export interface Place {
  countyCode: string
  /** The region it stands for, or the seat of the organization. */
  regionCode: string
  name: string
}

export interface IdentityParts {
  auth: Auth
  attempts: Attempts
  unified: readonly UnifiedSignIn[]
  /** Whether demo accounts may sign in. */
  demo: boolean
  /** Shown in the terminal while no administrator exists. */
  firstRunCode: string
  /** Places of duty are regions, areas and organizations: rooms above this one know them. Unknown ones are left out. */
  findPlaces(tx: Transaction, scopes: readonly ScopeRef[]): Promise<Map<string, Place>>
  /** Which roles the actor may give; over how much, the reach of `grants.give` says. */
  grantableBy(actor: Actor): ReadonlySet<RoleName>
  /** Called when what a user may do has changed, so that nothing remembered outlives it. */
  forget(userId: string): void
}

export function keyOfScope({ kind, code }: ScopeRef): string {
  return `${kind}:${code}`
}

/** Users and sessions belong to no county. */
export const local: Scope = { counties: [] }
