import * as z from 'zod'
import { saidAs } from '#base/shared/input-faults.ts'
import { twoWayQuery } from '#base/shared/paging.ts'

export const origins = ['retained', 'chosen', 'drawn', 'solved'] as const
export type Origin = (typeof origins)[number]

const side = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  ended: z.string().optional().describe('What became of it, when it is no more'),
})

/** Two that are paired, or are to be, as anybody may see it. */
export const publicPair = z.object({
  id: z.uuid(),
  supporter: side,
  community: side.extend({
    regionCode: z.string(),
    township: z.string().describe('The street, town or township it lies in'),
  }),
  origin: z.enum(origins),
  why: z.string().describe('Why these two, in the language of the reader'),
})
export type PublicPair = z.infer<typeof publicPair>

export const publicPartnership = publicPair.extend({
  run: z
    .object({ countyCode: z.string(), id: z.uuid() })
    .describe('Whose transcript the pair stands in'),
  since: z.iso.date(),
  until: z.iso.date(),
})
export type PublicPartnership = z.infer<typeof publicPartnership>

/** What narrows a list of pairs to a county, a township or a village. */
export const within = z
  .string()
  .regex(/^\d{2,12}$/, saidAs({ zh: '要填 2 到 12 位数字。', en: 'This has 2 to 12 digits.' }))
  .optional()
  .describe('Only communities whose region code begins so')

export const partnershipQuery = z.object({
  ...twoWayQuery,
  within,
  supporter: z.uuid().optional().describe('Only partnerships of this supporter'),
  community: z.uuid().optional().describe('Only partnerships of this village or community'),
})
