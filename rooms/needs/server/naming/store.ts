/** What the records of this room are called, for whoever is told of them elsewhere. */
import { sql } from 'kysely'
import { type Named, namesBy } from '#base/server/db/names-by.ts'

export const namesOfNeeds = namesBy(
  (countyCode, ids) => sql<Named>`
    select id, title as name from needs.needs where county_code = ${countyCode} and id = ${ids}`,
)

/** A match is called by its unit and its need. */
export const namesOfMatches = namesBy(
  (countyCode, ids) => sql<Named>`
    select m.id, o.name || ' ' || n.title as name from needs.matches m
    join needs.needs n on n.county_code = m.county_code and n.id = m.need_id
    join organizations.organizations o on o.county_code = m.county_code and o.id = m.organization_id
    where m.county_code = ${countyCode} and m.id = ${ids}`,
)

export const namesOfReferrals = namesBy(
  (countyCode, ids) => sql<Named>`
    select r.id, n.title as name from needs.referrals r
    join needs.needs n on n.county_code = r.county_code and n.id = r.need_id
    where r.county_code = ${countyCode} and r.id = ${ids}`,
)
