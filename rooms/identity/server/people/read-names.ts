/** Names that were written before names were read: once, when the server starts. */
import type { Work } from '#base/server/db/work.ts'
import { local } from '../scopes.ts'
import { listUnreadNames, updateUser } from './store.ts'

export async function readNames(work: Work): Promise<void> {
  for (;;) {
    const read = await work.write(local, async (tx) => {
      const unread = await listUnreadNames(tx)
      for (const { id, name } of unread) await updateUser(tx, id, { name })
      return unread.length
    })
    if (read === 0) return
  }
}
