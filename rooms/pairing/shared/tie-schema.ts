/** What goes in and out about ties from before and about what both sides wish. */
import * as z from 'zod'
import { saidReason } from '#base/shared/said-text.ts'
import { cycleParams } from './run-schema.ts'

const day = z.iso.date()
const countyCode = z.string().regex(/^\d{6}$/)
const version = z.int().min(1)
const side = z.object({ id: z.uuid(), code: z.string(), name: z.string() })
const whichSide = z.enum(['supporter', 'community'])

// Ties from before.

export const tieStates = ['kept', 'questioned', 'ended'] as const
export type TieState = (typeof tieStates)[number]

export const listTiesInput = { params: cycleParams }
const tie = z.object({
  countyCode,
  id: z.uuid(),
  supporter: side,
  community: side,
  since: day,
  state: z.enum(tieStates),
  questionedBy: whichSide.nullable(),
  confirmed: z
    .object({ supporter: z.boolean(), community: z.boolean() })
    .describe('Whether each side said that it still counts'),
  reason: z.string().nullable(),
  version: z.int(),
})
export const listTiesOutput = z.object({
  items: z.array(tie).describe('All for the office; for others those of their own organizations'),
})

export const addTieInput = {
  params: cycleParams,
  body: z.object({
    supporterId: z.uuid(),
    communityId: z.uuid(),
    since: day.describe('Its first day'),
  }),
}
export const tieMade = z.object({ countyCode, id: z.uuid(), version: z.int() })

const tieParams = z.object({ county: countyCode, tieId: z.uuid() })
export const confirmInput = {
  params: tieParams,
  body: z.object({ version, side: whichSide }),
}
export const questionInput = {
  params: tieParams,
  body: z.object({ version, side: whichSide, reason: saidReason }),
}
export const settleInput = {
  params: tieParams,
  body: z.object({ version, state: z.enum(['kept', 'ended']), reason: saidReason }),
}
export const tieOutput = z.object({ state: z.enum(tieStates), version: z.int() })

// Wishes.

/** As many as somebody ranks who means it. */
export const mostChoices = 10
const call = {
  until: day.describe('The last day on which both sides say it'),
  most: z.int().min(1).max(mostChoices).describe('As many as each may name'),
}

export const wishCallInput = { params: cycleParams }
const said = z.object({
  all: z.int().describe('Those that take part'),
  said: z.int().describe('Of them, those that named somebody'),
})
export const wishCallOutput = z.object({
  call: z.object({ ...call, version: z.int() }).nullable(),
  supporter: said,
  community: said,
  mutual: z.int().describe('Pairs of whom each is the other’s first choice'),
})
export const putWishCallInput = {
  params: cycleParams,
  body: z.object({
    ...call,
    version: z.int().min(0).describe('As it was read, 0 for none yet'),
  }),
}
export const wishCallPut = z.object({ version: z.int() })

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
const choices = {
  choices: z.array(side),
  enteredBy: z.string().nullable().describe('Name of whoever entered them last'),
}
export const choicesOutput = z.object(choices)

export const myWishesOutput = z.object({
  items: z.array(
    z.object({
      countyCode,
      cycleId: z.uuid(),
      programme: z.string(),
      cycle: z.string(),
      organization: side,
      side: whichSide,
      ...call,
      open: z.boolean().describe('Whether its day is not over'),
      ...choices,
      ties: z.array(tie),
    }),
  ),
})
