/** Files and their rows are kept no longer than they are needed: a day after applying, a week otherwise. */
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { codesBetween } from '#rooms/regions/server/door.ts'
import { keptDays, undoHours } from './import.ts'
import { deleteImportRows } from './rows/store.ts'
import { changeImport, deleteContent, listOver } from './store.ts'

const hour = 3_600_000

/** @returns how many imports lost their content */
export async function forgetImports(work: Work): Promise<number> {
  const counties = codesBetween('000000', '999999')
  const over = await work.read({ counties: areaScope('') }, (tx) => {
    const ago = (hours: number) => new Date(tx.now.getTime() - hours * hour)
    return listOver(tx, counties, { applied: ago(undoHours), brought: ago(keptDays * 24) })
  })
  for (const { state, fileName, ...key } of over) {
    await work.write({ counties: [key.countyCode] }, async (tx) => {
      const waiting = ['uploaded', 'faulty', 'previewed'] as const
      const kept = ['applied', 'undone', 'cancelled', 'failed'] as const
      const isWaiting = waiting.some((each) => each === state)
      // One that somebody goes on with in this moment is left to the next turn.
      // Cells and names of files may be of persons; how many of what there were stays.
      const left = { faults: [], notices: [], stale: [], fileName: nameless(fileName) }
      const still = isWaiting
        ? await changeImport(tx, key, waiting, { ...left, state: 'cancelled' })
        : await changeImport(tx, key, kept, left)
      if (!still) return
      await deleteImportRows(tx, key)
      await deleteContent(tx, key)
      await tx.record({
        countyCode: key.countyCode,
        action: 'organizations.forget-import',
        subject: { kind: 'import', id: key.id },
        actor: 'job:organizations.forget-imports',
      })
    })
  }
  return over.length
}

/** `村干部名单.xlsx` → `….xlsx` */
function nameless(fileName: string): string {
  return `…${/\.\w{1,5}$/.exec(fileName)?.[0] ?? ''}`
}
