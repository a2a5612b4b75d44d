/** What is to be done for the imports of a county, one after the other and off the path of requests. */
import { codeOf, isPassing } from '#base/server/db/errors.ts'
import { applyImport } from './carrying-out/apply-import.ts'
import { undoImport } from './carrying-out/undo-import.ts'
import type { ImportContext } from './context.ts'
import { wakeImports } from './jobs.ts'
import { readImport } from './read-import.ts'
import { changeImport, findUnfinished, type ImportRow } from './store.ts'

/** A dead process holds the county until the database notices it; a living one is asked again as often. */
const retrySeconds = 1

/** Deadlocks: nothing happened, and the same again may succeed. */
const undone = ['40001', '40P01']

/** @throws the first defect, once nothing is left to do */
export async function carryOnImports(context: ImportContext, countyCode: string): Promise<void> {
  const scope = { counties: [countyCode] }
  const defects: unknown[] = []
  for (;;) {
    const row = await context.work.read(scope, (tx) => findUnfinished(tx, countyCode))
    if (!row) break
    try {
      if (await carryOn(context, row)) continue
      // Somebody else is at work on this county's imports.
      await context.work.write(scope, (tx) => wakeImports(tx, countyCode, retrySeconds))
      break
    } catch (error) {
      if (isPassing(error) || undone.includes(codeOf(error))) throw error
      await fail(context, row)
      defects.push(error)
    }
  }
  if (defects.length > 0) throw defects[0]
}

/** @returns false when another one is at work in the county */
function carryOn(context: ImportContext, row: ImportRow): Promise<boolean> {
  switch (row.state) {
    case 'applying':
      return applyImport(context, row)
    case 'undoing':
      return undoImport(context, row)
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
