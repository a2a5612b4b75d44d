export { createAttempts } from './attempts.ts'
export { type Auth, type AuthParts, createAuth } from './auth.ts'
export {
  addDemoAccounts,
  type DemoAccount,
  demoPassword,
  listDemoAccounts,
} from './demo-accounts.ts'
export { sayGrant, scopeOf } from './describe-people.ts'
export { findSession, type SignedIn } from './find-session.ts'
export { type Holder, listHoldersReaching } from './holders.ts'
export { newCode } from './invitations.ts'
export { type IdentityParts, keyOfScope, type Place } from './parts.ts'
export { identityRoutes } from './routes.ts'
export { hasAdministrator } from './store.ts'
export { createUnifiedAuths } from './unified-auths.ts'
export { parseUnifiedSignIns, type UnifiedSignIn } from './unified-settings.ts'
