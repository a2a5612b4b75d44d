/** One step of one import: what its state asks for. */
import { codeOf, isPassing } from '#base/server/db/errors.ts'
import { nowhere, type Reach } from '#base/server/db/reach.ts'
import { applyImport } from './carrying-out/apply-import.ts'
import { undoImport } from './carrying-out/undo-import.ts'
import type { ImportContext } from './context.ts'
import { readImport } from './read-import.ts'
import { changeImport, findImport, type ImportRow, type Key } from './store.ts'

export interface Step extends Key {
  /** How far whoever decided about it may go now. */
  reach: Reach | undefined
}

/** Deadlocks: nothing happened, and the same again may succeed. */
const undone = ['40001', '40P01']

/**
 * @returns false when somebody else is at work in the county
 * @throws what can be tried again, with the import as it was; or a defect, with the import failed
 */
export async function takeStep(context: ImportContext, { reach, ...key }: Step): Promise<boolean> {
  const row = await context.work.read({ counties: [key.countyCode] }, (tx) => findImport(tx, key))
  if (!row) return true
  try {
    return await carryOn(context, row, reach)
  } catch (error) {
    if (!isPassing(error) && !undone.includes(codeOf(error) ?? '')) await fail(context, row)
    throw error
  }
}

function carryOn(context: ImportContext, row: ImportRow, reach: Reach = nowhere): Promise<boolean> {
  switch (row.state) {
    case 'applying':
      return applyImport(context, row)
    case 'undoing':
      return undoImport(context, row, reach)
    default:
      return readImport(context, row)
  }
}

/** What was applied stays so when undoing it fails. */
function fail({ work }: ImportContext, row: ImportRow): Promise<boolean> {
  const state = row.state === 'undoing' ? 'applied' : 'failed'
  return work.write({ counties: [row.countyCode] }, (tx) =>
    changeImport(tx, row, ['uploaded', 'reading', 'applying', 'undoing'], { state, why: 'broken' }),
  )
}
