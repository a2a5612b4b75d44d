/** What goes in and out about ties from before and about what both sides wish. */
import * as z from 'zod'
import { saidReason } from '#base/shared/said-text.ts'
import { cycleParams } from './run-schema.ts'

const countyCode = z.string().regex(/^\d{6}$/)
const version = z.int().min(1)
const side = z.object({ id: z.uuid(), code: z.string(), name: z.string() })
export const tieStates = ['kept', 'questioned', 'ended'] as const
export type TieState = (typeof tieStates)[number]

export const listTiesInput = { params: cycleParams }
const tie = z.object({
  countyCode,
  id: z.uuid(),
  supporter: side,
  community: side,
  since: z.iso.date(),
  state: z.enum(tieStates),
  questionedBy: z.enum(['supporter', 'community']).nullable(),
  reason: z.string().nullable(),
  version: z.int(),
})
export const listTiesOutput = z.object({
  items: z.array(tie).describe('All for the office; for others those of their own organizations'),
})

const tieParams = z.object({ county: countyCode, tieId: z.uuid() })
export const questionInput = {
  params: tieParams,
  body: z.object({ version, side: z.enum(['supporter', 'community']), reason: saidReason }),
}
export const settleInput = {
  params: tieParams,
  body: z.object({ version, state: z.enum(['kept', 'ended']), reason: saidReason }),
}
export const tieOutput = z.object({ state: z.enum(tieStates), version: z.int() })

/** As many as somebody ranks who means it. */
const mostChoices = 10
export const chooseInput = {
  params: cycleParams,
  body: z.object({
    organizationId: z.uuid().describe('Of the reader’s own, or one that cannot enter it itself'),
    choices: z
      .array(z.uuid())
      .max(mostChoices)
      .describe('Organizations of the other side, the first choice first; empty takes all back'),
  }),
}
export const choicesInput = {
  params: cycleParams,
  query: z.object({ organization: z.uuid() }),
}
export const choicesOutput = z.object({
  choices: z.array(side),
  enteredBy: z.string().nullable().describe('Name of whoever entered them last'),
})
