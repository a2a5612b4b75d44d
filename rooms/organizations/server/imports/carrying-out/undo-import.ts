/** A whole import taken back: records as they were before it, and new ones gone as if they had never been. */
import type { Reach } from '#base/server/db/reach.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Alteration, applyChanges, personOf, plain } from '../../changes/apply-changes.ts'
import { listEarlierVersions } from '../../history/store.ts'
import type { Dependants } from '../../parts.ts'
import { changeable, type OrganizationRow } from '../../store.ts'
import { lockTree } from '../../tree/store.ts'
import { type ImportContext, Progress, workOn } from '../context.ts'
import { type ImportCounts, mostTold, type StaleRow, type Verdict } from '../import.ts'
import { changeImport, findImport, type ImportRow, type Key, takeTime } from '../store.ts'
import { as, batchesOf, refuseStale, Stale, wholeOf } from './apply-import.ts'
import { findBeyond } from './find-beyond.ts'
import { findMoved } from './find-moved.ts'
import {
  deleteNew,
  listCircles,
  listFormerParentsGone,
  listHung,
  listUnderClosed,
  lockOrganizationsOf,
} from './store.ts'

/**
 * @param reach of whoever takes it back
 * @returns false when somebody else is at work in the county
 */
export async function undoImport(context: ImportContext, key: Key, reach: Reach): Promise<boolean> {
  const progress = new Progress(context.work, key, [0, 99])
  try {
    return await workOn(context, key, async (tx) => {
      const row = await findImport(tx, key)
      if (row?.state !== 'undoing') return
      await takeTime(tx)
      await undoAll(tx, context, row, { reach, progress })
    })
  } catch (error) {
    const rows = rowsInUse(error)
    if (!rows) throw error
    await context.work.write({ counties: [key.countyCode] }, (tx) =>
      changeImport(tx, key, ['undoing'], { state: 'applied', stale: rows, progress: 100 }),
    )
    return true
  }
}

/** A foreign key of another room says, without the row, that it names one of them. */
function rowsInUse(error: unknown): StaleRow[] | undefined {
  if (error instanceof Stale) return error.rows.slice(0, mostTold)
  const named = (error as { code?: string }).code === '23503'
  return named ? [{ row: 0, code: '', name: '', what: 'hangs' }] : undefined
}

async function undoAll(
  tx: WriteTransaction,
  context: ImportContext,
  row: ImportRow,
  { reach, progress }: { reach: Reach; progress: Progress },
): Promise<void> {
  const closed = row.missing === 'close'
  const restored: Verdict[] = closed ? ['changed', 'missing'] : ['changed']
  await lockTree(tx, row.countyCode)
  await lockOrganizationsOf(tx, row, ['new', ...restored])
  const moved = await findMoved(tx, context, row, ['new', ...restored], { steps: 1, reach })
  const hung = await listHung(tx, row, mostTold)
  const beyond = await findBeyond(tx, row, reach)
  const gone = await listFormerParentsGone(tx, row, mostTold)
  refuseStale([
    ...moved,
    ...hung.map(as('hangs')),
    ...beyond.map(as('beyond')),
    ...gone.map(as('parent-gone')),
  ])
  const counts = row.counts as ImportCounts
  const total = counts.new + counts.changed + (closed ? counts.missing : 0)
  let done = 0
  const tell = (rows: number) => {
    done += rows
    progress.tell(done / total)
  }
  for (const verdict of restored) await restore(tx, row, verdict, tell)
  // What one hung on before the import may have been closed or moved since.
  refuseStale((await listUnderClosed(tx, row, restored, mostTold)).map(as('parent')))
  refuseStale((await listCircles(tx, row, mostTold)).map(as('cycle')))
  const { dependants } = await context.parts()
  for await (const part of batchesOf(tx, row, 'new')) {
    await refuseNamed(tx, dependants, row, part)
    await tx.recordAll(
      part.map((each) => ({
        ...changeOf(row, each.row.id, plain(each.row)),
        ...personOf(each.row),
      })),
      { within: wholeOf(row) },
    )
    await forgetPersons(tx, context, part)
    tell(part.length)
  }
  if ((await deleteNew(tx, row)) !== counts.new) throw new Error('not all that it made is there')
  // As in applying: before the row is taken.
  await progress.settle()
  await changeImport(tx, row, ['undoing'], {
    state: 'undone',
    undoneAt: tx.now,
    stale: [],
    progress: 100,
  })
  const { countyCode, id } = row
  await tx.record({
    ...changeOf(row, id),
    countyCode,
    action: 'organizations.undo-import',
    subject: wholeOf(row),
  })
}

/** Of a cadre who is gone again nothing is kept; what the journal hashed of them says nothing any more. */
async function forgetPersons(
  tx: WriteTransaction,
  { erasePersonKey }: ImportContext,
  part: readonly { row: OrganizationRow }[],
): Promise<void> {
  for (const { row } of part) {
    const { person } = personOf(row)
    if (person !== undefined) await erasePersonKey(tx, row.countyCode, person)
  }
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
    within: wholeOf(row),
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
  refuseStale(await find(part))
}
