import { type Insertable, type Selectable, sql } from 'kysely'
import { dayOf } from '#base/server/clock.ts'
import { partsOf } from '#base/server/db/statement-parts.ts'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { ScopeKind } from '../../shared/roles.ts'

export type GrantRow = Selectable<Tables['identity.grants']>

export async function insertGrants(
  tx: WriteTransaction,
  grants: readonly Insertable<Tables['identity.grants']>[],
): Promise<GrantRow[]> {
  const rows: GrantRow[] = []
  for (const part of partsOf(grants)) {
    rows.push(...(await tx.db.insertInto('identity.grants').values(part).returningAll().execute()))
  }
  return rows
}

/** All grants of these users in these counties, ended ones too, in order of beginning. */
export async function listGrantsOfUsers(
  tx: Transaction,
  counties: readonly string[],
  userIds: readonly string[],
): Promise<GrantRow[]> {
  if (userIds.length === 0 || counties.length === 0) return []
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('userId', '=', sql<string>`any(${userIds}::text[])`)
    .orderBy('beginsOn')
    .orderBy('id')
    .execute()
}

/** All of one user in these counties, held until the transaction ends. */
export async function lockGrantsOfUser(
  tx: WriteTransaction,
  counties: readonly string[],
  userId: string,
): Promise<GrantRow[]> {
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('userId', '=', userId)
    .orderBy('beginsOn')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** All that were ever given on these places, whoever holds them. */
export async function listGrantsOnPlaces(
  tx: Transaction,
  wanted: {
    counties: readonly string[]
    regions: readonly string[]
    areas: readonly string[]
    organizations: readonly string[]
    /** Regions in which an organization that somebody serves has its seat. */
    seats: readonly string[]
  },
): Promise<GrantRow[]> {
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', sql<string>`any(${wanted.counties}::text[])`)
    .where((eb) => {
      const on = (kind: ScopeKind, codes: readonly string[]) =>
        eb.and([
          eb('scopeKind', '=', kind),
          eb('scopeCode', '=', sql<string>`any(${codes}::text[])`),
        ])
      return eb.or([
        on('region', wanted.regions),
        on('area', wanted.areas),
        on('organization', wanted.organizations),
        eb.and([
          eb('scopeKind', '=', 'organization'),
          eb('regionCode', '=', sql<string>`any(${wanted.seats}::text[])`),
        ]),
      ])
    })
    .orderBy('beginsOn')
    .orderBy('id')
    .execute()
}

/** Whose grant it is, which never changes. */
export async function findHolderId(
  tx: Transaction,
  countyCode: string,
  id: string,
): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('identity.grants')
    .select('userId')
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.userId
}

/** The user is held before it: whoever hands over holds the user, and then all of their grants. */
export async function lockGrant(
  tx: WriteTransaction,
  countyCode: string,
  id: string,
): Promise<GrantRow | undefined> {
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function endGrantRow(
  tx: WriteTransaction,
  grant: GrantRow,
  ended: { endsOn: string; endedBy: string; endReason: string; handedTo?: string | undefined },
): Promise<GrantRow> {
  return tx.db
    .updateTable('identity.grants')
    .set(ended)
    .where('countyCode', '=', grant.countyCode)
    .where('id', '=', grant.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Grants on these organizations that hold now or will. */
export async function countGrantsOnOrganizations(
  tx: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<number> {
  const { count } = await tx.db
    .selectFrom('identity.grants')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('countyCode', '=', countyCode)
    .where('scopeKind', '=', 'organization')
    .where('scopeCode', '=', sql<string>`any(${ids}::text[])`)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', dayOf(tx.now))]))
    .executeTakeFirstOrThrow()
  return count
}

/** Grants that hold now or will on an area, or on a region or place and what lies below it by an extended code. */
export async function countGrantsOn(
  tx: Transaction,
  countyCode: string,
  { kind, code }: { kind: 'area' | 'region'; code: string },
): Promise<number> {
  const { count } = await tx.db
    .selectFrom('identity.grants')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('countyCode', '=', countyCode)
    .where('scopeKind', '=', kind)
    .where((eb) =>
      eb.or([
        eb('scopeCode', '=', code),
        eb.and([eb('scopeCode', '>=', `${code}.`), eb('scopeCode', '<', `${code}/`)]),
      ]),
    )
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', dayOf(tx.now))]))
    .executeTakeFirstOrThrow()
  return count
}

/** Grants on one organization that hold now or will, held until the transaction ends. */
export async function lockGrantsOnOrganization(
  tx: WriteTransaction,
  countyCode: string,
  id: string,
): Promise<GrantRow[]> {
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('scopeKind', '=', 'organization')
    .where('scopeCode', '=', id)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>', dayOf(tx.now))]))
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** All on one organization that lie at another seat than this, ended ones too, held until the transaction ends. */
export async function lockGrantsElsewhere(
  tx: WriteTransaction,
  countyCode: string,
  { organizationId, seat }: { organizationId: string; seat: string },
): Promise<GrantRow[]> {
  return tx.db
    .selectFrom('identity.grants')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('scopeKind', '=', 'organization')
    .where('scopeCode', '=', organizationId)
    .where('regionCode', '<>', seat)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function reseatGrants(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
  seat: string,
): Promise<void> {
  await tx.db
    .updateTable('identity.grants')
    .set({ regionCode: seat })
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}
