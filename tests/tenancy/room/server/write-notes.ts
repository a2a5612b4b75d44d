import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { note, writeNotesInput } from '../shared/schema.ts'
import * as store from './store.ts'

export const writeNotes = route({
  method: 'POST',
  path: '/api/proof/notes/batch',
  summary: 'Write many notes, all or none',
  access: { capability: 'notes.write' },
  input: { body: writeNotesInput },
  output: z.object({ items: z.array(note) }),
  status: 201,
  async handle({ body, actor, write }) {
    return { items: await write(actor.scope, (tx) => store.insertNotes(tx, body.notes)) }
  },
})
