/** A unit publishes an offer, pauses it, or ends it. */
import { type Route, route } from '#base/server/http/route.ts'
import { type OfferStep, stepOffer } from '../../shared/offer-life.ts'
import { offerInState } from '../../shared/offer-problems.ts'
import { endOfferInput, offerVersionOutput, stepOfferInput } from '../../shared/offer-schema.ts'
import type { NeedsParts } from '../parts.ts'
import { keepOffer, refuseStale } from './keep-offers.ts'
import { takeOffer, writingScope } from './take-unit.ts'

const capability = 'offers.write'

const step = (name: Exclude<OfferStep, 'end'>, summary: string) => (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `/api/offers/:countyCode/:id/${name}`,
    summary,
    access: { capability },
    input: stepOfferInput,
    output: offerVersionOutput,
    async handle({ actor, params: { countyCode, id }, body: { version }, write }) {
      const reach = actor.reach(capability)
      return write(writingScope(reach, countyCode), async (tx) => {
        const before = await takeOffer(tx, reach, countyCode, id)
        await refuseStale(tx, parts, before, version, {})
        const state = stepOffer(before, name)
        if (!state) throw offerInState(before.state)
        const by = { action: `needs.${name}-offer`, actor: actor.id }
        return keepOffer(tx, before, { state }, by)
      })
    },
  })

export const publishOffer = step('publish', 'Let others see an offer, and answer to it')
export const pauseOffer = step('pause', 'Hold an offer back for a while')

export const endOffer = (parts: NeedsParts): Route =>
  route({
    method: 'POST',
    path: '/api/offers/:countyCode/:id/end',
    summary: 'End an offer, with a reason; it is kept',
    access: { capability },
    input: endOfferInput,
    output: offerVersionOutput,
    async handle({ actor, params: { countyCode, id }, body: { version, reason }, write }) {
      const reach = actor.reach(capability)
      return write(writingScope(reach, countyCode), async (tx) => {
        const before = await takeOffer(tx, reach, countyCode, id)
        await refuseStale(tx, parts, before, version, {})
        const state = stepOffer(before, 'end')
        if (!state) throw offerInState(before.state)
        const by = { action: 'needs.end-offer', actor: actor.id, reason }
        return keepOffer(tx, before, { state, endReason: reason }, by)
      })
    },
  })
