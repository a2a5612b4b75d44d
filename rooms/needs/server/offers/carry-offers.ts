import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { wrongOffer } from '../../shared/offer-problems.ts'
import { carryOffersInput, carryOffersOutput } from '../../shared/offer-schema.ts'
import { recordOffers } from './record-offers.ts'
import { insertOffers, lockOffers, type OfferRow, setCarriedTo, takeNumbers } from './store.ts'
import { judgeCycle, requireUnit, writingScope } from './take-unit.ts'

const capability = 'offers.write'

export const carryOffers = route({
  method: 'POST',
  path: '/api/offers/carry',
  summary: 'Let lines of an earlier list go on in another cycle: all that were chosen, or none',
  access: { capability },
  input: carryOffersInput,
  output: carryOffersOutput,
  async handle({ actor, body: { countyCode, organizationId, cycleId, offerIds }, write }) {
    const reach = actor.reach(capability)
    return write(writingScope(reach, countyCode), async (tx) => {
      await requireUnit(tx, reach, countyCode, organizationId)
      const faults = await judgeCycle(tx, { countyCode, cycleId, organizationId })
      if (faults.length > 0) throw wrongOffer(faults)
      const ids = new Set(offerIds)
      const chosen = await lockOffers(tx, countyCode, [...ids])
      const fits = chosen.every(
        (row) => row.organizationId === organizationId && row.cycleId !== cycleId,
      )
      if (chosen.length < ids.size || !fits) throw absent()
      const open = chosen.filter(({ carriedTo }) => carriedTo === null)
      const first = await takeNumbers(tx, countyCode, cycleId, Math.max(1, open.length))
      const rows = open.map((row, at) => {
        const after = { ...lineOf(row), cycleId, number: first + at, changedBy: actor.id }
        return { ...after, changedAt: tx.now }
      })
      await insertOffers(tx, rows)
      const pairs = rows.map(({ id, carriedFrom }) => ({ id: carriedFrom, carriedTo: id }))
      await setCarriedTo(tx, countyCode, pairs)
      const by = { action: 'needs.carry-offer', actor: actor.id }
      await recordOffers(
        tx,
        rows.map((after) => ({ after })),
        by,
      )
      return { carried: rows.length, already: chosen.length - rows.length }
    })
  },
})

/** The same line anew: what was said of days belonged to the former cycle. */
function lineOf(row: OfferRow) {
  return {
    ...row,
    ...{ id: newId(), carriedFrom: row.id, carriedTo: null, fromDay: null, untilDay: null },
    ...{ taken: 0, state: 'published' as const, endReason: null, version: 1 },
  }
}
