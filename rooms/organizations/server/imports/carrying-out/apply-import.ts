/** Everything that the preview showed, in one transaction; or nothing, when something changed since. */
import { dayOf } from '#base/server/clock.ts'
import type { Change, Whole } from '#base/server/db/change.ts'
import { underWay } from '#base/server/db/under-way.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Alteration, applyChanges, personOf, plain } from '../../changes/apply-changes.ts'
import { indexedAtOnce, indexLater, indexNow } from '../../search/index-organizations.ts'
import { changeable, type OrganizationRow } from '../../store.ts'
import { lockTree } from '../../tree/store.ts'
import { type ImportContext, Progress, type ReadBeside, readBeside, workOn } from '../context.ts'
import { type ImportCounts, mostTold, type StaleRow, type Verdict } from '../import.ts'
import type { StoredRow } from '../rows/row.ts'
import { listParts, listRowsOfPart, type Part } from '../rows/store.ts'
import {
  changeImport,
  findImport,
  type ImportRow,
  type Key,
  refreshStatistics,
  takeTime,
} from '../store.ts'
import { findBeyond } from './find-beyond.ts'
import { findMoved } from './find-moved.ts'
import {
  checkParents,
  deferParents,
  insertNew,
  listBelowMissing,
  listCircles,
  listLostParents,
  listOrganizationsOfRows,
  listTakenSince,
  lockOrganizationsOf,
} from './store.ts'

/** Rolls the transaction back and says why. */
export class Stale extends Error {
  readonly rows: StaleRow[]

  constructor(rows: StaleRow[]) {
    super('stale')
    this.rows = rows
  }
}

/** @returns false when somebody else is at work in the county */
export async function applyImport(context: ImportContext, key: Key): Promise<boolean> {
  const progress = new Progress(context.work, key, [0, 99])
  const beside = readBeside(context, key)
  try {
    return await workOn(context, key, async (tx) => {
      const row = await findImport(tx, key)
      if (row?.state !== 'applying') return
      await takeTime(tx)
      await applyAll(tx, context, row, { progress, beside })
      await refreshStatistics(tx, (row.counts as ImportCounts).new)
    })
  } catch (error) {
    const rows = staleRowsOf(error)
    if (!rows) throw error
    // Read again, against the registry as it is now: people decide about what it shows then.
    await context.work.write({ counties: [key.countyCode] }, (tx) =>
      changeImport(tx, key, ['applying'], { state: 'uploaded', stale: rows, progress: 0 }),
    )
    return true
  }
}

/** A code that somebody took in this very moment is found when the file is read again. */
function staleRowsOf(error: unknown): StaleRow[] | undefined {
  if (error instanceof Stale) return error.rows.slice(0, mostTold)
  return (error as { code?: string }).code === '23505' ? [] : undefined
}

async function applyAll(
  tx: WriteTransaction,
  context: ImportContext,
  row: ImportRow,
  { progress, beside }: { progress: Progress; beside: ReadBeside },
): Promise<void> {
  const counts = row.counts as ImportCounts
  const closing = row.missing === 'close' && counts.missing > 0
  const verdicts: Verdict[] = closing ? ['changed', 'missing'] : ['changed']
  await lockTree(tx, row.countyCode)
  await lockOrganizationsOf(tx, row, verdicts)
  const moved = await findMoved(tx, context, row, verdicts, { steps: 0, reach: row.reach })
  const taken = await listTakenSince(tx, row, row, mostTold)
  const lost = await listLostParents(tx, row, row.reach, mostTold)
  const beyond = await findBeyond(tx, row, row.reach)
  refuseStale([
    ...moved,
    ...taken.map(as('taken')),
    ...lost.map(as('parent')),
    ...beyond.map(as('beyond')),
  ])
  const total = counts.new + counts.changed + (closing ? counts.missing : 0)
  let done = 0
  const tell = (rows: number) => {
    done += rows
    progress.tell(done / total)
  }
  await makeNew(tx, row, { indexedNow: indexedAtOnce({ length: counts.new }), beside, tell })
  await change(tx, row, 'changed', (values) => fieldsOf(values), tell)
  refuseStale((await listCircles(tx, row, mostTold)).map(as('cycle')))
  if (closing) {
    await change(tx, row, 'missing', () => ({ endsOn: dayOf(tx.now) }), tell)
    refuseStale((await listBelowMissing(tx, row, mostTold)).map(as('branches')))
  }
  // What still tells how far it is would wait for the row that this statement takes, and this transaction for it.
  await progress.settle()
  await changeImport(tx, row, ['applying'], {
    state: 'applied',
    appliedAt: tx.now,
    stale: [],
    progress: 100,
  })
  await tx.record({
    countyCode: row.countyCode,
    action: 'organizations.apply-import',
    subject: wholeOf(row),
    actor: row.decidedBy as string,
    ...(row.reason !== null && { reason: row.reason }),
    after: { sha256: row.sha256.toString('hex'), side: row.side, missing: row.missing, counts },
    events: [
      {
        topic: 'organizations.imported',
        payload: { importId: row.id, fileName: row.fileName, decidedBy: row.decidedBy },
      },
    ],
  })
}

/** While the database writes some of them, the next are read and their entries prepared. */
async function makeNew(
  tx: WriteTransaction,
  row: ImportRow,
  how: { indexedNow: boolean; beside: ReadBeside; tell: (rows: number) => void },
): Promise<void> {
  const { indexedNow, beside, tell } = how
  const today = dayOf(tx.now)
  await deferParents(tx)
  const parts = await listParts(tx, row, 'new')
  const list = (part: Part | undefined) =>
    part && underWay(beside((tx) => listRowsOfPart(tx, row, part)))
  let listed = list(parts[0])
  let written: Promise<unknown> | undefined
  const waiting: { countyCode: string; id: string }[] = []
  for (const [at, part] of parts.entries()) {
    const rows = (await listed) as StoredRow[]
    listed = list(parts[at + 1])
    const inserted = underWay(insertNew(tx, row, row.side, part, today))
    const made = rows.map((each) => madeOf(tx, row, each, today))
    const indexed = indexedNow ? underWay(indexNow(tx, made)) : undefined
    if (!indexedNow) waiting.push(...made.map(({ countyCode, id }) => ({ countyCode, id })))
    const entries = made.map((each) => entryOf(row, each))
    const recorded = underWay(tx.recordAll(entries, { within: wholeOf(row) }))
    const before = written
    // In the order in which they are written: what fails first says why.
    written = underWay(inserted.then(() => Promise.all([indexed, recorded])))
    await before
    tell(rows.length)
  }
  await written
  await indexLater(tx, waiting)
  await checkParents(tx)
}

/** Its rows share entries of the journal. */
export function wholeOf({ id }: Key): Whole {
  return { kind: 'import', id }
}

function entryOf(row: ImportRow, made: OrganizationRow): Change {
  return {
    countyCode: row.countyCode,
    action: 'organizations.import',
    subject: { kind: 'organization', id: made.id },
    ...personOf(made),
    actor: row.decidedBy as string,
    ...(row.reason !== null && { reason: row.reason }),
    after: plain(made),
  }
}

/** What `insertNew` wrote: to read 100,000 rows back would take longer than to write them. */
function madeOf(
  tx: WriteTransaction,
  { countyCode, side }: ImportRow,
  row: StoredRow,
  today: string,
): OrganizationRow {
  return {
    beginsOn: today,
    changedAt: tx.now,
    code: row.code,
    countyCode,
    endsOn: null,
    foundedOn: null,
    function: row.function,
    homeCountyCode: null,
    households: row.households,
    id: row.organizationId,
    kind: row.kind as string,
    level: row.level,
    members: row.members,
    name: row.name,
    normalName: row.normalName,
    parentId: row.parentId,
    regionCode: row.regionCode as string,
    side,
    socialCreditCode: row.socialCreditCode,
    version: 1,
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
    within: wholeOf(row),
  } as const
  for await (const part of batchesOf(tx, row, verdict)) {
    const changes = part.map((each) => ({ before: each.row, after: alter(each.values) }))
    await applyChanges(tx, row.countyCode, changes, by)
    tell(part.length)
  }
}

/** The organizations of one verdict as they are now, some at a time. */
export async function* batchesOf(tx: WriteTransaction, key: Key, verdict: Verdict) {
  for (const part of await listParts(tx, key, verdict)) {
    yield await listOrganizationsOfRows(tx, key, part)
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

export function refuseStale(rows: StaleRow[]): void {
  if (rows.length > 0) throw new Stale(rows)
}
