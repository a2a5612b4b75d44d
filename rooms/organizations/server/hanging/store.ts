import { sql } from 'kysely'
import { dayOf } from '#base/server/clock.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'

export interface OwnCounts {
  branches: number
  posts: number
  contacts: number
  teams: number
  joined: number
}

/** What this room keeps of these organizations, by number. Branches that are among them count too. */
export async function countOwn(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<OwnCounts> {
  const own = sql`any(${ids}::uuid[])`
  const { rows } = await sql<OwnCounts>`
    select
      (select count(*) from organizations.organizations
        where county_code = ${countyCode} and parent_id = ${own} and ends_on is null) as branches,
      coalesce(sum(t.posts), 0)::int as posts, coalesce(sum(t.contacts), 0)::int as contacts,
      (select count(*) from organizations.teams
        where county_code = ${countyCode} and organization_id = ${own} and ends_on is null) as teams,
      (select count(*) from organizations.team_organizations
        where county_code = ${countyCode} and organization_id = ${own}) as joined
    from organizations.tallies t where t.county_code = ${countyCode} and t.organization_id = ${own}`.execute(
    tx.db,
  )
  return rows[0] as OwnCounts
}

/** Names of former holders are kept so long: the retention of `posts.holder_name`. */
export const holdersKeptYears = 2

/**
 * Counts anew what lists and jobs ask of these organizations without opening internal rows.
 *
 * @param tx its scope holds these organizations
 */
export async function refreshTallies(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
): Promise<void> {
  const today = dayOf(tx.now)
  await sql`
    insert into organizations.tallies as t (county_code, organization_id, posts, vacancies, contacts,
      contacts_expire_on, holders_erase_on)
    select ${countyCode}, o.id, p.posts, case when p.posts > 0 then p.vacancies else coalesce(l.vacancies, 0) end,
      c.contacts, c.contacts_expire_on, p.holders_erase_on
    from unnest(${ids}::uuid[]) as o (id)
    cross join lateral (
      select count(*) filter (where ends_on is null or ends_on > ${today}::date)::int as posts,
        count(*) filter (where (ends_on is null or ends_on > ${today}::date) and holder_name is null)::int as vacancies,
        (min(ends_on) filter (where holder_name <> '—')
          + make_interval(years => ${sql.lit(holdersKeptYears)}))::date as holders_erase_on
      from organizations.posts where county_code = ${countyCode} and organization_id = o.id) p
    cross join lateral (
      select count(*)::int as contacts, min(expires_on) as contacts_expire_on
      from organizations.contacts where county_code = ${countyCode} and organization_id = o.id) c
    left join lateral (
      select vacancies from organizations.leadership_counts
      where county_code = ${countyCode} and organization_id = o.id order by as_of desc limit 1) l on true
    on conflict (county_code, organization_id) do update set posts = excluded.posts, vacancies = excluded.vacancies,
      contacts = excluded.contacts, contacts_expire_on = excluded.contacts_expire_on,
      holders_erase_on = excluded.holders_erase_on`.execute(tx.db)
}

/** Organizations with contacts past their last day, or with names of holders that were over by a day. */
export async function listExpired(
  tx: Transaction,
  counties: readonly string[],
  today: string,
  overBefore: string,
): Promise<{ countyCode: string; organizationId: string }[]> {
  const { rows } = await sql<{ countyCode: string; organizationId: string }>`
    select t.county_code, t.organization_id from organizations.tallies t
    where t.county_code = any(${counties}::text[])
      and (t.contacts_expire_on < ${today}::date or t.holders_erase_on <= ${today}::date)
    union
    select t.county_code, t.organization_id from organizations.tallies t
    join organizations.organizations o on o.county_code = t.county_code and o.id = t.organization_id
    where t.county_code = any(${counties}::text[]) and t.posts > t.vacancies and o.ends_on <= ${overBefore}::date
    order by 1, 2`.execute(tx.db)
  return rows
}

/** Ids of what is kept of persons at an organization. */
export async function listPersonsOf(
  tx: Transaction,
  countyCode: string,
  organizationId: string,
): Promise<{ contacts: string[]; posts: string[] }> {
  const listIds = async (table: 'organizations.contacts' | 'organizations.posts') => {
    const rows = await tx.db
      .selectFrom(table)
      .select('id')
      .where('countyCode', '=', countyCode)
      .where('organizationId', '=', organizationId)
      .execute()
    return rows.map(({ id }) => id)
  }
  return {
    contacts: await listIds('organizations.contacts'),
    posts: await listIds('organizations.posts'),
  }
}
