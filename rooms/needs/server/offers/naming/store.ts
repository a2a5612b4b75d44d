/** What offers are called, for whoever is told of them elsewhere. */
import { sql } from 'kysely'
import { type Named, namesBy } from '#base/server/db/names-by.ts'

export const namesOfOffers = namesBy(
  (countyCode, ids) => sql<Named>`
    select id, title as name from needs.offers where county_code = ${countyCode} and id = ${ids}`,
)
