/** A whole import taken back: records as they were before it, and new ones gone as if they had never been. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Alteration, applyChanges, plain } from '../changes/apply-changes.ts'
import type { Dependants } from '../parts.ts'
import { changeable, listEarlierVersions, lockTree } from '../store.ts'
import { as, batchesOf } from './apply-import.ts'
import { type ImportContext, Progress } from './context.ts'
import { type ImportCounts, mostTold, type StaleRow, type Verdict } from './import.ts'
import {
  changeImport,
  claimImport,
  deleteNew,
  findImport,
  type ImportRow,
  type Key,
  listHung,
  listMoved,
  listUnderClosed,
  lockOrganizationsOf,
} from './store.ts'

class InUse extends Error {
  readonly rows: StaleRow[]

  constructor(rows: StaleRow[]) {
    super('in use')
    this.rows = rows
  }
}

export async function undoImport({ work, dependants }: ImportContext, key: Key): Promise<void> {
  const scope = { counties: [key.countyCode] }
  const progress = new Progress(work, key, [0, 99])
  try {
    await work.write(scope, async (tx) => {
      if (!(await claimImport(tx, key))) return
      const row = await findImport(tx, key)
      if (row?.state !== 'undoing') return
      await undoAll(tx, await dependants(), row, progress)
      await progress.settle()
    })
  } catch (error) {
    const rows = rowsInUse(error)
    if (!rows) throw error
    await work.write(scope, (tx) =>
      changeImport(tx, key, ['undoing'], {
        state: 'applied',
        stale: rows.slice(0, mostTold),
        progress: 100,
      }),
    )
  }
}

/** A foreign key of another room says, without the row, that it names one of them. */
function rowsInUse(error: unknown): StaleRow[] | undefined {
  if (error instanceof InUse) return error.rows
  const named = (error as { code?: string }).code === '23503'
  return named ? [{ row: 0, code: '', name: '', what: 'hangs' }] : undefined
}

async function undoAll(
  tx: WriteTransaction,
  dependants: readonly Dependants[],
  row: ImportRow,
  progress: Progress,
): Promise<void> {
  const closed = row.missing === 'close'
  const restored: Verdict[] = closed ? ['changed', 'missing'] : ['changed']
  await lockTree(tx, row.countyCode)
  await lockOrganizationsOf(tx, row, ['new', ...restored])
  const moved: StaleRow[] = []
  for (const verdict of ['new', ...restored] as const) {
    const found = await listMoved(tx, row, verdict, { steps: 1, limit: mostTold })
    moved.push(...found.map(as('changed')))
  }
  refuse([...moved, ...(await listHung(tx, row, mostTold)).map(as('hangs'))])
  const counts = row.counts as ImportCounts
  const total = counts.new + counts.changed + (closed ? counts.missing : 0)
  let done = 0
  const tell = (rows: number) => {
    done += rows
    progress.tell(done / total)
  }
  for (const verdict of restored) await restore(tx, row, verdict, tell)
  // What one hung on before the import may have been closed since.
  refuse((await listUnderClosed(tx, row, restored, mostTold)).map(as('parent')))
  for await (const part of batchesOf(tx, row, 'new')) {
    await refuseNamed(tx, dependants, row, part)
    await tx.recordAll(part.map((each) => changeOf(row, each.row.id, plain(each.row))))
    tell(part.length)
  }
  await deleteNew(tx, row)
  await changeImport(tx, row, ['undoing'], {
    state: 'undone',
    undoneAt: tx.now,
    unindexed: 0,
    stale: [],
    progress: 100,
  })
  const { countyCode, id } = row
  await tx.record({
    ...changeOf(row, id),
    countyCode,
    action: 'organizations.undo-import',
    subject: { kind: 'import', id },
  })
}

function changeOf(row: ImportRow, id: string, before?: unknown) {
  return {
    countyCode: row.countyCode,
    action: 'organizations.undo',
    subject: { kind: 'organization', id },
    actor: row.decidedBy as string,
    ...(row.reason !== null && { reason: row.reason }),
    ...(before !== undefined && { before }),
  }
}

async function restore(
  tx: WriteTransaction,
  row: ImportRow,
  verdict: Verdict,
  tell: (rows: number) => void,
): Promise<void> {
  const by = {
    change: 'undo',
    actor: row.decidedBy as string,
    reason: row.reason ?? undefined,
  } as const
  for await (const part of batchesOf(tx, row, verdict)) {
    const ids = part.map((each) => each.row.id)
    const earlier = new Map(
      (await listEarlierVersions(tx, row.countyCode, ids)).map((each) => [
        `${each.organizationId}:${each.version}`,
        each.record,
      ]),
    )
    const changes = part.map((each) => {
      const record = earlier.get(`${each.row.id}:${each.version}`)
      if (!record) throw new Error(`no earlier version of ${each.row.id}`)
      return { before: each.row, after: pick(record) }
    })
    await applyChanges(tx, row.countyCode, changes, by)
    tell(part.length)
  }
}

function pick(record: Record<string, unknown>): Alteration {
  return Object.fromEntries(changeable.map((field) => [field, record[field] ?? null]))
}

/** Other rooms tell by number only, so those that are named are found by asking for fewer and fewer. */
async function refuseNamed(
  tx: WriteTransaction,
  dependants: readonly Dependants[],
  { countyCode }: ImportRow,
  part: readonly { rowNumber: number; row: { id: string; code: string; name: string } }[],
): Promise<void> {
  const isNamed = async (some: typeof part) => {
    const ids = some.map(({ row }) => row.id)
    const told = await Promise.all(dependants.map((ask) => ask(tx, countyCode, ids)))
    return told.flat().some(({ count }) => count > 0)
  }
  const find = async (some: typeof part): Promise<StaleRow[]> => {
    if (some.length === 0 || !(await isNamed(some))) return []
    const [only] = some
    if (some.length === 1 && only) {
      const { id, code, name } = only.row
      return [{ row: only.rowNumber, code, name, organizationId: id, what: 'hangs' }]
    }
    const half = Math.ceil(some.length / 2)
    return [...(await find(some.slice(0, half))), ...(await find(some.slice(half)))]
  }
  refuse(await find(part))
}

function refuse(rows: StaleRow[]): void {
  if (rows.length > 0) throw new InUse(rows)
}
