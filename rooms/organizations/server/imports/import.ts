/** What an import is, for everything that works on one. */
export type { ImportState, Verdict } from '../../shared/import-words.ts'

export interface ImportCounts {
  new: number
  changed: number
  unchanged: number
  missing: number
}

/** A header of the file and what it was taken for. */
export interface TakenColumn {
  header: string
  /** null: left out. */
  field: string | null
  /** How that is known: by its name, from a mapping by hand, as a column of programmes, or not at all. */
  how: 'name' | 'mapping' | 'programme' | 'unknown'
}

export interface StaleRow {
  row: number
  code: string
  name: string
  organizationId?: string
  /** What happened to it: see `staleWords`. */
  what:
    | 'changed'
    | 'taken'
    | 'parent'
    | 'parent-gone'
    | 'cycle'
    | 'branches'
    | 'beyond'
    | 'hangs'
    | 'gone'
    | 'left'
  /** What somebody else changed, field by field. */
  changes?: FieldChange[]
}

export interface FieldChange {
  field: string
  before: unknown
  theirs: unknown
  yours: unknown
  by: string
  at: string
}

/** As many are told one by one; the rest in number. */
export const mostTold = 1000

/** Undoing is for what is noticed at once; later, corrections are changes of their own. */
export const undoHours = 24

/** What was brought and never applied. */
export const keptDays = 7

/** One statement may write 100,000 rows with all their indexes on a busy machine. */
export const statementSeconds = 300
