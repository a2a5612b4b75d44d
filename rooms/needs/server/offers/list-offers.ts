import type * as z from 'zod'
import * as zod from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { mostCounted, totalOf, totalOutput } from '#base/shared/total.ts'
import { countOffersInput, listOffersInput, listOffersOutput } from '../../shared/offer-schema.ts'
import { matchWords } from '../search/match-words.ts'
import { describeOffer } from './describe-offers.ts'
import { seeingOf } from './seeing.ts'
import { countOffers as countRows, listOffers as listRows, type OfferFilter } from './store.ts'

type Query = z.infer<typeof countOffersInput.query>

export const listOffers = route({
  method: 'GET',
  path: '/api/offers',
  summary: 'What units of my counties can give, the newest first; or what words find',
  access: { capability: 'needs.read' },
  input: listOffersInput,
  output: listOffersOutput,
  async handle({ actor, query: { after, limit, ...asked }, read }) {
    const reach = actor.reach('needs.read')
    const seeing = seeingOf(reach, asked.county)
    const key = decodeCursor(after, [zod.string().regex(/^\d{6}$/), zod.uuid()])
    return read(reach.scope, async (tx) => {
      const filter = await filterOf(tx, seeing.counties, asked)
      const rows = await listRows(tx, seeing, filter, { after: key, limit: limit + 1 })
      const cut = cutPage(rows, limit, ({ countyCode, id }) => [countyCode, id])
      return { ...cut, items: cut.items.map(describeOffer) }
    })
  },
})

export const countOffers = route({
  method: 'GET',
  path: '/api/offers/count',
  summary: 'How many offers the list has in all; past 1,000 they are not counted',
  access: { capability: 'needs.read' },
  input: countOffersInput,
  output: totalOutput,
  async handle({ actor, query, read }) {
    const reach = actor.reach('needs.read')
    const seeing = seeingOf(reach, query.county)
    return read(reach.scope, async (tx) => {
      const filter = await filterOf(tx, seeing.counties, query)
      return totalOf(await countRows(tx, seeing, filter, mostCounted + 1))
    })
  },
})

export async function filterOf(
  tx: Transaction,
  counties: readonly string[],
  { county: _, search = '', ...rest }: Query,
): Promise<OfferFilter> {
  return { ...rest, words: await matchWords(tx, 'offer', counties, search) }
}
