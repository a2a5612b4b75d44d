import * as z from 'zod'
import { pageOf, pageQuery } from '#base/shared/paging.ts'

export const countyCode = z.string().regex(/^\d{6}$/)
export const regionCode = z.string().regex(/^\d{12}$/)

export const noteInput = z.object({
  countyCode,
  regionCode,
  ownerOrgId: z.uuid().nullable().default(null),
  title: z.string().min(1).max(200),
  body: z.string().max(5000),
})
export type NoteInput = z.infer<typeof noteInput>

export const note = z.object({
  countyCode,
  id: z.uuid(),
  regionCode,
  ownerOrgId: z.uuid().nullable(),
  title: z.string(),
  body: z.string(),
  createdAt: z.iso.datetime(),
})
export type Note = z.infer<typeof note>

export const noteAddress = z.object({ countyCode, noteId: z.uuid() })

export const listNotesQuery = z.object({ ...pageQuery, region: regionCode })
export const listNotesOutput = pageOf(note)

export const moveNoteInput = z.object({ countyCode, regionCode })
export const writeNotesInput = z.object({ notes: z.array(noteInput).min(1).max(500) })

export const internalNoteInput = z.object({ ownerOrgId: z.uuid(), body: z.string().max(5000) })
export const internalNote = z.object({
  id: z.uuid(),
  noteId: z.uuid(),
  ownerOrgId: z.uuid(),
  body: z.string(),
})
export type InternalNote = z.infer<typeof internalNote>
