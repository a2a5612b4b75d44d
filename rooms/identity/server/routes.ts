import type { Route } from '#base/server/http/route.ts'
import { createPeople } from './batch/create-people.ts'
import { peopleCsvTemplate, peopleTemplate } from './batch/template.ts'
import { endGrant, giveGrant } from './grants/grants.ts'
import type { IdentityParts } from './parts.ts'
import {
  closePerson,
  inviteAgain,
  reopenPerson,
  resetSecondFactor,
  unlockPerson,
} from './people/change-person.ts'
import { correctName } from './people/correct-name.ts'
import { createPerson } from './people/create-person.ts'
import { makeFirstAdministrator, showSignInWays } from './people/first-run.ts'
import { handOver } from './people/hand-over.ts'
import { countPeople, listPeople, showPerson } from './people/list-people.ts'
import { showPeopleWaiting } from './people/people-waiting.ts'
import { redeemInvitation } from './signing-in/invitations.ts'
import {
  dropSecondFactor,
  enrolSecondFactor,
  passSecondFactor,
  renewRecoveryCodes,
} from './signing-in/second-factor.ts'
import {
  changePassword,
  endAllSessions,
  endSession,
  listSessions,
  signOut,
} from './signing-in/sessions.ts'
import { signIn } from './signing-in/sign-in.ts'
import {
  beginUnifiedSignIn,
  linkUnifiedSignIn,
  listUnifiedSignIns,
  returnFromUnifiedSignIn,
  unlinkUnifiedSignIn,
} from './signing-in/unified.ts'

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
  countPeople,
  showPeopleWaiting,
  showPerson,
  createPerson,
  createPeople,
  peopleTemplate,
  peopleCsvTemplate,
  inviteAgain,
  closePerson,
  reopenPerson,
  correctName,
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
