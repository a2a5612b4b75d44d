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

/** One partnership as anybody may see it. */
export const publicPartnership = z.object({
  id: z.uuid(),
  supporter: side,
  community: side.extend({
    regionCode: z.string(),
    township: z.string().describe('The street, town or township it lies in'),
  }),
  origin: z.enum(origins),
  since: z.iso.date(),
  until: z.iso.date(),
  why: z.string().describe('Why these two, in the language of the reader'),
})
export type PublicPartnership = z.infer<typeof publicPartnership>

export const partnershipQuery = z.object({
  ...twoWayQuery,
  within: z
    .string()
    .regex(/^\d{2,12}$/, saidAs({ zh: '要填 2 到 12 位数字。', en: 'This has 2 to 12 digits.' }))
    .optional()
    .describe('Only communities whose region code begins so'),
  supporter: z.uuid().optional().describe('Only partnerships of this supporter'),
  community: z.uuid().optional().describe('Only partnerships of this village or community'),
})
