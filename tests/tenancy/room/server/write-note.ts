import { route } from '#base/server/http/route.ts'
import { note, noteInput } from '../shared/schema.ts'
import * as store from './store.ts'

export const writeNote = route({
  method: 'POST',
  path: '/api/proof/notes',
  summary: 'Write a note',
  access: { capability: 'notes.write' },
  input: { body: noteInput },
  output: note,
  status: 201,
  // The room asks nobody whether the county is the actor's own: the proof is that the database does.
  async handle({ body, actor, write }) {
    const [written] = await write(actor.scope, (tx) => store.insertNotes(tx, [body]))
    return written as NonNullable<typeof written>
  },
})
