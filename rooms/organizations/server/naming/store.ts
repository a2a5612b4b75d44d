/** What the records of this room are called, for whoever is told of them elsewhere. */
import { sql } from 'kysely'
import { holding, type Named, namesBy } from '#base/server/db/names-by.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { fold, lettersOf } from '#base/server/search/typed.ts'
import { normalName } from '../../shared/normal-name.ts'
import { begins } from '../search/store.ts'
import type { OrganizationRow } from '../store.ts'

export const namesOfOrganizations = namesBy(
  (countyCode, ids) => sql<Named>`
    select id, name from organizations.organizations where county_code = ${countyCode} and id = ${ids}`,
)

export const namesOfImports = namesBy(
  (countyCode, ids) => sql<Named>`
    select id, file_name as name from organizations.imports where county_code = ${countyCode} and id = ${ids}`,
)

export const namesOfTeams = namesBy(
  (countyCode, ids) => sql<Named>`
    select t.id, o.name || ' ' || t.name as name from organizations.teams t
    join organizations.organizations o on o.county_code = t.county_code and o.id = t.organization_id
    where t.county_code = ${countyCode} and t.id = ${ids}`,
)

/** A post or a contact is called by its organization: whose it is, is told inside that organization alone. */
export const namesOfInternal = namesBy(
  (countyCode, ids) => sql<Named>`
    select i.id, o.name from organizations.internal_records i
    join organizations.organizations o on o.county_code = i.county_code and o.id = i.organization_id
    where i.county_code = ${countyCode} and i.id = ${ids}`,
)

/** Keeps of which organization internal records are: of a new one, or one that was moved. */
export async function keepOwner(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`
    insert into organizations.internal_records (county_code, id, organization_id)
    select ${countyCode}, id, ${organizationId}::uuid from unnest(${ids}::uuid[]) as u (id)
    on conflict (county_code, id) do update set organization_id = excluded.organization_id`.execute(
    tx.db,
  )
}

/** A letter begins hundreds of names. */
const soundLike = /^[a-z0-9]{2,}$/

/** Ids of organizations that are called so, or were, by their name, pinyin, initials or code. */
export async function listOrganizationIdsNamed(
  tx: Transaction,
  countyCode: string,
  typed: string,
  limit: number,
): Promise<string[]> {
  const like = holding(typed)
  const { rows } = await sql<{ id: string }>`
    select id from organizations.organizations
    where county_code = ${countyCode} and (name like ${like} or code = ${typed})
    union
    select organization_id from organizations.earlier_versions
    where county_code = ${countyCode} and record->>'name' like ${like}
    limit ${limit}`.execute(tx.db)
  const sound = lettersOf(fold(typed).replace(/['’]/g, ''))
  if (!soundLike.test(sound)) return rows.map(({ id }) => id)
  const { rows: sounding } = await sql<{ id: string }>`
    select organization_id as id from organizations.tokens
    where county_code = ${countyCode} and ${begins({ spellings: [sound] })}
    group by organization_id order by min(place), min(length(token)) limit ${limit}`.execute(tx.db)
  return [...new Set([...rows, ...sounding].map(({ id }) => id))]
}

/** Ids of those that went on as one of these. */
export async function listForerunners(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('organizations.successions')
    .select('fromId')
    .distinct()
    .where('countyCode', '=', countyCode)
    .where('toId', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.map(({ fromId }) => fromId)
}

/** Ids of imports by the name of their sheet, and of what hangs on these organizations. */
export async function listIdsAround(
  tx: Transaction,
  countyCode: string,
  { typed, organizationIds }: { typed: string; organizationIds: readonly string[] },
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from organizations.imports
    where county_code = ${countyCode} and file_name like ${holding(typed)}
    union all
    select id from organizations.internal_records
    where county_code = ${countyCode} and organization_id = any(${organizationIds}::uuid[])
    union all
    select id from organizations.teams
    where county_code = ${countyCode} and organization_id = any(${organizationIds}::uuid[])
    limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** Those in being, by the name that was asked for, however it is written. */
export async function listOrganizationsByNames(
  tx: Transaction,
  countyCode: string,
  names: readonly string[],
): Promise<Map<string, OrganizationRow[]>> {
  const normal = new Map(names.map((name) => [name, normalName(name)]))
  const rows = await tx.db
    .selectFrom('organizations.organizations')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('normalName', '=', sql<string>`any(${[...normal.values()]}::text[])`)
    .where('endsOn', 'is', null)
    .orderBy('code')
    .execute()
  return new Map(
    names.map((name) => [name, rows.filter(({ normalName }) => normalName === normal.get(name))]),
  )
}
