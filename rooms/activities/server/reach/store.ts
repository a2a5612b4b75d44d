/** Whose a deed `d` is, as parts of a statement. */
import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Reach, withinReach } from '#base/server/db/reach.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import { idsBelow } from '#rooms/organizations/server/door.ts'

type Predicate = RawBuilder<SqlBool>
type Counties = readonly string[]

export interface Within {
  reach: Reach
  /** The counties of the transaction, one by one. */
  counties: Counties
}

export function inCounties(counties: Counties, of = 'd'): Predicate {
  const column = sql.ref(`${of}.countyCode`)
  return counties.length === 1
    ? sql`${column} = ${counties[0]}`
    : sql`${column} = any(${counties}::text[])`
}

/** Whether the asker answers for the unit: by its organization alone, because who keeps its seat does not speak for it. */
export function isOfUnit({ reach, counties }: Within): Predicate {
  if (reach.organizations.length === 0) return sql`false`
  const own = idsBelow(reach.organizations, counties)
  return sql`(d.unit_id in (${own}) or d.partnership_id in (${partnershipsOf('supporter', own, counties)}))`
}

/** Whether the asker answers for the community: by its organization, or by the region where it lies. */
export function isOfCommunity({ reach, counties }: Within): Predicate {
  const there = lies(reach)
  if (reach.organizations.length === 0) return sql`(${there})`
  const own = idsBelow(reach.organizations, counties)
  return sql`(${there} or d.community_id in (${own})
    or d.partnership_id in (${partnershipsOf('community', own, counties)}))`
}

/** Whether the asker reads it: what lies in the reach, their own, and what others did where they have a partnership. */
export function isReached(within: Within): Predicate {
  const { reach, counties } = within
  if (reach.organizations.length === 0) return sql`(${lies(reach)})`
  const own = idsBelow(reach.organizations, counties)
  return sql`(${isOfUnit(within)} or ${isOfCommunity(within)} or d.community_id in (
    select p.community_id from pairing.partnerships p
    where ${inCounties(counties, 'p')} and p.supporter_id in (${own})))`
}

/** Of a deed the unit did it, of a gift back the community. */
export const isOfDoer = (within: Within): Predicate =>
  sql`case d.direction when 'deed' then ${isOfUnit(within)} else ${isOfCommunity(within)} end`

export const isOfHelped = (within: Within): Predicate =>
  sql`case d.direction when 'deed' then ${isOfCommunity(within)} else ${isOfUnit(within)} end`

function lies(reach: Reach): Expression<SqlBool> {
  return withinReach(expressionBuilder<Tables, never>(), reach, { region: 'd.regionCode' })
}

/** Who took over a partnership acts for whoever had it. */
function partnershipsOf(
  side: 'supporter' | 'community',
  own: RawBuilder<unknown>,
  counties: Counties,
) {
  return sql`select p.id from pairing.partnerships p
    where ${inCounties(counties, 'p')} and p.${sql.raw(`${side}_id`)} in (${own})`
}
