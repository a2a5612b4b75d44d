import type { Route } from '#base/server/http/route.ts'
import { createPeople } from './batch/create-people.ts'
import {
  closePerson,
  inviteAgain,
  reopenPerson,
  resetSecondFactor,
  unlockPerson,
} from './change-person.ts'
import { createPerson } from './create-person.ts'
import { makeFirstAdministrator, showSignInWays } from './first-run.ts'
import { endGrant, giveGrant } from './grants.ts'
import { handOver } from './hand-over.ts'
import { redeemInvitation } from './invitations.ts'
import { listPeople, showPerson } from './list-people.ts'
import type { IdentityParts } from './parts.ts'
import {
  dropSecondFactor,
  enrolSecondFactor,
  passSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts'
import { changePassword, endAllSessions, endSession, listSessions, signOut } from './sessions.ts'
import { signIn } from './sign-in.ts'
import {
  beginUnifiedSignIn,
  linkUnifiedSignIn,
  listUnifiedSignIns,
  returnFromUnifiedSignIn,
  unlinkUnifiedSignIn,
} from './unified.ts'

const declarations = [
  showSignInWays,
  makeFirstAdministrator,
  redeemInvitation,
  signIn,
  passSecondFactor,
  signOut,
  listSessions,
  endSession,
  endAllSessions,
  changePassword,
  enrolSecondFactor,
  renewRecoveryCodes,
  dropSecondFactor,
  listPeople,
  showPerson,
  createPerson,
  createPeople,
  inviteAgain,
  closePerson,
  reopenPerson,
  unlockPerson,
  resetSecondFactor,
  giveGrant,
  endGrant,
  handOver,
  beginUnifiedSignIn,
  returnFromUnifiedSignIn,
  linkUnifiedSignIn,
  unlinkUnifiedSignIn,
  listUnifiedSignIns,
]

export function identityRoutes(parts: IdentityParts): Route[] {
  return declarations.map((declare) => declare(parts))
}
