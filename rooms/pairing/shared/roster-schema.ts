/** What goes in and out about the roster of a cycle. */
import * as z from 'zod'
import { cycleParams } from './run-schema.ts'

export const rosterTables = ['supporters', 'communities', 'relations', 'preferences'] as const
export type RosterTable = (typeof rosterTables)[number]

export const bringRosterInput = {
  params: cycleParams.extend({ table: z.enum(rosterTables) }),
  query: z.object({
    fileName: z.string().min(1).max(200),
    preview: z.stringbool().default(false),
  }),
}
const fault = z.object({
  file: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  wrong: z.string().describe('What is wrong and what was expected, in the language of the reader'),
})
export const bringRosterOutput = z.object({
  rows: z.int(),
  faults: z.array(fault).describe('All of them; with one, nothing was taken'),
  notices: z.array(fault).describe('What was left out without harm'),
})

export const rosterInput = { params: cycleParams }
const sums = z.object({
  rows: z.int(),
  capacityMin: z.int(),
  capacityMax: z.int(),
  withTier: z.int(),
})
export const rosterOutput = z.object({ supporter: sums, community: sums })
