/** Makes what a large import brought known to the search, some at a time. */
import { indexOrganizations } from '../search/index-organizations.ts'
import type { ImportContext } from './context.ts'
import {
  changeImport,
  claimImport,
  findImport,
  type Key,
  listOrganizationsOfRows,
} from './store.ts'

const atOnce = 1000

export async function indexImport({ work }: ImportContext, key: Key): Promise<void> {
  for (;;) {
    const left = await work.write({ counties: [key.countyCode] }, async (tx) => {
      if (!(await claimImport(tx, key))) return 0
      const row = await findImport(tx, key)
      if (row?.state !== 'applied' || row.unindexed === 0) return 0
      const page = { after: row.indexedTo, limit: atOnce, lock: true }
      const part = await listOrganizationsOfRows(tx, key, 'new', page)
      // One that was renamed meanwhile is known by its new name already, and is so again.
      await indexOrganizations(
        tx,
        part.map((each) => each.row),
        { before: true },
      )
      const unindexed = part.length < atOnce ? 0 : Math.max(0, row.unindexed - part.length)
      const indexedTo = part.at(-1)?.rowNumber ?? row.indexedTo
      await changeImport(tx, key, ['applied'], { unindexed, indexedTo })
      return unindexed
    })
    if (left === 0) return
  }
}
