/** What the room takes and gives: who takes part. */
import * as z from 'zod'
import { saidAs } from '#base/shared/input-faults.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { kinds, levels, sides } from '#rooms/organizations/shared/words.ts'
import { codeSchema } from '#rooms/regions/shared/schema.ts'
import { byId, countyCode, reason } from './fields.ts'
import { parts } from './words.ts'

const day = z.iso.date()
const counts = z.object({ supporter: z.int(), community: z.int(), ally: z.int() })

export const listParticipantsInput = {
  ...byId,
  query: z.object({
    ...pageQuery,
    part: z.enum(parts).optional(),
    state: z.enum(['present', 'left']).default('present'),
    q: z.string().max(100).optional().describe('Name, parts of it, pinyin, initials or code'),
  }),
}
export const listParticipantsOutput = pageOf(
  z.object({
    id: z.uuid(),
    countyCode,
    organizationId: z.uuid(),
    code: z.string(),
    name: z.string().describe('Of a cadre: for whoever reaches them, the code for others'),
    kind: z.enum(kinds),
    level: z.enum(levels).nullable(),
    regionCode: z.string(),
    regionName: z.string().describe('From the county down'),
    part: z.enum(parts),
    joinedOn: day,
    leftOn: day.nullable(),
    leftReason: z.string().nullable(),
    mine: z.boolean().describe('Whether I answer for it'),
  }),
).extend({ counts: counts.describe('Of all that take part today, whatever was asked for') })

/** 信阳 had 4,522 branches of counties and 1,540 of its own bodies. */
const mostAtOnce = 10_000

export const joinInput = {
  ...byId,
  body: z
    .object({
      part: z.enum(parts),
      organizationIds: z.array(z.uuid()).min(1).max(mostAtOnce).optional(),
      allOf: z
        .object({
          side: z.enum(sides),
          kinds: z.array(z.enum(kinds)).min(1).optional(),
          regionCode: codeSchema.optional().describe('Seated there'),
        })
        .optional()
        .describe('All that are open, fit and do not take part yet'),
      preview: z.boolean().default(false).describe('Only says what would be done or refused'),
    })
    .refine((body) => (body.organizationIds === undefined) !== (body.allOf === undefined), {
      path: ['organizationIds'],
      message: saidAs({
        zh: '或者逐个选单位，或者按条件全选，两样选一样。',
        en: 'Either organizations one by one or all of a kind, not both.',
      }),
    }),
}
export const joinOutput = z.object({
  joined: z.int().describe('Those that join, or would'),
  already: z.int().describe('Of all of a kind: those that take part already'),
  faults: z
    .array(z.object({ pointer: z.string(), code: z.string(), text: z.string() }))
    .describe('In a preview: what would be refused'),
})

export const leaveInput = {
  params: z.object({ id: z.uuid(), organizationId: z.uuid() }),
  body: z.object({ reason }),
}
export const leaveOutput = z.object({ leftOn: day })
