import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { moveNoteInput, type Note, note, noteAddress } from '../shared/schema.ts'
import * as store from './store.ts'

export const moveNote = route({
  method: 'POST',
  path: '/api/proof/counties/:countyCode/notes/:noteId/move',
  summary: 'Move a note to another region or county',
  access: { capability: 'notes.write' },
  input: { params: noteAddress, body: moveNoteInput },
  output: note,
  async handle({ params, body, actor, write }) {
    return write(actor.scope, async (tx) => {
      const before = await store.findNote(tx, params.countyCode, params.noteId)
      if (!before) throw absent()
      if (before.countyCode === body.countyCode) {
        return store.changeRegion(tx, before, body.regionCode)
      }
      return moveAcross(tx, before, body)
    })
  },
})

/** The county is the key that rows are distributed by, so it is never updated. */
async function moveAcross(
  tx: WriteTransaction,
  before: Note,
  to: { countyCode: string; regionCode: string },
): Promise<Note> {
  await store.deleteNote(tx, before)
  const [moved] = await store.insertNotes(tx, [{ ...before, ...to }])
  return moved as Note
}
