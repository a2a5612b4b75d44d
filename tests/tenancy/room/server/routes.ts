import type { Route } from '#base/server/http/route.ts'
import { getNote } from './get-note.ts'
import { listInternalNotes, writeInternalNote } from './internal-notes.ts'
import { listNotes } from './list-notes.ts'
import { moveNote } from './move-note.ts'
import { writeNote } from './write-note.ts'
import { writeNotes } from './write-notes.ts'

export const routes: Route[] = [
  listNotes,
  getNote,
  writeNote,
  writeNotes,
  moveNote,
  writeInternalNote,
  listInternalNotes,
]
