/** A village writes down what it needs, or its grid head or posted cadre does for it. */
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsByIds, type OrganizationRow } from '#rooms/organizations/server/door.ts'
import { submitNeedInput, submittedNeed } from '../../shared/need-schema.ts'
import { indexNeeds } from '../search/index-needs.ts'
import { refuseNumbers } from './personal-numbers.ts'
import { reaches, requireReach, scopeFor } from './reader.ts'
import { requireTakingPart } from './require-taking-part.ts'
import { insertNeed, type NeedRow, nextNumber } from './store.ts'
import { plain, writeStep } from './take-step.ts'

export const submitNeed = route({
  method: 'POST',
  path: '/api/needs',
  summary: 'Write down a need of a village; the village’s own is verified at once',
  access: { capability: 'needs.submit' },
  input: submitNeedInput,
  output: submittedNeed,
  async handle({ actor, body, write }) {
    const { countyCode, communityId, cycleId, ...words } = body
    refuseNumbers(words)
    return write(scopeFor(actor), async (tx) => {
      const community = await getCommunity(tx, countyCode, communityId)
      const place = { countyCode, communityId, regionCode: community.regionCode }
      requireReach(actor, 'needs.submit', place)
      await requireTakingPart(tx, { ...place, cycleId })
      const own = reaches(actor, 'needs.decide', place)
      const need: NeedRow = {
        ...{ ...place, id: newId(tx.now), cycleId, ...words },
        number: await nextNumber(tx, countyCode, `${cycleId}/${communityId}`),
        ...{ slipNumber: null, enteredBy: own ? 'village' : 'helper' },
        ...{ state: own ? 'verified' : 'submitted', stateSince: tx.now, round: 1 },
        ...{ publishedAt: null, holderId: null, denied: false, closedVersion: null },
        ...{ level: null, way: null, mergedInto: null },
        ...{ version: 1, changedBy: actor.id, changedAt: tx.now },
      }
      await insertNeed(tx, need)
      await indexNeeds(tx, [need], { before: false })
      await writeStep(tx, need, { step: 'submit', side: need.enteredBy })
      await tx.record({
        ...{ countyCode, action: 'needs.submit', actor: actor.id },
        ...{ subject: { kind: 'need', id: need.id }, after: plain(need) },
      })
      const { id, number, version, state } = need
      return { countyCode, id, number, version, state }
    })
  },
})

/** @throws Problem base.absent */
async function getCommunity(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<OrganizationRow> {
  const [row] = await listOrganizationsByIds(tx, countyCode, [id])
  if (row?.side !== 'community' || row.endsOn !== null) throw absent()
  return row
}
