/** One step of an import, done off the path of requests. */
import { problemOfDatabase } from '#base/server/db/errors.ts'
import { applyImport } from './apply-import.ts'
import type { ImportContext } from './context.ts'
import { indexImport } from './index-import.ts'
import { readImport } from './read-import.ts'
import { changeImport, findImport, type Key } from './store.ts'
import { undoImport } from './undo-import.ts'

/** Deadlocks, serialization failures and a code taken in the same moment: tried again, and then seen. */
const passing = ['40P01', '40001', '23505']

export async function carryOnImport(context: ImportContext, key: Key): Promise<void> {
  const { work } = context
  const scope = { counties: [key.countyCode] }
  const row = await work.read(scope, (tx) => findImport(tx, key))
  try {
    switch (row?.state) {
      case 'uploaded':
      case 'reading':
        return await readImport(context, key)
      case 'applying':
        return await applyImport(context, key)
      case 'undoing':
        return await undoImport(context, key)
      case 'applied':
        return await indexImport(context, key)
    }
  } catch (error) {
    const lost = problemOfDatabase(error)?.status === 503
    if (!lost && !passing.includes(String((error as { code?: unknown }).code))) {
      await work.write(scope, (tx) => {
        // What was applied stays so when undoing it fails.
        const state = row?.state === 'undoing' ? 'applied' : 'failed'
        const open = ['uploaded', 'reading', 'applying', 'undoing'] as const
        return changeImport(tx, key, open, { state, why: 'broken' })
      })
    }
    throw error
  }
}
