/** What the room is given when the application is put together. */
import type { Reach } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import type { RoleName } from '../shared/roles.ts'
import type { ScopeRef } from '../shared/schema.ts'
import type { Attempts } from './signing-in/attempts.ts'
import type { Auth } from './signing-in/auth.ts'
import type { NameTries } from './signing-in/name-tries.ts'
import type { UnifiedAuths } from './signing-in/unified-auths.ts'
import type { UnifiedSignIn } from './signing-in/unified-settings.ts'

/** Where a place of duty lies. */
export interface Place {
  countyCode: string
  /** The region it stands for, or the seat of the organization. */
  regionCode: string
  name: string
}

/** What somebody means by the name of a place. */
export interface NamedPlace {
  ref: ScopeRef
  /** Of an organization. */
  side?: string
  /** With its code, which tells it from others of its name. */
  name: string
}

export interface IdentityParts {
  auth: Auth
  unifiedAuths: UnifiedAuths
  attempts: Attempts
  nameTries: NameTries
  unified: readonly UnifiedSignIn[]
  /** Where people reach this server. */
  publicUrl: string
  /**
   * Whether demo accounts may sign in, at this moment.
   *
   * @param tx sees all counties
   */
  isDemoOn(tx: Transaction): Promise<boolean>
  /** Shown in the terminal while no administrator exists. */
  firstRunCode: string
  /** Places of duty are regions, areas and organizations: rooms above this one know them. Unknown ones are left out. */
  findPlaces(tx: Transaction, scopes: readonly ScopeRef[]): Promise<Map<string, Place>>
  /** The same, and those that are found stay until the transaction ends: for what is given on them. */
  holdPlaces(tx: WriteTransaction, scopes: readonly ScopeRef[]): Promise<Map<string, Place>>
  /** Ids by `side:code`, of one county; unknown ones are left out. */
  findOrganizations(
    tx: Transaction,
    countyCode: string,
    codes: readonly { side: string; code: string }[],
  ): Promise<Map<string, string>>
  /** Regions within the reach, and organizations of one county, by each of the names. */
  findNamed(
    tx: Transaction,
    reach: Reach,
    countyCode: string,
    names: readonly string[],
  ): Promise<Map<string, NamedPlace[]>>
  /** Roles that the actor may give somewhere. */
  grantableRoles(actor: Actor): RoleName[]
  /** Whether the actor may give these roles, each on its place: all of the place lies within a role that gives it. */
  mayGrant(
    tx: Transaction,
    actor: Actor,
    wanted: readonly { role: RoleName; scope: ScopeRef }[],
  ): Promise<boolean[]>
  /** Keeps that somebody opened a record about a person. */
  recordLook(
    tx: Transaction,
    look: {
      countyCode: string
      actor: string
      subject: { kind: string; id: string }
      purpose: string
    },
  ): Promise<void>
  /** Called when what a user may do has changed, so that nothing remembered outlives it. */
  forget(userId: string): void
  /** Called when what a place of duty holds has changed. */
  forgetAll(): void
}

export function keyOfScope({ kind, code }: ScopeRef): string {
  return `${kind}:${code}`
}
