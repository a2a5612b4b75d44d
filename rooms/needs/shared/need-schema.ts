/** What is taken and given about needs, what is done to them, and what is said of them. */
import { needCodes } from '@lianjian/pairing'
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { saidName, withoutIdentityNumber } from '#base/shared/said-text.ts'
import { codeSchema } from '#rooms/regions/shared/schema.ts'
import { answerWays, needLevels } from './confirmation.ts'
import { acts } from './need-acts.ts'
import { needSides, needStates, needSteps } from './need-life.ts'

export const countyCode = z.string().regex(/^\d{6}$/)
export const urgencies = ['urgent', 'soon', 'later'] as const
export type Urgency = (typeof urgencies)[number]

/** Steps of its life, and what happens beside it. */
export const stepKinds = [
  ...needSteps,
  ...([
    'change',
    'ask',
    'withdraw',
    'agree',
    'decline',
    'raise',
    'refer',
    'accept',
    'refuse',
  ] as const),
] as const
export type StepKind = (typeof stepKinds)[number]

const day = z.iso.date()
const line = saidName(60)
const passage = z.string().trim().min(1).max(1000)
/** A reason, a plan, an answer: outlives what it was written for. */
export const said = withoutIdentityNumber(z.string().trim().min(1).max(500))
export const version = z.int().min(1).describe('As it was read; a stale one is answered with 409')

export const oneNeed = { params: z.object({ countyCode, id: z.uuid() }) }
export const changedNeed = z.object({ version: z.int(), state: z.enum(needStates) })

// Its words.

export const needFields = {
  category: z.enum(needCodes),
  title: line.describe('What is needed, in one line'),
  detail: passage.describe('In the village’s own words'),
  beneficiaries: z.int().min(1).max(10_000_000).nullable().describe('How many people it helps'),
  urgency: z.enum(urgencies),
  selfEffort: passage.nullable().describe('What the village does itself'),
  decision: saidName(100).nullable().describe('Which meeting decided it'),
  decidedOn: daySchema.nullable(),
  wantedBy: daySchema.nullable(),
  onPortal: z.boolean().describe('Whether everybody may read it once it is published'),
}

export const submitNeedInput = {
  body: z.object({
    ...needFields,
    countyCode,
    cycleId: z.uuid(),
    communityId: z.uuid(),
    beneficiaries: needFields.beneficiaries.default(null),
    urgency: needFields.urgency.default('soon'),
    selfEffort: needFields.selfEffort.default(null),
    decision: needFields.decision.default(null),
    decidedOn: needFields.decidedOn.default(null),
    wantedBy: needFields.wantedBy.default(null),
    onPortal: needFields.onPortal.default(true),
  }),
}
export const submittedNeed = changedNeed.extend({ countyCode, id: z.uuid(), number: z.int() })
export const changeNeedInput = {
  ...oneNeed,
  body: z.object(needFields).partial().extend({ version }),
}

export const listAskableOutput = z.object({
  items: z.array(
    z.object({
      countyCode,
      community: z.object({ id: z.uuid(), name: z.string() }),
      cycleId: z.uuid(),
      cycle: z.string().describe('Programme and cycle by name'),
    }),
  ),
})

// Its steps.

export const stepInput = { ...oneNeed, body: z.object({ version }) }
export const reasonedStepInput = { ...oneNeed, body: z.object({ version, reason: said }) }
export const unitStepInput = {
  ...oneNeed,
  body: z.object({ version, organizationId: z.uuid().describe('The unit that does it') }),
}
export const unitReasonInput = { ...oneNeed, body: unitStepInput.body.extend({ reason: said }) }
export const mergeNeedInput = {
  ...oneNeed,
  body: z.object({ version, into: z.uuid().describe('The need of the same village that stays') }),
}

export const claimNeedInput = {
  ...oneNeed,
  body: unitStepInput.body.extend({
    words: said.nullable().default(null).describe('How the unit would meet it'),
    offerId: z.uuid().nullable().default(null),
  }),
}
export const claimedNeed = changedNeed.extend({
  matchId: z.uuid(),
  holds: z.boolean().describe('A partner’s holds at once; another unit’s waits for the village'),
})
export const oneMatch = { params: z.object({ countyCode, id: z.uuid(), matchId: z.uuid() }) }
export const answerMatchInput = {
  ...oneMatch,
  body: z.object({ version, reason: said.nullable().default(null) }),
}
export const planNeedInput = {
  ...oneNeed,
  body: unitStepInput.body.extend({ plan: said, by: daySchema.describe('When it will be done') }),
}
export const deliverNeedInput = {
  ...oneNeed,
  body: unitStepInput.body.extend({ done: said.describe('What was done'), on: daySchema }),
}

// Referrals.

export const referNeedInput = {
  ...oneNeed,
  body: z.object({
    version,
    words: said.describe('What is asked of whoever it goes to'),
    toOrganizationId: z
      .uuid()
      .nullable()
      .describe('A department; null for the township of the village'),
  }),
}
export const referredNeed = changedNeed.extend({ referralId: z.uuid() })
export const oneReferral = { params: z.object({ countyCode, id: z.uuid(), referralId: z.uuid() }) }
export const answerReferralInput = {
  ...oneReferral,
  body: z.object({ version, accept: z.boolean(), words: said.nullable().default(null) }),
}

// Slips and answers.

function readSlips(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' })
    return z.NEVER
  }
}

export const mostSlips = 100
export const makeSlipsInput = {
  ...oneNeed,
  body: z.object({ count: z.int().min(1).max(mostSlips) }),
}
export const madeSlips = z.object({
  shortNumber: z.string().describe('Typed at /q together with a code: 222403-12'),
  goodUntil: day,
  slips: z.array(z.object({ link: z.string(), code: z.string() })),
})
/** A form holds texts alone: the slips of an answer as JSON. */
export const printSlipsInput = {
  body: z.object({
    title: z.string().max(200),
    community: z.string().max(200),
    slips: z.string().max(60_000).transform(readSlips).pipe(madeSlips),
  }),
}
export const answerForInput = {
  ...oneNeed,
  body: z.object({
    version,
    yes: z.boolean(),
    words: said.nullable().default(null).describe('Of a no by the village: what is missing'),
  }),
}
/** Of a form without script: the words may be empty. */
export const answerBody = z.object({
  yes: z.enum(['yes', 'no']),
  words: withoutIdentityNumber(z.string().trim().max(300)).default(''),
})
export const residentAnswerInput = {
  body: z.object({
    secret: z.string().max(60).optional().describe('Of the link'),
    number: z.string().max(20).optional().describe('222403-12'),
    code: z.string().max(10).optional().describe('Six digits'),
    ...answerBody.shape,
  }),
}
export const residentAnswer = z.object({
  need: z.object({ title: z.string(), community: z.string() }),
  taken: z.boolean(),
})

// What is shown.

const named = z.object({ id: z.uuid(), name: z.string() })
export const needItem = z.object({
  ...{ countyCode, id: z.uuid(), cycleId: z.uuid(), number: z.int() },
  community: named,
  ...{ regionCode: codeSchema, category: z.enum(needCodes), title: z.string() },
  beneficiaries: z.int().nullable(),
  urgency: z.enum(urgencies),
  wantedBy: day.nullable(),
  state: z.enum(needStates),
  stateSince: z.iso.datetime(),
  denied: z.boolean().describe('Came back from being delivered'),
  holder: named.nullable().describe('The unit that has it in hand, or had when it was closed'),
  level: z.enum(needLevels).nullable(),
  way: z.enum(answerWays).nullable(),
  version: z.int(),
})
export type NeedItem = z.infer<typeof needItem>

const filter = {
  county: countyCode.optional(),
  cycle: z.uuid().optional(),
  community: z.uuid().optional(),
  region: codeSchema.optional().describe('A place and all below it'),
  state: z.enum(needStates).optional(),
  category: z.enum(needCodes).optional(),
  urgency: z.enum(urgencies).optional(),
  holder: z.uuid().optional().describe('The unit that has it in hand'),
  search: z.string().max(100).optional(),
}
export const listNeedsInput = { query: z.object({ ...filter, ...pageQuery }) }
export const listNeedsOutput = pageOf(needItem)
export const countNeedsInput = { query: z.object(filter) }
export const mostCounted = 1000
export const countNeedsOutput = z.object({
  states: z.partialRecord(z.enum(needStates), z.int()).describe('How many of each; up to 1000'),
})

const step = z.object({
  step: z.enum(stepKinds),
  state: z.enum(needStates),
  at: z.iso.datetime(),
  side: z.enum(needSides),
  organization: named.nullable(),
  words: z.string().nullable(),
  day: day.nullable(),
  round: z.int(),
  level: z.enum(needLevels).nullable(),
  way: z.enum(answerWays).nullable(),
})
export type ShownStep = z.infer<typeof step>

const match = z.object({
  id: z.uuid(),
  organization: named,
  partner: z.boolean(),
  state: z.enum(['asked', 'agreed', 'declined', 'withdrawn', 'ended']),
  words: z.string().nullable(),
  reason: z.string().nullable(),
  plan: z.string().nullable(),
  planBy: day.nullable(),
  done: z.string().nullable(),
  doneOn: day.nullable(),
  mine: z.boolean().describe('Whether the asker acts for that unit'),
})
export type ShownMatch = z.infer<typeof match>

const referral = z.object({
  id: z.uuid(),
  from: named,
  to: named.nullable().describe('Null: the township of the village'),
  state: z.enum(['asked', 'accepted', 'declined', 'withdrawn']),
  words: z.string(),
  answer: z.string().nullable(),
  mine: z.boolean().describe('Whether the asker may answer it'),
})
export type ShownReferral = z.infer<typeof referral>

export const showNeedOutput = needItem.extend({
  detail: z.string(),
  selfEffort: z.string().nullable(),
  decision: z.string().nullable(),
  decidedOn: day.nullable(),
  onPortal: z.boolean(),
  enteredBy: z.enum(['village', 'helper']),
  round: z.int(),
  mergedInto: z.uuid().nullable(),
  steps: z.array(step),
  matches: z.array(match),
  referrals: z.array(referral),
  answers: z.object({
    yes: z.int(),
    no: z.int(),
    words: z.array(z.object({ yes: z.boolean(), words: z.string(), way: z.enum(answerWays) })),
  }),
  slipsOut: z.int().describe('Slips that may still be used'),
  may: z.array(z.enum(acts)).describe('What the asker may do next'),
  asUnit: z.uuid().nullable().describe('The unit for which the asker would act'),
})
export type ShownNeed = z.infer<typeof showNeedOutput>

// What waits for the asker.

export const waitingInput = {}
export const waitingKinds = ['confirm', 'agree', 'verify', 'plan', 'denied', 'referral'] as const
export const mostWaiting = 20
export const waitingOutput = z.object({
  items: z.array(
    z.object({
      kind: z.enum(waitingKinds),
      countyCode,
      id: z.uuid(),
      title: z.string(),
      community: z.string(),
      unit: z.string().nullable().describe('The unit that asks, or that says it is done'),
      version: z.int().describe('Of the need, for an answer'),
      since: z.iso.datetime(),
    }),
  ),
  counts: z.record(z.enum(waitingKinds), z.int()).describe('How many of each, up to 20'),
})
export type WaitingItem = z.infer<typeof waitingOutput>['items'][number]
