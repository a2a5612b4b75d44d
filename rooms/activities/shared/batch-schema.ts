/** What the room takes and gives: many deeds at once. */
import * as z from 'zod'
import { deedFilter } from './schema.ts'

export const mostPasted = 2000
/** Two thousand rows whose cells are all full. */
export const mostPastedBytes = 8 * 1024 * 1024

const cell = z.union([z.string().max(2000), z.number(), z.null()])

export const pasteDeedsInput = {
  body: z.object({
    cycleId: z.uuid(),
    check: z.boolean().default(false).describe('Only tell what is wrong'),
    rows: z
      .array(z.record(z.string().max(100), cell))
      .min(1)
      .max(mostPasted)
      .describe('By header as in the sheet, Chinese or English'),
  }),
}

export const bringSheetInput = {
  query: z.object({
    cycle: z.uuid(),
    fileName: z.string().max(200).default(''),
    check: z.stringbool().default(false).describe('Only tell what is wrong'),
  }),
}

const fault = z.object({
  row: z.int().nullable().describe('As a spreadsheet counts: the header is row 1'),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  wrong: z.string(),
})
export type BatchFault = z.infer<typeof fault>

export const batchOutput = z.object({
  rows: z.int(),
  taken: z.boolean().describe('False where something is wrong, or where it was only checked'),
  made: z.int(),
  corrected: z.int(),
  unchanged: z.int().describe('Rows that say what is there already'),
  faults: z.array(fault).describe('All of them; with one of them nothing is taken'),
  notices: z.array(fault).describe('Columns that were left out'),
})
export type BatchAnswer = z.infer<typeof batchOutput>

export const exportDeedsInput = { query: z.object(deedFilter) }
