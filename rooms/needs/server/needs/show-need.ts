/** One need: its words, its story, who has it in hand, and what the asker may do next. */
import { dayOf } from '#base/server/clock.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { actsOf, type Standing } from '../../shared/need-acts.ts'
import {
  oneNeed,
  type ShownMatch,
  type ShownReferral,
  type ShownStep,
  showNeedOutput,
} from '../../shared/need-schema.ts'
import { listMatches, type MatchRow } from '../matches/store.ts'
import { listReferrals, type ReferralRow } from '../referrals/store.ts'
import { countSlips, listAnswers } from '../slips/store.ts'
import { namesOf, presentNeed } from './present-needs.ts'
import { meetNeed, reaches, readerOf, scopeFor } from './reader.ts'
import { listSteps, type NeedRow, type Reader, type StepRow } from './store.ts'

type Named = (id: string) => { id: string; name: string }

export const showNeed = route({
  method: 'GET',
  path: '/api/needs/:countyCode/:id',
  summary: 'One need with its story, and what the asker may do next',
  access: { capability: 'needs.read' },
  input: oneNeed,
  output: showNeedOutput,
  async handle({ actor, params, read }) {
    return read(scopeFor(actor, params.countyCode), async (tx) => {
      const need = await meetNeed(tx, actor, params)
      const reader = await readerOf(tx, actor, need.countyCode)
      const [steps, matches, referrals, answers] = [
        await listSteps(tx, need),
        await listMatches(tx, need),
        await listReferrals(tx, need),
        await listAnswers(tx, need),
      ]
      const named = await namesOf(
        tx,
        [need.countyCode],
        [
          ...[need.communityId, need.holderId],
          ...steps.map(({ organizationId }) => organizationId),
          ...matches.map(({ organizationId }) => organizationId),
          ...referrals.flatMap((each) => [each.fromOrganizationId, each.toOrganizationId]),
        ],
      )
      const standing = standingOf(actor, need, matches, reader)
      const { village, writes, oversees, holds } = standing
      // Who else asked, and what residents wrote, is the matter of the village and of whoever has it in hand.
      const inside = village || writes || oversees || isOfSupervisor(reader, need)
      return {
        ...presentNeed(need, named),
        ...{ detail: need.detail, selfEffort: need.selfEffort, decision: need.decision },
        ...{ decidedOn: need.decidedOn, onPortal: need.onPortal, enteredBy: need.enteredBy },
        ...{ round: need.round, mergedInto: need.mergedInto },
        steps: steps.map((row) => presentStep(row, named)),
        matches: matches
          .filter(({ state, organizationId }) => {
            return inside || state === 'agreed' || reader.units.includes(organizationId)
          })
          .map((row) => presentMatch(row, named, reader)),
        referrals: referrals
          .filter((row) => inside || holds || isMine(row, reader))
          .map((row) => presentReferral(row, named, isMine(row, reader) || oversees)),
        answers: {
          yes: answers.filter(({ yes }) => yes).length,
          no: answers.filter(({ yes }) => !yes).length,
          words: (inside || holds ? answers : []).flatMap(({ yes, words, way }) =>
            words === null ? [] : [{ yes, words, way }],
          ),
        },
        slipsOut: village ? await countSlips(tx, need, dayOf(tx.now)) : 0,
        may: actsOf(need, standing, tx.now),
        asUnit: holds ? need.holderId : (reader.units[0] ?? null),
      }
    })
  },
})

function standingOf(
  actor: Actor,
  need: NeedRow,
  matches: readonly MatchRow[],
  { units, cycles }: Reader,
): Standing {
  const asked = matches.some(
    ({ state, organizationId }) => state === 'asked' && organizationId === units[0],
  )
  return {
    village: reaches(actor, 'needs.decide', need),
    writes: reaches(actor, 'needs.submit', need),
    oversees: reaches(actor, 'needs.oversee', need),
    holds: need.holderId !== null && units.includes(need.holderId),
    mayAsk: units.length > 0 && cycles.includes(need.cycleId) && !asked,
  }
}

/** Whoever reads all of the place, whatever the role. */
function isOfSupervisor({ reach }: Reader, { regionCode }: NeedRow): boolean {
  return reach.regions.some(({ prefix }) => regionCode.startsWith(prefix))
}

const isMine = ({ toOrganizationId }: ReferralRow, { units }: Reader) =>
  toOrganizationId !== null && units.includes(toOrganizationId)

function presentStep(row: StepRow, named: Named): ShownStep {
  const { step, state, side, words, day, round, level, way } = row
  const organization = row.organizationId === null ? null : named(row.organizationId)
  return {
    step,
    state,
    at: row.at.toISOString(),
    side,
    organization,
    words,
    day,
    round,
    level,
    way,
  }
}

function presentMatch(row: MatchRow, named: Named, { units }: Reader): ShownMatch {
  const { id, state, words, reason, plan, planBy, done, doneOn } = row
  return {
    ...{ id, organization: named(row.organizationId), partner: row.partnershipId !== null },
    ...{ state, words, reason, plan, planBy, done, doneOn },
    mine: units.includes(row.organizationId),
  }
}

function presentReferral(row: ReferralRow, named: Named, mine: boolean): ShownReferral {
  const { id, state, words, answer } = row
  const to = row.toOrganizationId === null ? null : named(row.toOrganizationId)
  const answers = mine && state === 'asked'
  return { id, from: named(row.fromOrganizationId), to, state, words, answer, mine: answers }
}
