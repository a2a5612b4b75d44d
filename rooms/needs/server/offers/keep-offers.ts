/** A unit, or the office for it, says what it can give, and changes what it said. */
import { isDeepStrictEqual } from 'node:util'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { judgeOffer } from '../../shared/judge-offer.ts'
import { stateAfter } from '../../shared/offer-life.ts'
import { staleOffer, wrongOffer } from '../../shared/offer-problems.ts'
import {
  changeOfferInput,
  createOfferInput,
  createOfferOutput,
  offerVersionOutput,
} from '../../shared/offer-schema.ts'
import type { NeedsParts } from '../parts.ts'
import { type By, recordOffers } from './record-offers.ts'
import { findUnitOf, insertOffers, type OfferRow, takeNumbers, updateOffer } from './store.ts'
import { judgeCycle, requireUnit, takeOffer, titleOfPost, writingScope } from './take-unit.ts'

const capability = 'offers.write'

export const createOffer = route({
  method: 'POST',
  path: '/api/offers',
  summary: 'Say what a unit can give in a cycle',
  access: { capability },
  input: createOfferInput,
  output: createOfferOutput,
  async handle({ actor, body, write }) {
    const { publish, ...said } = body
    const { countyCode, cycleId, organizationId, contactPostId } = said
    const reach = actor.reach(capability)
    return write(writingScope(reach, countyCode, [organizationId]), async (tx) => {
      await requireUnit(tx, reach, countyCode, organizationId)
      const faults = [...(await judgeCycle(tx, said)), ...judgeOffer({ ...said, taken: 0 })]
      if (faults.length > 0) throw wrongOffer(faults)
      const contactTitle = await titleOfPost(tx, said, contactPostId)
      const row: OfferRow = {
        ...said,
        ...{ id: newId(), number: await takeNumbers(tx, countyCode, cycleId, 1), contactTitle },
        ...{ taken: 0, state: publish ? 'published' : 'draft', endReason: null },
        ...{ carriedFrom: null, carriedTo: null },
        ...{ version: 1, changedBy: actor.id, changedAt: tx.now },
      }
      await insertOffers(tx, [row])
      await recordOffers(tx, [{ after: row }], { action: 'needs.create-offer', actor: actor.id })
      return { countyCode, id: row.id, number: row.number }
    })
  },
})

export const changeOffer = (parts: NeedsParts) =>
  route({
    method: 'PATCH',
    path: '/api/offers/:countyCode/:id',
    summary: 'Change what a unit said of an offer',
    access: { capability },
    input: changeOfferInput,
    output: offerVersionOutput,
    async handle({ actor, params: { countyCode, id }, body, read, write }) {
      const reach = actor.reach(capability)
      const { version, ...sent } = body
      const yours = Object.fromEntries(
        Object.entries(sent).filter(([, value]) => value !== undefined),
      ) as Partial<OfferRow>
      // The posts of its unit are internal to it, so whose offer it is comes first.
      const organizationId = await read(writingScope(reach, countyCode), (tx) =>
        findUnitOf(tx, countyCode, id),
      )
      return write(writingScope(reach, countyCode, organizationId), async (tx) => {
        const before = await takeOffer(tx, reach, countyCode, id)
        await refuseStale(tx, parts, before, version, yours)
        const said = { ...before, ...yours }
        const faults = judgeOffer(said)
        if (faults.length > 0) throw wrongOffer(faults)
        const contactTitle =
          said.contactPostId === before.contactPostId
            ? before.contactTitle
            : await titleOfPost(tx, said, said.contactPostId)
        const changed = { ...yours, contactTitle, state: stateAfter(said) }
        return keepOffer(tx, before, changed, { action: 'needs.change-offer', actor: actor.id })
      })
    },
  })

/** Writes what became of an offer, with the journal entry. */
export async function keepOffer(
  tx: WriteTransaction,
  before: OfferRow,
  changed: Partial<OfferRow>,
  by: By,
): Promise<{ version: number; state: OfferRow['state'] }> {
  const kept = { version: before.version + 1, changedBy: by.actor, changedAt: tx.now }
  const after = { ...before, ...changed, ...kept }
  await updateOffer(tx, after)
  await recordOffers(tx, [{ before, after }], by)
  return { version: after.version, state: after.state }
}

/** @throws Problem needs.stale with what is there beside what was sent */
export async function refuseStale(
  tx: Transaction,
  parts: NeedsParts,
  row: OfferRow,
  version: number,
  yours: Partial<OfferRow>,
): Promise<void> {
  if (row.version === version) return
  const names = await parts.namesOfUsers(tx, [row.changedBy])
  const told = { before: null, by: names.get(row.changedBy) ?? '', at: row.changedAt.toISOString() }
  const fields = Object.keys(yours) as (keyof OfferRow)[]
  const changes = fields
    .filter((field) => !isDeepStrictEqual(yours[field], row[field]))
    .map((field) => ({ field, theirs: row[field], yours: yours[field], ...told }))
  throw staleOffer([{ id: row.id, name: row.title, version: row.version, changes }])
}
