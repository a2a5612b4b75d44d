import type { NeedCode } from '@lianjian/pairing'
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { cutWords } from '#base/server/search/words.ts'
import { absent } from '#base/shared/problems.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { freePlaces } from '../../shared/offer-life.ts'
import { suggest } from '../../shared/suggest.ts'
import { offerSuggestionsInput, offerSuggestionsOutput } from '../../shared/suggestion-schema.ts'
import { presentNeeds } from '../needs/present-needs.ts'
import { readerOf, scopeFor } from '../needs/reader.ts'
import { listReadNeeds } from '../needs/store.ts'
import { seeingIn } from '../offers/seeing.ts'
import { findOffer } from '../offers/store.ts'
import type { NeedsParts } from '../parts.ts'
import { sayReasons } from './say-reasons.ts'
import { findNeedsFor } from './store.ts'

export const suggestForOffer = (parts: NeedsParts) =>
  route({
    method: 'GET',
    path: '/api/offers/:countyCode/:id/suggestions',
    summary: 'Needs that an offer fits and the asker may read, the best first, with reasons',
    access: { capability: 'needs.read' },
    input: offerSuggestionsInput,
    output: offerSuggestionsOutput,
    async handle({ actor, params: { countyCode, id }, read, language }) {
      const seeing = seeingIn(actor.reach('needs.read'), countyCode)
      return read(scopeFor(actor, countyCode), async (tx) => {
        const offer = await findOffer(tx, seeing, id)
        if (!offer) throw absent()
        const communities = await parts.supportedBy(tx, offer, dayOf(tx.now))
        const [unit] = await listOrganizationsByIds(tx, countyCode, [offer.organizationId])
        const words = cutWords([offer.title, offer.content ?? ''].join(' '))
        const found = await findNeedsFor(tx, offer, { words, codes: offer.needs, communities })
        const reader = await readerOf(tx, actor, countyCode)
        const foundIds = found.map((each) => each.id)
        const rows = await listReadNeeds(tx, reader, foundIds)
        const readable = new Map(rows.map((row) => [row.id, row]))
        const suggestions = suggest(
          {
            codes: offer.needs as NeedCode[],
            regionCode: unit?.regionCode ?? `${countyCode}000000`,
            ...{ from: offer.fromDay, until: offer.untilDay },
          },
          found
            .filter((need) => readable.has(need.id))
            .map((need) => ({
              ...need,
              partner: communities.includes(need.organizationId),
              free: freePlaces(offer),
            })),
        )
        const chosen = suggestions.flatMap((each) => readable.get(each.id) ?? [])
        const items = await presentNeeds(tx, chosen)
        const needs = suggestions.flatMap(({ id: needId, reasons }) => {
          const need = items.find((item) => item.id === needId)
          return need ? [{ need, reasons: sayReasons(reasons, language) }] : []
        })
        return { needs }
      })
    },
  })
