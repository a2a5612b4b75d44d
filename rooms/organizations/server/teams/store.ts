import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { Ref } from '../tree/store.ts'

export type TeamRow = Selectable<Tables['organizations.teams']>

/** Teams that an organization keeps or takes part in; open ones first. */
export async function listTeams(
  tx: Transaction,
  countyCode: string,
  organizationId: string,
): Promise<TeamRow[]> {
  return tx.db
    .selectFrom('organizations.teams as t')
    .selectAll('t')
    .where('t.countyCode', '=', countyCode)
    .where(
      sql<boolean>`(t.organization_id = ${organizationId}::uuid or exists (
        select from organizations.team_organizations j
        where j.county_code = t.county_code and j.team_id = t.id and j.organization_id = ${organizationId}::uuid))`,
    )
    .orderBy('t.endsOn', (order) => order.desc().nullsFirst())
    .orderBy('t.id')
    .execute()
}

/** Open teams that these keep. */
export async function listKeptTeams(
  tx: Transaction,
  countyCode: string,
  organizationIds: readonly string[],
): Promise<TeamRow[]> {
  return tx.db
    .selectFrom('organizations.teams')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .where('endsOn', 'is', null)
    .orderBy('id')
    .execute()
}

export async function lockTeam(
  tx: WriteTransaction,
  countyCode: string,
  organizationId: string,
  id: string,
): Promise<TeamRow | undefined> {
  return tx.db
    .selectFrom('organizations.teams')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertTeam(
  tx: WriteTransaction,
  team: Insertable<Tables['organizations.teams']>,
): Promise<void> {
  await tx.db.insertInto('organizations.teams').values(team).execute()
}

export async function updateTeam(tx: WriteTransaction, team: TeamRow): Promise<void> {
  await tx.db
    .updateTable('organizations.teams')
    .set(team)
    .where('countyCode', '=', team.countyCode)
    .where('id', '=', team.id)
    .execute()
}

/** Who takes part in these teams besides those that keep them. */
export async function listJoined(
  tx: Transaction,
  countyCode: string,
  teamIds: readonly string[],
): Promise<Map<string, Ref[]>> {
  if (teamIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('organizations.teamOrganizations as j')
    .innerJoin('organizations.organizations as o', (join) =>
      join.onRef('o.countyCode', '=', 'j.countyCode').onRef('o.id', '=', 'j.organizationId'),
    )
    .select(['j.teamId', 'o.id', 'o.name'])
    .where('j.countyCode', '=', countyCode)
    .where('j.teamId', '=', sql<string>`any(${teamIds}::uuid[])`)
    .orderBy('o.id')
    .execute()
  const byTeam = Map.groupBy(rows, ({ teamId }) => teamId)
  return new Map(
    [...byTeam].map(([team, joined]) => [team, joined.map(({ id, name }) => ({ id, name }))]),
  )
}

export async function replaceJoined(
  tx: WriteTransaction,
  countyCode: string,
  teamId: string,
  organizationIds: readonly string[],
): Promise<void> {
  await tx.db
    .deleteFrom('organizations.teamOrganizations')
    .where('countyCode', '=', countyCode)
    .where('teamId', '=', teamId)
    .execute()
  if (organizationIds.length === 0) return
  await tx.db
    .insertInto('organizations.teamOrganizations')
    .values(organizationIds.map((organizationId) => ({ countyCode, teamId, organizationId })))
    .execute()
}

/**
 * Teams that these keep, ended ones too, held for a change.
 *
 * @param ids of single teams; all when undefined
 */
export async function lockTeamsOf(
  tx: WriteTransaction,
  countyCode: string,
  organizationIds: readonly string[],
  ids?: readonly string[],
): Promise<TeamRow[]> {
  let query = tx.db
    .selectFrom('organizations.teams')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${organizationIds}::uuid[])`)
    .orderBy('id')
  if (ids) query = query.where('id', '=', sql<string>`any(${ids}::uuid[])`)
  return query.forUpdate().execute()
}

/** Teams in which these take part, held for a change. */
export async function lockTeamsJoinedBy(
  tx: WriteTransaction,
  countyCode: string,
  organizationIds: readonly string[],
): Promise<TeamRow[]> {
  return tx.db
    .selectFrom('organizations.teams')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where(
      sql<boolean>`id in (select j.team_id from organizations.team_organizations j
        where j.county_code = ${countyCode} and j.organization_id = any(${organizationIds}::uuid[]))`,
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}

/**
 * Makes `to` the keeper of those that one of `from` keeps, and counts each on as changed.
 *
 * @param ids of teams that are held
 */
export async function moveTeams(
  tx: WriteTransaction,
  countyCode: string,
  ids: readonly string[],
  { from, to, changedBy }: { from: readonly string[]; to: string; changedBy: string },
): Promise<TeamRow[]> {
  return tx.db
    .updateTable('organizations.teams')
    .set({
      organizationId: sql<string>`case when organization_id = any(${from}::uuid[]) then ${to}::uuid else organization_id end`,
      version: sql<number>`version + 1`,
      changedBy,
      changedAt: tx.now,
    })
    .where('countyCode', '=', countyCode)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .returningAll()
    .execute()
}

/** Who took part as one of `from` takes part as `to`, once, and not in what it keeps itself by now. */
export async function moveJoined(
  tx: WriteTransaction,
  countyCode: string,
  from: readonly string[],
  to: string,
): Promise<void> {
  const gone = await tx.db
    .deleteFrom('organizations.teamOrganizations')
    .where('countyCode', '=', countyCode)
    .where('organizationId', '=', sql<string>`any(${from}::uuid[])`)
    .returning('teamId')
    .execute()
  const teams = [...new Set(gone.map(({ teamId }) => teamId))]
  if (teams.length > 0) await join(tx, countyCode, teams, to)
  await leaveOwnTeams(tx, countyCode, to)
}

async function join(
  tx: WriteTransaction,
  countyCode: string,
  teams: readonly string[],
  to: string,
): Promise<void> {
  await tx.db
    .insertInto('organizations.teamOrganizations')
    .values(teams.map((teamId) => ({ countyCode, teamId, organizationId: to })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function leaveOwnTeams(tx: WriteTransaction, countyCode: string, id: string): Promise<void> {
  await sql`
    delete from organizations.team_organizations j using organizations.teams t
    where j.county_code = ${countyCode} and j.organization_id = ${id}::uuid
      and t.county_code = j.county_code and t.id = j.team_id and t.organization_id = j.organization_id`.execute(
    tx.db,
  )
}
