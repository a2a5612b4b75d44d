/** Sign-in and actors, put together once for the server and for whoever tests it. */
import {
  type AuthParts,
  createAttempts,
  createAuth,
  createNameTries,
  createUnifiedAuths,
  type IdentityParts,
  type UnifiedSignIn,
} from '#rooms/identity/server/door.ts'
import { recordLook } from '#rooms/journal/server/door.ts'
import { createDemoSwitch } from '../demo/is-demo.ts'
import { type Actors, createActors } from './compose-actor.ts'
import { findNamed } from './find-named.ts'
import { findOrganizations, findPlaces, holdPlaces } from './find-places.ts'
import { grantableRoles, mayGrant } from './may-grant.ts'

export interface Access {
  actors: Actors
  identity: IdentityParts
}

export function openAccess(
  given: Omit<AuthParts, 'isDemoOn'> & {
    unified: readonly UnifiedSignIn[]
    firstRunCode: string
    /** Whether it begins as a demo. */
    demo: boolean
  },
): Access {
  const isDemoOn = createDemoSwitch(given.demo)
  const parts = { ...given, isDemoOn }
  const { work, firstRunCode, clock } = parts
  const auth = createAuth(parts)
  const actors = createActors({ auth, work, clock, isDemoOn })
  const identity: IdentityParts = {
    auth,
    attempts: createAttempts(),
    nameTries: createNameTries(),
    unifiedAuths: createUnifiedAuths(parts, parts.unified),
    unified: parts.unified,
    isDemoOn,
    firstRunCode,
    findPlaces,
    holdPlaces,
    findOrganizations,
    findNamed,
    publicUrl: parts.publicUrl,
    grantableRoles,
    mayGrant,
    forget: actors.forget,
    forgetAll: actors.forgetAll,
    recordLook,
  }
  return { actors, identity }
}
