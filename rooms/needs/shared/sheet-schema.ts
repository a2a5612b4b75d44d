/** Lists that come and go as sheets. */
import * as z from 'zod'
import { offerFilter } from './offer-schema.ts'

const countyCode = z.string().regex(/^\d{6}$/)

/** As many rows as one sheet may have. */
export const mostRows = 15_000
/** As many as somebody pastes. */
export const mostPasted = 2000

const flags = {
  check: z.stringbool().default(false).describe('Only what is wrong is told'),
  publish: z.stringbool().default(false).describe('What is new is public at once'),
}
export const bringOffersInput = {
  query: z.object({
    fileName: z.string().min(1).max(200),
    county: countyCode,
    cycle: z.uuid(),
    ...flags,
  }),
}
const cell = z.union([z.string().max(2000), z.number(), z.null()])
export const pasteOffersInput = {
  body: z.object({
    countyCode,
    cycleId: z.uuid(),
    check: z.boolean().default(false).describe('Only what is wrong is told'),
    publish: z.boolean().default(false).describe('What is new is public at once'),
    rows: z
      .array(z.record(z.string().max(100), cell))
      .min(1)
      .max(mostPasted),
  }),
}

const fault = z.object({
  file: z.string(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  wrong: z.string().describe('What is wrong and what was expected, in the reader’s language'),
})
export const broughtOutput = z.object({
  rows: z.int(),
  made: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  taken: z.boolean().describe('Whether it was written: without a fault, and not as a check'),
  faults: z.array(fault).describe('All of them; with one, nothing was taken'),
  notices: z.array(fault).describe('What was left out without harm'),
})
export type Brought = z.infer<typeof broughtOutput>

export const exportOffersInput = { query: z.object(offerFilter) }
