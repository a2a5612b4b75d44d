/** How imports go on: one job for each county, woken by whoever changed the state of one. */
import { areaScope } from '#base/server/db/scope.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { addJob } from '#base/server/jobs/add-job.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { listCountiesUnfinished } from './store.ts'

export const carryOnTask = 'organizations-carry-on-imports'

/** With the commit of this transaction, and once however often it is asked for. */
export function wakeImports(tx: Transaction, countyCode: string, inSeconds = 0): Promise<void> {
  return addJob(tx, carryOnTask, { countyCode }, { key: `imports:${countyCode}`, inSeconds })
}

/** Takes up what a stopped server left, and what a restored backup says is under way: jobs are in no backup. */
export async function resumeImports(work: Work): Promise<void> {
  const known = codesBetween('000000', '999999')
  const waiting = await work.read({ counties: areaScope('') }, (tx) =>
    listCountiesUnfinished(tx, known),
  )
  for (const countyCode of waiting) {
    await work.write({ counties: [countyCode] }, (tx) => wakeImports(tx, countyCode))
  }
}
