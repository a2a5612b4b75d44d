import type { Route } from '#base/server/http/route.ts'
import { agreeMatch, declineMatch, withdrawMatch } from './matches/answer-match.ts'
import { beginNeed, deliverNeedRoute, planNeed, releaseNeed } from './matches/carry-out.ts'
import { claimNeed } from './matches/claim-need.ts'
import { changeNeed } from './needs/change-need.ts'
import { listAskable } from './needs/list-askable.ts'
import { countNeeds, listNeeds } from './needs/list-needs.ts'
import { mergeNeed } from './needs/merge-need.ts'
import { reopenNeed } from './needs/reopen-need.ts'
import { returnNeed, withdrawNeed } from './needs/return-need.ts'
import { giveUpNeed, setNeedAside } from './needs/set-aside.ts'
import { showNeed } from './needs/show-need.ts'
import { submitNeed } from './needs/submit-need.ts'
import { publishNeed, resubmitNeed, verifyNeed } from './needs/verify-and-publish.ts'
import { offersRoutes } from './offers/routes.ts'
import type { NeedsParts } from './parts.ts'
import { answerReferral, answerReferralForTownship } from './referrals/answer-referral.ts'
import { referNeed, referNeedOnwards } from './referrals/refer-need.ts'
import { sheetsRoutes } from './sheets/routes.ts'
import { answerForVillage, enterPaperAnswer, takeBackAnswer } from './slips/answer-for.ts'
import { answerSlip } from './slips/answer-slip.ts'
import { makeSlips } from './slips/make-slips.ts'
import { suggestionsRoutes } from './suggestions/routes.ts'
import { showWaitingNeeds } from './waiting/show-waiting.ts'

export function needsRoutes(parts: NeedsParts): Route[] {
  return [
    listNeeds,
    countNeeds,
    listAskable,
    showWaitingNeeds,
    submitNeed,
    showNeed,
    changeNeed(parts),
    resubmitNeed(parts),
    verifyNeed(parts),
    publishNeed(parts),
    withdrawNeed(parts),
    returnNeed(parts),
    claimNeed(parts),
    agreeMatch(parts),
    declineMatch(parts),
    withdrawMatch(parts),
    planNeed(parts),
    beginNeed(parts),
    deliverNeedRoute(parts),
    releaseNeed(parts),
    giveUpNeed(parts),
    setNeedAside(parts),
    reopenNeed(parts),
    mergeNeed(parts),
    referNeed(parts),
    referNeedOnwards(parts),
    answerReferral(parts),
    answerReferralForTownship(parts),
    makeSlips(parts),
    answerForVillage(parts),
    enterPaperAnswer(parts),
    takeBackAnswer(parts),
    answerSlip(parts),
    ...offersRoutes(parts),
    ...suggestionsRoutes(parts),
    ...sheetsRoutes,
  ]
}
