import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { internalNote, internalNoteInput, noteAddress } from '../shared/schema.ts'
import * as store from './store.ts'

const path = '/api/proof/counties/:countyCode/notes/:noteId/internal'

export const writeInternalNote = route({
  method: 'POST',
  path,
  summary: 'Write a remark that only the own organization sees',
  access: { capability: 'notes.write' },
  input: { params: noteAddress, body: internalNoteInput },
  output: internalNote,
  status: 201,
  async handle({ params, body, actor, write }) {
    return write(actor.scope, (tx) =>
      store.insertInternalNote(tx, params.countyCode, { ...body, noteId: params.noteId }),
    )
  },
})

export const listInternalNotes = route({
  method: 'GET',
  path,
  summary: 'Remarks of the own organizations',
  access: { capability: 'notes.read' },
  input: { params: noteAddress },
  output: z.object({ items: z.array(internalNote) }),
  async handle({ params, actor, read }) {
    const items = await read(actor.scope, (tx) =>
      store.listInternalNotes(tx, params.countyCode, params.noteId),
    )
    return { items }
  },
})
