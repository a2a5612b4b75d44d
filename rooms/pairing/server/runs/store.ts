/** Runs and what is kept with them: steps, lists, the office's copies. */
import type { Ceremony } from '@lianjian/pairing'
import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import type { Tables } from '#base/server/db/tables.gen.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import type { RunKind } from '../../shared/run-schema.ts'
import type { RunState } from '../../shared/run-states.ts'

type Stored = Selectable<Tables['pairing.runs']>

/** What a job computes for a run. */
export interface Working {
  id: string
  step: 'simulate' | 'draw' | 'solve'
  actor: string
  reason?: string | undefined
  /** 64 hexadecimal digits, of a draw or an optimum whose seed was typed. */
  seed?: string
  /** Of a draw in public, whole. */
  ceremony?: Ceremony
  /** How many seeds are tried. */
  seeds?: number
}

export type RunRow = Omit<Stored, 'state' | 'kind' | 'method' | 'work'> & {
  state: RunState
  kind: RunKind
  method: 'draw' | 'optimize'
  work: Working | null
}

export interface RunKey {
  countyCode: string
  runId: string
}

export async function insertRun(
  tx: WriteTransaction,
  row: Insertable<Tables['pairing.runs']>,
): Promise<void> {
  await tx.db.insertInto('pairing.runs').values(row).execute()
}

/** @param lock holds it against others until the transaction ends */
export async function findRun(
  tx: Transaction,
  { countyCode, runId }: RunKey,
  lock = false,
): Promise<RunRow | undefined> {
  const query = tx.db
    .selectFrom('pairing.runs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('id', '=', runId)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row as unknown as RunRow | undefined
}

/** Newest first. */
export async function listRunsOf(
  tx: Transaction,
  countyCode: string,
  cycleId: string,
): Promise<RunRow[]> {
  const rows = await tx.db
    .selectFrom('pairing.runs')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('cycleId', '=', cycleId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as unknown as RunRow[]
}

/** A run and those that belong to it, oldest first. */
export async function listFamily(tx: Transaction, key: RunKey): Promise<RunRow[]> {
  const rows = await tx.db
    .selectFrom('pairing.runs')
    .selectAll()
    .where('countyCode', '=', key.countyCode)
    .where((eb) => eb.or([eb('id', '=', key.runId), eb('parentId', '=', key.runId)]))
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  return rows as unknown as RunRow[]
}

/** Whether another run of its cycle came into force since this one, which belongs to no other, was frozen. */
export async function wasOvertaken(
  tx: Transaction,
  { countyCode, runId, cycleId }: RunKey & { cycleId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from pairing.runs r
    join pairing.run_steps s on s.county_code = r.county_code and s.run_id = r.id and s.step = 'enforce'
    where r.county_code = ${countyCode} and s.county_code = ${countyCode}
      and r.cycle_id = ${cycleId}::uuid and r.parent_id is null and r.id <> ${runId}::uuid
      and s.at > (select max(f.at) from pairing.run_steps f
        where f.county_code = ${countyCode} and f.run_id = ${runId}::uuid and f.step = 'freeze')
    limit 1`.execute(tx.db)
  return rows.length > 0
}

/** Holds all runs of a cycle that belong to no other, so that no two of them come into force at once. */
export async function holdCycle(
  tx: WriteTransaction,
  countyCode: string,
  cycleId: string,
): Promise<void> {
  await sql`
    select from pairing.runs
    where county_code = ${countyCode} and cycle_id = ${cycleId}::uuid and parent_id is null
    order by id for update`.execute(tx.db)
}

type Change = Omit<Updateable<Tables['pairing.runs']>, 'work' | 'rules'> & {
  work?: Working | null
  rules?: unknown
}

/** The next version of it. Whoever calls holds the row. */
export async function updateRun(tx: WriteTransaction, row: RunRow, change: Change): Promise<void> {
  const { work, rules, ...plain } = change
  await tx.db
    .updateTable('pairing.runs')
    .set({
      ...plain,
      ...(work !== undefined && { work: work && JSON.stringify(work) }),
      ...(rules !== undefined && { rules: JSON.stringify(rules) }),
      version: row.version + 1,
    })
    .where('countyCode', '=', row.countyCode)
    .where('id', '=', row.id)
    .execute()
}

export type StepRow = Selectable<Tables['pairing.runSteps']>

export async function insertStep(
  tx: WriteTransaction,
  { rules, ...row }: Omit<StepRow, 'number' | 'rules'> & { rules?: unknown },
): Promise<void> {
  await sql`
    insert into pairing.run_steps
      (county_code, run_id, number, step, state, at, actor, reason, document_hash, rules)
    select ${row.countyCode}, ${row.runId}::uuid, coalesce(max(number), 0) + 1, ${row.step}, ${row.state},
      ${row.at}::timestamptz, ${row.actor}, ${row.reason}, ${row.documentHash},
      ${rules === undefined ? null : JSON.stringify(rules)}::jsonb
    from pairing.run_steps where county_code = ${row.countyCode} and run_id = ${row.runId}::uuid`.execute(
    tx.db,
  )
}

export async function listSteps(tx: Transaction, key: RunKey): Promise<StepRow[]> {
  return tx.db
    .selectFrom('pairing.runSteps')
    .selectAll()
    .where('countyCode', '=', key.countyCode)
    .where('runId', '=', key.runId)
    .orderBy('number')
    .execute()
}

/** Organization and county of each code, by side. */
export interface RosterIds {
  supporter: Record<string, { id: string; countyCode: string }>
  community: Record<string, { id: string; countyCode: string; regionCode: string }>
  /** When kept ties began, by supporter's and community's code with a space between. */
  since: Record<string, string>
}

export async function insertFrozen(
  tx: WriteTransaction,
  { countyCode, runId }: RunKey,
  frozen: {
    ownerOrgId: string
    roster: unknown
    ids: RosterIds
    list: string
    rowSecret: Buffer
  },
): Promise<void> {
  const key = { countyCode, runId }
  const { ownerOrgId, roster, ids, list: body, rowSecret } = frozen
  await tx.db
    .insertInto('pairing.frozenLists')
    .values({ ...key, body })
    .execute()
  await tx.db
    .insertInto('pairing.frozenRosters')
    .values({ ...key, ownerOrgId, body: JSON.stringify(roster), ids: JSON.stringify(ids) })
    .execute()
  await insertSecret(tx, key, { ownerOrgId, rowSecret })
}

/** What opens the salted rows. */
export async function insertSecret(
  tx: WriteTransaction,
  { countyCode, runId }: RunKey,
  secret: { ownerOrgId: string; rowSecret: Buffer },
): Promise<void> {
  await tx.db
    .insertInto('pairing.runSecrets')
    .values({ countyCode, runId, ...secret })
    .execute()
}

export interface FrozenCopy {
  roster: unknown
  ids: RosterIds
  rowSecret: Buffer
}

/** The office's copy; the transaction's scope holds the owner. */
export async function findFrozen(
  tx: Transaction,
  { countyCode, runId }: RunKey,
): Promise<FrozenCopy | undefined> {
  const row = await tx.db
    .selectFrom('pairing.frozenRosters as r')
    .innerJoin('pairing.runSecrets as s', (join) =>
      join.onRef('s.countyCode', '=', 'r.countyCode').onRef('s.runId', '=', 'r.runId'),
    )
    .select(['r.body', 'r.ids', 's.rowSecret'])
    .where('r.countyCode', '=', countyCode)
    .where('s.countyCode', '=', countyCode)
    .where('r.runId', '=', runId)
    .executeTakeFirst()
  return row && { roster: row.body, ids: row.ids as unknown as RosterIds, rowSecret: row.rowSecret }
}

export async function findFrozenList(
  tx: Transaction,
  { countyCode, runId }: RunKey,
): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('pairing.frozenLists')
    .select('body')
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .executeTakeFirst()
  return row?.body
}

/** Whether what opens the rows of its list is kept, which it is not of a run that was adopted. */
export async function hasFrozenList(
  tx: Transaction,
  { countyCode, runId }: RunKey,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('pairing.frozenLists')
    .select('runId')
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertTranscript(
  tx: WriteTransaction,
  { countyCode, runId }: RunKey,
  body: string,
): Promise<void> {
  await tx.db.insertInto('pairing.transcripts').values({ countyCode, runId, body }).execute()
}

export async function insertReport(
  tx: WriteTransaction,
  { countyCode, runId }: RunKey,
  { ownerOrgId, body }: { ownerOrgId: string; body: unknown },
): Promise<void> {
  await tx.db
    .insertInto('pairing.runReports')
    .values({ countyCode, runId, ownerOrgId, body: JSON.stringify(body) })
    .execute()
}

export async function findReport(tx: Transaction, { countyCode, runId }: RunKey): Promise<unknown> {
  const row = await tx.db
    .selectFrom('pairing.runReports')
    .select('body')
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .executeTakeFirst()
  return row?.body
}

export async function insertSimulation(
  tx: WriteTransaction,
  { countyCode, runId }: RunKey,
  simulation: { ownerOrgId: string; actor: string; outcome: unknown },
): Promise<void> {
  await sql`
    insert into pairing.simulations (county_code, run_id, owner_org_id, number, at, actor, outcome)
    select ${countyCode}, ${runId}::uuid, ${simulation.ownerOrgId}::uuid, coalesce(max(number), 0) + 1, ${tx.now},
      ${simulation.actor}, ${JSON.stringify(simulation.outcome)}::jsonb
    from pairing.simulations where county_code = ${countyCode} and run_id = ${runId}::uuid`.execute(
    tx.db,
  )
}

export async function listSimulations(
  tx: Transaction,
  { countyCode, runId }: RunKey,
): Promise<{ number: number; at: Date; outcome: unknown }[]> {
  return tx.db
    .selectFrom('pairing.simulations')
    .select(['number', 'at', 'outcome'])
    .where('countyCode', '=', countyCode)
    .where('runId', '=', runId)
    .orderBy('number')
    .execute()
}

/** Runs for which something was being computed. */
export async function listWorking(tx: Transaction, counties: readonly string[]): Promise<RunKey[]> {
  const rows = await tx.db
    .selectFrom('pairing.runs')
    .select(['countyCode', 'id as runId'])
    .where('countyCode', '=', sql<string>`any(${counties}::text[])`)
    .where('work', 'is not', null)
    .execute()
  return rows
}

/** A list of counties, or one range of them, as a scope holds it. */
export function inCounties(counties: readonly string[], column = 'county_code') {
  const [from, to] = (counties[0] ?? '').split('-') as [string, string?]
  return to === undefined
    ? sql<SqlBool>`${sql.ref(column)} = any(${counties}::text[])`
    : sql<SqlBool>`${sql.ref(column)} between ${from} and ${to}`
}
