import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { note, noteAddress } from '../shared/schema.ts'
import * as store from './store.ts'

export const getNote = route({
  method: 'GET',
  path: '/api/proof/counties/:countyCode/notes/:noteId',
  summary: 'One note',
  access: { capability: 'notes.read' },
  input: { params: noteAddress },
  output: note,
  async handle({ params, actor, read }) {
    const found = await read(actor.scope, (tx) =>
      store.findNote(tx, params.countyCode, params.noteId),
    )
    if (!found) throw absent()
    return found
  },
})
