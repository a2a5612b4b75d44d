/** Everything that the preview showed, in one transaction; or nothing, when something changed since. */
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Alteration, applyChanges, plain } from '../changes/apply-changes.ts'
import { indexOrganizations } from '../search/index-organizations.ts'
import { changeable, lockTree } from '../store.ts'
import { type ImportContext, Progress } from './context.ts'
import { type ImportCounts, mostTold, type StaleRow, type Verdict } from './import.ts'
import { askCarryOn } from './jobs.ts'
import { batchSize } from './judge-rows.ts'
import {
  changeImport,
  claimImport,
  findImport,
  type ImportRow,
  insertNew,
  type Key,
  listBelowMissing,
  listLostParents,
  listMoved,
  listOrganizationsOfRows,
  listTakenSince,
  lockOrganizationsOf,
  refreshStatistics,
} from './store.ts'

/**
 * New organizations that the search learns of with the import itself. A larger file would take three times as long
 * for it, so the rest are made known right after, some at a time.
 */
const mostIndexedAtOnce = 10_000

/** Rolls the transaction back and says why. */
class Stale extends Error {
  readonly rows: StaleRow[]

  constructor(rows: StaleRow[]) {
    super('stale')
    this.rows = rows
  }
}

export async function applyImport({ work }: ImportContext, key: Key): Promise<void> {
  const scope = { counties: [key.countyCode] }
  const progress = new Progress(work, key, [0, 99])
  try {
    await work.write(scope, async (tx) => {
      if (!(await claimImport(tx, key))) return
      const row = await findImport(tx, key)
      if (row?.state !== 'applying') return
      await applyAll(tx, row, progress)
      await progress.settle()
    })
  } catch (error) {
    if (!(error instanceof Stale)) throw error
    await work.write(scope, async (tx) => {
      const again = {
        state: 'uploaded',
        stale: error.rows.slice(0, mostTold),
        progress: 0,
      } as const
      if (await changeImport(tx, key, ['applying'], again)) await askCarryOn(tx, key)
    })
  }
}

async function applyAll(tx: WriteTransaction, row: ImportRow, progress: Progress): Promise<void> {
  const counts = row.counts as ImportCounts
  const closing = row.missing === 'close' && counts.missing > 0
  await lockTree(tx, row.countyCode)
  await lockOrganizationsOf(tx, row, closing ? ['changed', 'missing'] : ['changed'])
  refuseStale([
    ...(await listMoved(tx, row, 'changed', { steps: 0, limit: mostTold })).map(as('changed')),
    ...(closing
      ? (await listMoved(tx, row, 'missing', { steps: 0, limit: mostTold })).map(as('changed'))
      : []),
    ...(await listTakenSince(tx, row, row.side, mostTold)).map(as('taken')),
    ...(await listLostParents(tx, row, row.reach, mostTold)).map(as('parent')),
  ])
  await insertNew(tx, row, row.side, dayOf(tx.now))
  await refreshStatistics(tx, 'registry', counts.new)
  progress.tell(0.3)
  const total = counts.new + counts.changed + (closing ? counts.missing : 0)
  let done = 0
  const tell = (rows: number) => {
    done += rows
    progress.tell(0.3 + (0.7 * done) / total)
  }
  const indexed = counts.new <= mostIndexedAtOnce
  await recordNew(tx, row, indexed, tell)
  await change(tx, row, 'changed', (values) => fieldsOf(values), tell)
  if (closing) {
    await change(tx, row, 'missing', () => ({ endsOn: dayOf(tx.now) }), tell)
    refuseStale((await listBelowMissing(tx, row, mostTold)).map(as('branches')))
  }
  const unindexed = indexed ? 0 : counts.new
  await changeImport(tx, row, ['applying'], {
    state: 'applied',
    appliedAt: tx.now,
    unindexed,
    stale: [],
    progress: 100,
  })
  if (unindexed > 0) await askCarryOn(tx, row)
  await tx.record({
    countyCode: row.countyCode,
    action: 'organizations.apply-import',
    subject: { kind: 'import', id: row.id },
    actor: row.decidedBy as string,
    ...(row.reason !== null && { reason: row.reason }),
    after: { sha256: row.sha256.toString('hex'), side: row.side, missing: row.missing, counts },
  })
}

async function recordNew(
  tx: WriteTransaction,
  row: ImportRow,
  indexed: boolean,
  tell: (rows: number) => void,
): Promise<void> {
  for await (const part of batchesOf(tx, row, 'new')) {
    const rows = part.map((each) => each.row)
    if (indexed) await indexOrganizations(tx, rows)
    await tx.recordAll(
      rows.map((each) => ({
        countyCode: row.countyCode,
        action: 'organizations.import',
        subject: { kind: 'organization', id: each.id },
        actor: row.decidedBy as string,
        ...(row.reason !== null && { reason: row.reason }),
        after: plain(each),
      })),
    )
    tell(part.length)
  }
}

async function change(
  tx: WriteTransaction,
  row: ImportRow,
  verdict: Verdict,
  alter: (values: Record<string, unknown>) => Alteration,
  tell: (rows: number) => void,
): Promise<void> {
  const by = {
    change: 'import',
    actor: row.decidedBy as string,
    reason: row.reason ?? undefined,
  } as const
  for await (const part of batchesOf(tx, row, verdict)) {
    const changes = part.map((each) => ({ before: each.row, after: alter(each.values) }))
    await applyChanges(tx, row.countyCode, changes, by)
    tell(part.length)
  }
}

/** The organizations of one verdict as they are now, some at a time. */
export async function* batchesOf(tx: WriteTransaction, key: Key, verdict: Verdict) {
  let after = 0
  for (;;) {
    const part = await listOrganizationsOfRows(tx, key, verdict, { after, limit: batchSize })
    const last = part.at(-1)
    if (!last) return
    yield part
    after = last.rowNumber
  }
}

function fieldsOf(values: Record<string, unknown>): Alteration {
  return Object.fromEntries(
    changeable.flatMap((field) => (field in values ? [[field, values[field]]] : [])),
  )
}

export function as(what: StaleRow['what']) {
  return (row: { rowNumber: number; code: string; name: string; organizationId?: string }) => {
    const { rowNumber, ...about } = row
    return { row: rowNumber, what, ...about }
  }
}

function refuseStale(rows: StaleRow[]): void {
  if (rows.length > 0) throw new Stale(rows)
}
