import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { listReached } from '#rooms/organizations/server/door.ts'
import { showOfferInput, showOfferOutput } from '../../shared/offer-schema.ts'
import { describeOffer } from './describe-offers.ts'
import { seeingIn } from './seeing.ts'
import { findOffer } from './store.ts'

export const showOffer = route({
  method: 'GET',
  path: '/api/offers/:countyCode/:id',
  summary: 'One offer: what a unit can give, when and on what conditions',
  access: { capability: 'needs.read' },
  input: showOfferInput,
  output: showOfferOutput,
  async handle({ actor, params: { countyCode, id }, read }) {
    const seeing = seeingIn(actor.reach('needs.read'), countyCode)
    return read({ counties: [countyCode] }, async (tx) => {
      const row = await findOffer(tx, seeing, id)
      if (!row) throw absent()
      const { endReason, carriedFrom, organizationId } = row
      const own = await listReached(tx, countyCode, actor.reach('offers.write'), [organizationId])
      return { ...describeOffer(row), endReason, carriedFrom, mayChange: own.length > 0 }
    })
  },
})
