/** What anybody may see of a run that is disclosed, and how they object to it. */
import * as z from 'zod'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { withoutIdentityNumber } from '#base/shared/said-text.ts'
import { runKinds, runParams } from './run-schema.ts'
import { origins, publicPair, within } from './schema.ts'

const day = z.iso.date()

/**
 * `open`: objections are taken; `over`: the days are over and it is not in force yet; `void`: nothing comes of it.
 */
export const disclosureStates = ['open', 'over', 'in-force', 'void'] as const
export type DisclosureState = (typeof disclosureStates)[number]

const disclosedRun = z.object({
  countyCode: z.string(),
  id: z.uuid(),
  kind: z.enum(runKinds),
  state: z.enum(disclosureStates),
  from: day,
  until: day.describe('The last of five working days'),
  inputRoot: z.string().describe('Hash of the frozen list, 64 hexadecimal digits'),
  transcriptHash: z.string(),
})
export type DisclosedRun = z.infer<typeof disclosedRun>

export const disclosure = disclosedRun.extend({
  programmeId: z.uuid(),
  inForceOn: day.nullable(),
  belonging: z
    .array(disclosedRun)
    .describe('Runs of the remainder, and those after an objection with days of their own'),
  counts: z.object({
    pairs: z.int(),
    communities: z.int(),
    supporters: z.int(),
    dropped: z.int().describe('Pairs that an objection undid'),
    byOrigin: z.array(z.object({ origin: z.enum(origins), pairs: z.int() })),
  }),
})
export type Disclosure = z.infer<typeof disclosure>

export const disclosedPair = publicPair.extend({
  runId: z.uuid().describe('Whose transcript the pair stands in'),
})
export type DisclosedPair = z.infer<typeof disclosedPair>

export const showDisclosureInput = { params: runParams }
export const disclosedPairsQuery = z.object({ ...pageQuery, within })
export const listDisclosedPairsInput = { params: runParams, query: disclosedPairsQuery }
export const listDisclosedPairsOutput = pageOf(disclosedPair)

export const objectionBody = z.object({
  proposalId: z.uuid().optional().describe('Left out when it is about the run as a whole'),
  from: z.enum(['supporter', 'community', 'resident']),
  body: withoutIdentityNumber(z.string().trim().min(5).max(2000)),
})
export type ObjectionBody = z.infer<typeof objectionBody>
export const objectInput = { params: runParams, body: objectionBody }
export const objected = z.object({
  id: z.uuid(),
  code: z.string().describe('Said once: with it the answer is read later'),
})

/** As it is written down in fours; of what is taken for a digit the digit. */
export const answerCode = z
  .string()
  .overwrite((typed) =>
    typed
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s-]/g, '')
      .replaceAll('o', '0')
      .replace(/[il]/g, '1'),
  )
  .regex(/^[0-9a-f]{16}$/)
export const readAnswerInput = { params: runParams, body: z.object({ code: answerCode }) }
