/** What is to be done for the imports of a county, one after the other and off the path of requests. */
import { coversReach, type Reach } from '#base/server/db/reach.ts'
import { areaScope } from '#base/server/db/scope.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { wakeImports } from './jobs.ts'
import { maySee } from './may-see.ts'
import { changeImport, findUnfinished, type ImportRow } from './store.ts'
import type { Step } from './take-step.ts'

export interface CarryingOn {
  work: Work
  /** One step of one import, in the thread; false when somebody else is at work in the county. */
  step(step: Step): Promise<boolean>
  /** How far an account may import now; the transaction sees all counties. */
  mayImport(tx: Transaction, userId: string): Promise<Reach>
}

/** A dead process holds the county until the database notices it; a living one is asked again as often. */
const retrySeconds = 1

/** @throws the first defect, once nothing is left to do */
export async function carryOnImports(parts: CarryingOn, countyCode: string): Promise<void> {
  const { work, step } = parts
  const scope = { counties: [countyCode] }
  const next = () => work.read(scope, (tx) => findUnfinished(tx, countyCode))
  const defects: unknown[] = []
  for (;;) {
    const row = await next()
    if (!row) break
    const reach = await reachOfDecider(parts, row)
    if (reach && (await stop(parts, row, reach))) continue
    try {
      if (await step({ countyCode, id: row.id, reach })) continue
      // Somebody else is at work on this county's imports.
      await work.write(scope, (tx) => wakeImports(tx, countyCode, retrySeconds))
      break
    } catch (error) {
      // What can be tried again is left as it was.
      if ((await next())?.id === row.id) throw error
      defects.push(error)
    }
  }
  if (defects.length > 0) throw defects[0]
}

/** @returns undefined where nothing was decided that is still to be done */
async function reachOfDecider(
  { work, mayImport }: CarryingOn,
  { state, decidedBy }: ImportRow,
): Promise<Reach | undefined> {
  if ((state !== 'applying' && state !== 'undoing') || decidedBy === null) return undefined
  return work.read({ counties: areaScope('') }, (tx) => mayImport(tx, decidedBy))
}

/**
 * Nothing is done in the name of somebody who may not do it any longer: roles end while an import waits. It is taken
 * back by whoever answers for what it touched, however far whoever brought it went.
 *
 * @returns whether it goes no further
 */
async function stop({ work }: CarryingOn, row: ImportRow, reach: Reach): Promise<boolean> {
  const { state, decidedBy } = row
  const undoing = state === 'undoing'
  const may = undoing
    ? maySee({ id: decidedBy as string, reach }, row)
    : coversReach(reach, row.reach)
  if (may) return false
  const back = undoing ? 'applied' : 'failed'
  return work.write({ counties: [row.countyCode] }, (tx) =>
    changeImport(tx, row, [state], { state: back, why: 'role-over' }),
  )
}
