import * as z from 'zod'
import { type Context, type Route, route } from '#base/server/http/route.ts'
import { twoWayPageOf } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import { countiesIn, getPublicProgramme, scopeOf } from '#rooms/programmes/server/door.ts'
import { partnershipQuery, publicPartnership } from '../shared/schema.ts'
import { announceCeremony } from './ceremony/announce.ts'
import { closeSealing, drawInPublic, leadScene, takeBeacon } from './ceremony/host.ts'
import { renewLink } from './ceremony/renew-link.ts'
import { showCeremony } from './ceremony/show-ceremony.ts'
import { showMinutes } from './ceremony/show-minutes.ts'
import { commit, readParty, reveal, typeCommitment, typeShare } from './ceremony/take-part.ts'
import { listDisclosedPairs, showDisclosure } from './disclosures/show-disclosure.ts'
import { exportPartnerships, inScript } from './export-partnerships.ts'
import { decideObjection, object, readAnswer, showObjections } from './objections/object.ts'
import { listPartnerships } from './partnerships/list-partnerships.ts'
import { showStory } from './partnerships/show-story.ts'
import type { PairingParts } from './parts.ts'
import { answerFor } from './proposals/answer-for.ts'
import { answer, takeBackAnswer } from './proposals/answer-proposal.ts'
import { showMyProposals, showProposals } from './proposals/show-proposals.ts'
import { listPublicPartnerships } from './public-partnerships.ts'
import { bringRoster } from './roster/bring-roster.ts'
import { listRosterRows } from './roster/list-rows.ts'
import { putRosterRow } from './roster/put-row.ts'
import { putRelation, showRelations } from './roster/relations.ts'
import { showRoster } from './roster/show-roster.ts'
import { rosterCsv, rosterWorkbook } from './roster/write-sheet.ts'
import { changeRules } from './runs/change-rules.ts'
import { createRun } from './runs/create-run.ts'
import { callOff, decideRun, simulateRun } from './runs/decide-run.ts'
import { discloseRun, enforceRun, voidRun } from './runs/disclose-run.ts'
import { drawAgain } from './runs/draw-again.ts'
import { freezeRun } from './runs/freeze-run.ts'
import { lapseRun } from './runs/lapse-run.ts'
import { listRuleVersions } from './runs/list-rule-versions.ts'
import { listStranded } from './runs/list-stranded.ts'
import { prolongAnswers, proposeRun } from './runs/propose-run.ts'
import { rePair } from './runs/re-pair.ts'
import { frozenListFile, showOpening, showReport, transcriptFile } from './runs/run-files.ts'
import { showRunRoster } from './runs/run-roster.ts'
import { listRuns, showRun } from './runs/show-runs.ts'
import { listSilent } from './silence/list-silent.ts'
import { findRunInForce, findTranscript } from './store.ts'
import { putWishCall, showWishCall } from './ties/call-wishes.ts'
import { choose, showChoices } from './ties/choose.ts'
import { addTie, confirmTie, questionTie, settleTie, showTies } from './ties/keep-ties.ts'
import { showMyWishes } from './ties/my-wishes.ts'

const params = z.object({ programmeId: z.uuid() })

/** The published programme that the path names, with its counties and the cycle that counts today. */
async function programmeOf({
  read,
  params: { programmeId },
  language,
}: Pick<Context<{ params: typeof params }>, 'read' | 'params' | 'language'>) {
  const programme = await read({ counties: [] }, (tx) =>
    getPublicProgramme(tx, programmeId, language),
  )
  if (!programme.cycle) throw absent()
  const keeperCode = programme.regionCode.slice(0, 6)
  return {
    programme,
    keeperCode,
    counties: countiesIn(scopeOf({ ...programme, keeperCode })),
    cycleId: programme.cycle.id,
  }
}

const publicRoutes = [
  route({
    method: 'GET',
    path: '/api/public/programmes/:programmeId/partnerships',
    summary: 'Partnerships in force, in order of region code',
    access: 'public',
    input: { params, query: partnershipQuery },
    output: twoWayPageOf(publicPartnership),
    handle: async (context) => {
      const { counties, cycleId } = await programmeOf(context)
      const { supporter, community, ...page } = context.query
      const supporterIds = supporter === undefined ? undefined : [supporter]
      const communityIds = community === undefined ? undefined : [community]
      return context.read({ counties }, (tx) =>
        listPublicPartnerships(
          tx,
          { counties, cycleId, supporterIds, communityIds, ...page },
          context.language,
        ),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/api/public/programmes/:programmeId/partnerships.csv',
    summary: 'All partnerships in force, one a row',
    access: 'public',
    input: { params },
    output: { file: 'text/csv; charset=utf-8' },
    handle: async (context) => {
      const { programme, counties, cycleId } = await programmeOf(context)
      const { language } = context
      const { demo } = programme
      return {
        name: inScript(`${demo ? '演示-' : ''}${programme.name}-结对.csv`, language),
        content: exportPartnerships(context.read, { counties, cycleId, demo }, language),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/public/programmes/:programmeId/transcript',
    summary: 'The published transcript of the run in force, byte for byte',
    access: 'public',
    input: { params },
    output: { file: 'application/json; charset=utf-8' },
    handle: async (context) => {
      const { programme, keeperCode, cycleId } = await programmeOf(context)
      const content = await context.read({ counties: [keeperCode] }, async (tx) => {
        const run = await findRunInForce(tx, keeperCode, cycleId)
        return run && findTranscript(tx, keeperCode, run.id)
      })
      if (content === undefined) throw absent()
      return {
        name: `${programme.demo ? '演示-' : ''}${programme.name}.json`,
        content,
        inline: true,
      }
    },
  }),
]

/** @param parts what is known beside this room */
export function pairingRoutes(parts: PairingParts): Route[] {
  return [
    ...publicRoutes,
    listPartnerships,
    listSilent,
    showStory(parts),
    showRoster,
    listRosterRows,
    putRosterRow,
    bringRoster,
    rosterWorkbook,
    rosterCsv,
    showRelations,
    putRelation,
    showTies,
    addTie,
    confirmTie,
    questionTie,
    settleTie,
    showWishCall,
    putWishCall,
    showMyWishes(parts),
    showChoices(parts),
    choose(parts),
    listRuns,
    createRun,
    rePair,
    listStranded,
    showRun(parts),
    showRunRoster,
    listRuleVersions(parts),
    changeRules,
    freezeRun,
    simulateRun,
    decideRun,
    callOff,
    proposeRun,
    prolongAnswers,
    lapseRun,
    drawAgain,
    discloseRun,
    enforceRun,
    voidRun,
    showReport,
    showOpening,
    frozenListFile,
    transcriptFile,
    showProposals,
    showMyProposals,
    answer,
    takeBackAnswer,
    answerFor,
    showDisclosure,
    listDisclosedPairs,
    object,
    readAnswer,
    showObjections,
    decideObjection,
    announceCeremony,
    showCeremony,
    showMinutes(parts),
    readParty,
    commit,
    reveal,
    typeCommitment,
    typeShare,
    closeSealing,
    takeBeacon,
    renewLink,
    drawInPublic,
    leadScene,
  ]
}
