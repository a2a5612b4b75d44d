export { type Holder, listHoldersReaching } from './grants/holders.ts'
export { moveGrantsOfDuplicate, moveGrantsToSeat } from './grants/move-grants.ts'
export { scopeOf } from './grants/scope-of.ts'
export { countGrantsOn, countGrantsOnOrganizations, listGrantsOfUsers } from './grants/store.ts'
export { identityCron, identityTasks } from './jobs.ts'
export { type IdentityParts, keyOfScope, type NamedPlace, type Place } from './parts.ts'
export {
  addDemoAccounts,
  type DemoAccount,
  demoPassword,
  listDemoAccounts,
} from './people/demo-accounts.ts'
export { sayGrant } from './people/describe-people.ts'
export { nameReadingsOf } from './people/name-readings.ts'
export { readNames } from './people/read-names.ts'
export {
  findUser,
  hasAdministrator,
  listClosedUserIds,
  listUserIdsCalled,
  listUserNames,
  listUserPlaces,
  wasAdministrated,
} from './people/store.ts'
export { identityRoutes } from './routes.ts'
export { everywhere } from './scopes.ts'
export { createAttempts } from './signing-in/attempts.ts'
export { type Auth, type AuthParts, createAuth } from './signing-in/auth.ts'
export { findSession, listHeldGrants, type SignedIn } from './signing-in/find-session.ts'
export { createNameTries } from './signing-in/name-tries.ts'
export { newPaperCode } from './signing-in/paper-codes.ts'
export { takeAwaySecondFactors } from './signing-in/take-away-second-factor.ts'
export { createUnifiedAuths } from './signing-in/unified-auths.ts'
export { parseUnifiedSignIns, type UnifiedSignIn } from './signing-in/unified-settings.ts'
