/** What the room takes and gives. */
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { saidName, saidReason, withoutIdentityNumber } from '#base/shared/said-text.ts'
import { directions, sources, states, usualKind } from './words.ts'

const countyCode = z.string().regex(/^\d{6}$/)
const kind = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
const saying = z.object({ zh: z.string(), en: z.string() })
const version = z.int().min(1).describe('As it was read; another one is answered with 409')
const key = z.object({ countyCode, id: z.uuid() })

/** More people than any county has, and more money than any deed. */
export const mostHelped = 10_000_000
export const mostFen = 1_000_000_000_000

const costLine = z.object({ source: z.enum(sources), fen: z.int().min(1).max(mostFen) })
export type CostLine = z.infer<typeof costLine>

export const title = withoutIdentityNumber(saidName(100))
export const outcome = withoutIdentityNumber(z.string().trim().min(1).max(500))
export const countedIn = saidName(10)

/** What is said of a deed, and changed by correcting it. */
const said = {
  title,
  kind: kind.default(usualKind),
  day: daySchema.describe('On which it was done; never ahead'),
  regionCode: z
    .string()
    .max(60)
    .optional()
    .describe('A place in the community; left out: all of it'),
  helped: z.int().min(0).max(mostHelped).default(0).describe('Persons'),
  quantity: z.int().min(1).max(mostHelped).optional().describe('Of a gift back'),
  countedIn: countedIn.optional().describe('What the quantity counts: 双'),
  costs: z.array(costLine).max(sources.length).default([]).describe('Each source once'),
  paidById: z.uuid().optional().describe('The deed whose sum pays for this one too'),
  needId: z.uuid().optional().describe('A need that the unit has in hand or has met'),
  promiseId: z.uuid().optional(),
  outcome: outcome.optional().describe('What came of it'),
}

/** Between whom it was: a partnership, or cycle, unit and community where there is none. */
const between = {
  countyCode: countyCode.describe('Of the community'),
  direction: z.enum(directions).default('deed'),
  partnershipId: z.uuid().optional(),
  cycleId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  communityId: z.uuid().optional(),
}

const delivers = z
  .boolean()
  .default(false)
  .describe(
    'Whether the need is met by it: the village and its residents are asked once, of the need',
  )

export const declareDeedInput = { body: z.object({ ...between, ...said, delivers }) }
export type DeclaredDeed = z.infer<typeof declareDeedInput.body>
export const declareDeedOutput = key.extend({ version: z.int() })

export const correctDeedInput = { params: key, body: z.object({ version, ...said }) }
export type SaidOfDeed = Omit<z.infer<typeof correctDeedInput.body>, 'version'>

export const answerDeedInput = { params: key, body: z.object({ version }) }
export const questionDeedInput = { params: key, body: z.object({ version, words: saidReason }) }
export const withdrawDeedInput = { params: key, body: z.object({ version, reason: saidReason }) }
export const stepOutput = z.object({ version: z.int(), state: z.enum(states) })

export const mostConfirmed = 100
export const confirmManyInput = {
  body: z.object({
    deeds: z.array(key.extend({ version })).min(1).max(mostConfirmed),
  }),
}
export const confirmManyOutput = z.object({
  confirmed: z.array(key.extend({ version: z.int() })),
  left: z
    .array(key.extend({ state: z.enum(states) }))
    .describe('What changed since it was read; not confirmed'),
})

const organization = z.object({ id: z.uuid(), name: z.string() })

export const deed = z.object({
  ...{ countyCode, id: z.uuid(), cycleId: z.uuid(), partnershipId: z.uuid().nullable() },
  cycle: z.object({ name: z.string(), programme: z.string() }),
  ...{ direction: z.enum(directions), unit: organization, community: organization },
  ...{ regionCode: z.string(), title: z.string(), kind, kindName: saying, day: z.iso.date() },
  ...{ helped: z.int(), quantity: z.int().nullable(), countedIn: z.string().nullable() },
  costs: z.array(costLine),
  paidById: z.uuid().nullable(),
  ...{ needId: z.uuid().nullable(), promiseId: z.uuid().nullable() },
  delivers: z.boolean().describe('Confirmed with its need, and asked about only there'),
  outcome: z.string().nullable(),
  state: z.enum(states),
  words: z.string().nullable().describe('What is not so, or why it was withdrawn'),
  version: z.int(),
  declaredAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  may: z
    .object({ correct: z.boolean(), answer: z.boolean(), takeBack: z.boolean() })
    .describe('What whoever asks may do with it as it stands; correcting and withdrawing are one'),
})
export type Deed = z.infer<typeof deed>

export const showDeedInput = { params: key }
export const showDeedOutput = deed.extend({
  place: z.string().nullable().describe('Name of the place in the community'),
  paidBy: z.object({ id: z.uuid(), title: z.string() }).nullable(),
})
export type DeedAnswer = z.infer<typeof showDeedOutput>

export const deedFilter = {
  cycle: z.uuid().optional(),
  partnership: z.uuid().optional(),
  community: z.uuid().optional(),
  unit: z.uuid().optional(),
  direction: z.enum(directions).optional(),
  state: z.enum(states).optional(),
  kind: kind.optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  waiting: z
    .enum(['answer', 'correction'])
    .optional()
    .describe('What waits for whoever asks: to be confirmed, or to be corrected'),
  q: z.string().max(100).optional().describe('Words of title and outcome, pinyin or initials'),
}
export const listDeedsInput = { query: z.object({ ...deedFilter, ...pageQuery }) }
export const listDeedsOutput = pageOf(deed)

export const countDeedsInput = { query: z.object(deedFilter) }
export const countDeedsOutput = z.object({
  count: z.int(),
  helped: z.int().describe('Persons, of all that is not withdrawn'),
  fen: z.int().describe('Of all that is not withdrawn'),
})

export const deedChoicesOutput = z.object({
  items: z.array(
    z.object({
      ...{ countyCode, cycleId: z.uuid(), partnershipId: z.uuid() },
      cycle: z.object({ name: z.string(), programme: z.string() }),
      ...{ unit: organization, community: organization },
      direction: z.enum(directions).describe('What whoever asks may declare of it'),
      ...{ beginsOn: z.iso.date(), endsOn: z.iso.date() },
      kinds: z.array(z.object({ code: kind, name: saying })),
    }),
  ),
})
export type DeedChoice = z.infer<typeof deedChoicesOutput>['items'][number]
