import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { cutWords } from '#base/server/search/words.ts'
import type { Language } from '#base/shared/language.ts'
import { listOrganizationsByIds } from '#rooms/organizations/server/door.ts'
import { freePlaces } from '../../shared/offer-life.ts'
import { mostSuggested, suggest } from '../../shared/suggest.ts'
import {
  type NeedSuggestions,
  needSuggestionsInput,
  needSuggestionsOutput,
} from '../../shared/suggestion-schema.ts'
import { meetNeed, scopeFor } from '../needs/reader.ts'
import type { NeedRow } from '../needs/store.ts'
import { describeOffer } from '../offers/describe-offers.ts'
import { listOffersByIds } from '../offers/store.ts'
import type { NeedsParts } from '../parts.ts'
import { sayReasons } from './say-reasons.ts'
import { findOffersFor, listDoers } from './store.ts'

export const suggestForNeed = (parts: NeedsParts) =>
  route({
    method: 'GET',
    path: '/api/needs/:countyCode/:id/suggestions',
    summary: 'Offers and units that fit a need, the best first, each with its reasons',
    access: { capability: 'needs.read' },
    input: needSuggestionsInput,
    output: needSuggestionsOutput,
    async handle({ actor, params, read, language }) {
      return read(scopeFor(actor, params.countyCode), async (tx) => {
        const need = await meetNeed(tx, actor, params)
        const partners = (await parts.partnersOf(tx, need, dayOf(tx.now))).map(
          ({ organizationId }) => organizationId,
        )
        return {
          offers: await offersFor(tx, need, partners, language),
          units: await unitsFor(tx, need, partners, language),
        }
      })
    },
  })

async function offersFor(
  tx: Transaction,
  need: NeedRow,
  partners: readonly string[],
  language: Language,
): Promise<NeedSuggestions['offers']> {
  const words = cutWords(`${need.title} ${need.detail}`)
  const found = await findOffersFor(tx, need, { words, code: need.category, partners })
  const { category, regionCode, wantedBy } = need
  const suggestions = suggest(
    { codes: [category], regionCode, from: null, until: wantedBy },
    found.map((offer) => ({
      ...offer,
      partner: partners.includes(offer.organizationId),
      free: freePlaces(offer),
    })),
  )
  const ids = suggestions.map(({ id }) => id)
  const rows = await listOffersByIds(tx, need.countyCode, ids)
  const byId = new Map(rows.map((row) => [row.id, describeOffer(row)]))
  return suggestions.flatMap(({ id, reasons }) => {
    const offer = byId.get(id)
    return offer ? [{ offer, reasons: sayReasons(reasons, language) }] : []
  })
}

/** Partners first; then whoever met needs of the same kind. */
async function unitsFor(
  tx: Transaction,
  need: NeedRow,
  partners: readonly string[],
  language: Language,
): Promise<NeedSuggestions['units']> {
  const doers = await listDoers(tx, need, mostSuggested)
  const did = new Map(doers.map(({ organizationId, count }) => [organizationId, count]))
  const ids = [...new Set([...partners, ...did.keys()])].slice(0, mostSuggested)
  const rows = await listOrganizationsByIds(tx, need.countyCode, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row || row.endsOn !== null) return []
    const count = did.get(id)
    const reasons = [
      ...(partners.includes(id) ? [{ kind: 'partner' as const }] : []),
      ...(count === undefined ? [] : [{ kind: 'did' as const, count }]),
    ]
    return [{ organization: { id, name: row.name }, reasons: sayReasons(reasons, language) }]
  })
}
