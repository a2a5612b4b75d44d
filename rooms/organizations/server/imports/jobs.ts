/** How an import goes on: one job that looks at its state, asked for by whoever changed it. */

import { areaScope } from '#base/server/db/scope.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { addJob } from '#base/server/jobs/add-job.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { claimImport, type Key, listUnfinished } from './store.ts'

export const carryOnTask = 'organizations-carry-on-import'

export function askCarryOn(tx: Transaction, { countyCode, id }: Key): Promise<void> {
  return addJob(tx, carryOnTask, { countyCode, id }, `import:${id}`)
}

/**
 * Takes up what a stopped server left: its job is locked in its name for hours, but what it claimed the database gave
 * free with its connection.
 */
export async function resumeImports(work: Work): Promise<number> {
  const counties = codesBetween('000000', '999999')
  const unfinished = await work.read({ counties: areaScope('') }, (tx) =>
    listUnfinished(tx, counties),
  )
  let resumed = 0
  for (const key of unfinished) {
    await work.write({ counties: [key.countyCode] }, async (tx) => {
      if (!(await claimImport(tx, key))) return
      await askCarryOn(tx, key)
      resumed += 1
    })
  }
  return resumed
}
