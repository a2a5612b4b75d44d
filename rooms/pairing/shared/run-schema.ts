/** What goes in and out about runs, their steps and their proposals. */
import { rulesSchema } from '@lianjian/pairing/rules'
import * as z from 'zod'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { saidName, saidReason, withoutIdentityNumber } from '#base/shared/said-text.ts'
import { runStates } from './run-states.ts'
import { origins } from './schema.ts'

const day = z.iso.date()
const countyCode = z.string().regex(/^\d{6}$/)
const version = z.int().min(1)

export const runKinds = ['whole', 'remainder', 'objection', 're-pairing'] as const
export type RunKind = (typeof runKinds)[number]

export const cycleParams = z.object({ cycleId: z.uuid() })
export const runParams = z.object({ county: countyCode, runId: z.uuid() })

const runItem = z.object({
  countyCode,
  id: z.uuid(),
  cycleId: z.uuid(),
  kind: z.enum(runKinds),
  parentId: z.uuid().nullable(),
  method: z.enum(['draw', 'optimize']),
  state: z.enum(runStates),
  way: z.string().nullable(),
  createdAt: z.iso.datetime(),
  pairCount: z.int().nullable(),
  answerBy: day.nullable(),
  disclosedFrom: day.nullable(),
  disclosedUntil: day.nullable(),
  inForceOn: day.nullable(),
  version: z.int(),
})
export const listRunsInput = { params: cycleParams }
export const listRunsOutput = z.object({ items: z.array(runItem) })

const closedSide = z.object({
  organization: z.object({
    id: z.uuid(),
    name: z.string(),
    ended: z.string().describe('What became of it'),
  }),
  count: z.int().positive().describe('How many pairs it has'),
})
export const listStrandedOutput = z.object({
  items: z.array(closedSide.extend({ cycleId: z.uuid() })),
})

export const runInput = { params: runParams }
export const runOutput = runItem.extend({
  rules: z.unknown().describe('As the engine reads them'),
  inputRoot: z.string().nullable().describe('Hash of the frozen list, 64 hexadecimal digits'),
  transcriptHash: z.string().nullable(),
  announced: z.boolean().describe('Its public event is announced'),
  working: z.enum(['simulate', 'draw', 'solve']).nullable().describe('What is computed just now'),
  moves: z
    .object({ kept: z.int(), forced: z.int(), others: z.int() })
    .nullable()
    .describe('Of a re-pairing that is solved: what stays, what has to move, and what else does'),
  closed: z
    .array(closedSide)
    .describe(
      'Of one disclosed or in force: sides that were closed since, to be paired again once in force',
    ),
  steps: z.array(
    z.object({
      number: z.int(),
      step: z.string(),
      state: z.enum(runStates),
      at: z.iso.datetime(),
      by: z.string().describe('Name of whoever did it'),
      reason: z.string().nullable(),
      documentHash: z.string().nullable(),
    }),
  ),
  simulations: z.array(z.object({ number: z.int(), at: z.iso.datetime(), outcome: z.unknown() })),
  counts: z
    .object({
      proposals: z.int(),
      accepted: z.int().describe('By both sides'),
      declined: z.int().describe('By at least one'),
      lapsed: z.int().describe('Not answered in time, and free since the office said so'),
      waiting: z.int(),
      overdue: z.int().describe('Of this run itself: not answered, and its day is over'),
      objections: z.int(),
      undecided: z.int(),
    })
    .describe('Of this run and those that belong to it; of one that belongs to another, its own'),
})

export const listRuleVersionsOutput = z.object({
  items: z.array(
    z.object({
      number: z.int().describe('Of the step that set them'),
      at: z.iso.datetime(),
      by: z.string().describe('Name of whoever did it'),
      reason: z.string().nullable(),
      rules: z.unknown().describe('As the engine reads them'),
    }),
  ),
})

export const runRosterOutput = z.object({
  roster: z.unknown().describe('As the engine reads it, tiers and all; for the office alone'),
  places: z
    .array(z.object({ code: z.string(), name: z.string() }))
    .describe('The townships and counties of its communities'),
  standing: z
    .array(z.tuple([z.string(), z.string()]))
    .describe('Of a draft: pairs of these that are in force, by code, and so not paired once more'),
  pairs: z
    .array(z.tuple([z.string(), z.string()]))
    .nullable()
    .describe('What the run came to, by code, supporter first; null before that'),
})

export const createRunInput = {
  params: cycleParams,
  body: z.object({
    way: z.string().max(60).optional().describe('One of the programme’s ways'),
    rules: z.optional(rulesSchema).describe('Instead of those of the way'),
    reason: saidReason.optional(),
  }),
}
export const runMade = z.object({ countyCode, id: z.uuid(), version: z.int() })

export const rePairInput = { params: cycleParams, body: z.object({ reason: saidReason }) }

const stepBody = { version, reason: saidReason.optional() }
const rosterSide = z.enum(['supporter', 'community'])
const bounds = z.object({ min: z.int().min(0), max: z.int().min(0) })
export const changeRulesInput = {
  params: runParams,
  body: z.object({
    ...stepBody,
    rules: rulesSchema,
    roster: z
      .object({
        places: z.array(
          z.object({
            side: rosterSide,
            code: z.string(),
            from: bounds.describe('As the office saw it'),
            to: bounds.refine(({ min, max }) => min <= max),
          }),
        ),
        dropped: z.array(
          z.object({
            relation: z.enum(['avoid', 'locked']),
            supporter: z.string(),
            community: z.string(),
          }),
        ),
        tied: z
          .array(
            z.object({
              relation: z.enum(['avoid', 'locked']),
              supporter: z.string(),
              community: z.string(),
              reason: saidReason.describe('In a word, such as 回避; kept with the pair'),
            }),
          )
          .default([])
          .describe('Pairs of which the office says that they must or must not be'),
      })
      .optional()
      .describe('What the roster of the cycle changes with them, by the codes of the roster'),
  }),
}
export const stepInput = { params: runParams, body: z.object(stepBody) }
export const voidInput = { params: runParams, body: z.object({ version, reason: saidReason }) }
export const simulateInput = {
  params: runParams,
  body: z.object({
    ...stepBody,
    seeds: z.int().min(1).max(200).default(20).describe('How many; for an optimum one is enough'),
  }),
}
export const decideInput = {
  params: runParams,
  body: z.object({
    ...stepBody,
    seed: z
      .string()
      .regex(/^[0-9a-f]{64}$/i)
      .describe('64 hexadecimal digits that somebody typed: reproducible, not proven fair'),
  }),
}
export const proposeInput = {
  params: runParams,
  body: z.object({
    ...stepBody,
    answerBy: day.describe('The last day on which both sides answer'),
  }),
}
export const lapseInput = { params: runParams, body: z.object({ version, reason: saidReason }) }
export const discloseInput = {
  params: runParams,
  body: z.object({ ...stepBody, from: day.describe('The first day of five working days') }),
}
export const stepDone = z.object({ state: z.enum(runStates), version: z.int() })

export const answers = ['accepted', 'declined'] as const
const side = z.object({ id: z.uuid(), code: z.string(), name: z.string(), kind: z.string() })
const answer = z
  .object({
    answer: z.enum(answers),
    reason: z.string().nullable(),
    how: z
      .string()
      .nullable()
      .describe('In what way it was said, where the office entered it; null where the side did'),
    at: z.iso.datetime(),
  })
  .nullable()
export const proposalItem = z.object({
  countyCode,
  id: z.uuid(),
  runId: z.uuid(),
  supporter: side,
  community: side.extend({ regionCode: z.string() }),
  origin: z.enum(origins),
  why: z.string().describe('Why these two, in the language of the reader'),
  supporterAnswer: answer,
  communityAnswer: answer,
  dropped: z.boolean().describe('An objection against it was upheld'),
  lapsed: z.boolean().describe('Not answered in time; it fell free'),
  answerBy: day.nullable(),
  asked: z.boolean().describe('Whether its run still waits for answers'),
})
export const proposalStates = ['waiting', 'accepted', 'declined', 'lapsed'] as const
export const listProposalsInput = {
  params: runParams,
  query: z.object({ ...pageQuery, state: z.enum(proposalStates).optional() }),
}
export const listProposalsOutput = pageOf(
  proposalItem.extend({
    partnershipId: z
      .uuid()
      .nullable()
      .describe('What came of it, once it is in force; kept in the county of the community'),
  }),
)
export const myProposalsOutput = z.object({
  items: z.array(proposalItem.extend({ side: z.enum(['supporter', 'community']) })),
})
const proposalParams = z.object({ county: countyCode, proposalId: z.uuid() })
const answerBody = {
  side: z.enum(['supporter', 'community']),
  answer: z.enum(answers),
  reason: saidReason.optional().describe('Needed when this side declined one already'),
}
export const answerInput = { params: proposalParams, body: z.object(answerBody) }
export const answerForInput = {
  params: proposalParams,
  body: z.object({
    ...answerBody,
    how: saidReason.describe('In what way the side said it: on paper, by telephone, at a meeting'),
  }),
}
export const takeBackInput = {
  params: proposalParams,
  body: z.object({ side: z.enum(['supporter', 'community']) }),
}
export const answered = z.object({
  supporterAnswer: z.enum(answers).nullable(),
  communityAnswer: z.enum(answers).nullable(),
})

export const objectionItem = z.object({
  countyCode,
  id: z.uuid(),
  runId: z.uuid(),
  proposalId: z.uuid().nullable(),
  pair: z
    .object({ supporter: z.string(), community: z.string() })
    .nullable()
    .describe('Names of the two it is about'),
  from: z.enum(['supporter', 'community', 'resident']),
  body: z.string().nullable().describe('Null when it was kept for as long as it may be'),
  receivedAt: z.iso.datetime(),
  decision: z.enum(['upheld', 'rejected']).nullable(),
  answer: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
})
export const listObjectionsOutput = z.object({ items: z.array(objectionItem) })
export const decideObjectionInput = {
  params: z.object({ county: countyCode, objectionId: z.uuid() }),
  body: z.object({
    decision: z.enum(['upheld', 'rejected']),
    answer: withoutIdentityNumber(z.string().trim().min(5).max(2000)),
    name: withoutIdentityNumber(saidName(60)).describe('Of the person who answers for it'),
  }),
}

export const openingInput = {
  params: runParams,
  query: z.object({ organization: z.uuid().describe('One that the reader answers for') }),
}
const said = z.object({ zh: z.string(), en: z.string() })
export const runReportOutput = z.object({
  coverage: z.object({
    covered: z.int(),
    all: z.int(),
    uncovered: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
  load: z.object({
    min: z.int(),
    max: z.int(),
    distribution: z.array(z.object({ partnerships: z.int(), supporters: z.int() })),
  }),
  levels: z.array(said.extend({ level: z.string(), value: z.int() })),
  fairness: said,
  notices: z.array(said),
  strongToNeed: z.object({ strong: z.int(), all: z.int() }).nullable(),
  strata: z.array(
    z.object({
      stratum: z.string(),
      round: z.int(),
      supporterSlots: z.int(),
      communitySlots: z.int(),
    }),
  ),
})
