/** What goes in and out about the roster of a cycle. */
import { needCodes } from '@lianjian/pairing/rules'
import * as z from 'zod'
import { saidAs } from '#base/shared/input-faults.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { saidReason } from '#base/shared/said-text.ts'
import { functions, kinds, levels } from '#rooms/organizations/shared/words.ts'
import { cycleParams } from './run-schema.ts'

export const rosterTables = ['supporters', 'communities', 'relations', 'preferences'] as const
export type RosterTable = (typeof rosterTables)[number]

export const rosterSides = ['supporter', 'community'] as const
export type RosterSide = (typeof rosterSides)[number]

const tableParams = cycleParams.extend({ table: z.enum(rosterTables) })

// Sheets.

export const bringRosterInput = {
  params: tableParams,
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
  before: z.int().describe('Rows that were there, and are replaced'),
  faults: z.array(fault).describe('All of them; with one, nothing was taken'),
  notices: z.array(fault).describe('What was left out without harm'),
})
export const rosterSheetInput = { params: tableParams }

// What stands in it.

/** What rules may need to know of a participant that the registry does not say. */
export const rosterFields = ['capacity', 'tier', 'level', 'function', 'needs'] as const
export type RosterField = (typeof rosterFields)[number]

const way = z.string().max(60).optional().describe('Of the programme; the first one without it')

export const rosterInput = { params: cycleParams, query: z.object({ way }) }
const sums = z.object({
  participants: z.int().describe('Those that take part today'),
  incomplete: z.int().describe('Of them, those of whom the rules need to know more'),
  rows: z.int(),
  capacityMin: z.int(),
  capacityMax: z.int(),
  withTier: z.int(),
  needed: z.array(z.enum(rosterFields)).describe('What the rules of the way need of each'),
})
export const rosterOutput = z.object({
  way: z.string().nullable(),
  ways: z.array(z.object({ code: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })),
  supporter: sums,
  community: sums,
  locked: z.int(),
  avoided: z.int(),
  existing: z.int().describe('Ties from before that nobody ended'),
  choices: z.int().describe('Wishes of both sides'),
})

/** As many as any programme has partners, and still quick to count up to. */
export const largestCapacity = 100_000
const capacity = z.int().min(0).max(largestCapacity)
const needs = z.array(z.enum(needCodes)).max(needCodes.length)

export const rosterValues = z.object({
  tier: z.int().min(1).max(3).nullable(),
  function: z.enum(functions).nullable(),
  offers: needs,
  needs,
  capacityMin: capacity,
  capacityMax: capacity,
})
export type RosterValues = z.infer<typeof rosterValues>

export const listRosterRowsInput = {
  params: cycleParams,
  query: z.object({
    ...pageQuery,
    side: z.enum(rosterSides),
    way,
    state: z.enum(['all', 'incomplete']).default('all'),
    q: z.string().max(100).optional().describe('Name, parts of it, pinyin, initials or code'),
  }),
}
export const listRosterRowsOutput = pageOf(
  z.object({
    countyCode: z.string(),
    organizationId: z.uuid(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(kinds),
    level: z.enum(levels).nullable().describe('As the registry has it'),
    registered: z
      .object({ function: z.enum(functions).nullable() })
      .describe('What the registry says that a row may begin with'),
    row: rosterValues.nullable(),
    missing: z.array(z.enum(rosterFields)),
  }),
)

export const putRosterRowInput = {
  params: cycleParams.extend({ organizationId: z.uuid() }),
  body: z.object({
    before: rosterValues.nullable().describe('As it was read; another one is answered with 422'),
    row: rosterValues.refine(({ capacityMin, capacityMax }) => capacityMin <= capacityMax, {
      path: ['capacityMax'],
      message: saidAs({
        zh: '最多不能比最少还少。',
        en: 'The most is not less than the fewest.',
      }),
    }),
  }),
}
export const rosterRowOutput = z.object({ row: rosterValues })

// Pairs that must or must not be.

const side = z.object({ id: z.uuid(), code: z.string(), name: z.string() })
export const relationKinds = ['locked', 'avoid'] as const
export const listRelationsInput = { params: cycleParams }
export const listRelationsOutput = z.object({
  items: z.array(
    z.object({
      supporter: side,
      community: side,
      relation: z.enum(relationKinds),
      reason: z.string().nullable(),
    }),
  ),
})
export const putRelationInput = {
  params: cycleParams,
  body: z.object({
    supporterId: z.uuid(),
    communityId: z.uuid(),
    relation: z.enum(relationKinds).nullable().describe('null takes back what was said of the two'),
    reason: saidReason.describe('In a word, such as 回避; kept with the pair'),
  }),
}
export const relationOutput = z.object({ relation: z.enum(relationKinds).nullable() })
