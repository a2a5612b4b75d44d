/** Sign-in and actors, put together once for the server and for whoever tests it. */
import {
  type AuthParts,
  createAttempts,
  createAuth,
  createUnifiedAuths,
  type IdentityParts,
  type UnifiedSignIn,
} from '#rooms/identity/server/door.ts'
import { recordLook } from '#rooms/journal/server/door.ts'
import { type Actors, createActors, mayGrant } from './compose-actor.ts'
import { findOrganizations, findPlaces } from './find-places.ts'

export interface Access {
  actors: Actors
  identity: IdentityParts
}

export function openAccess(
  parts: AuthParts & {
    unified: readonly UnifiedSignIn[]
    firstRunCode: string
  },
): Access {
  const { work, demo, firstRunCode, clock } = parts
  const auth = createAuth(parts)
  const actors = createActors({ auth, work, clock, demo })
  const identity: IdentityParts = {
    auth,
    attempts: createAttempts(),
    unifiedAuths: createUnifiedAuths(parts, parts.unified),
    unified: parts.unified,
    demo,
    firstRunCode,
    findPlaces,
    findOrganizations,
    publicUrl: parts.publicUrl,
    mayGrant,
    forget: actors.forget,
    recordLook,
  }
  return { actors, identity }
}
