/** A partnership from its beginning to today, told by every room that has something of it. */
import * as z from 'zod'
import { evidenceLevels } from '#base/shared/evidence.ts'
import { publicPair } from './schema.ts'

/** What a moment is about. */
export const momentKinds = [
  'pairing',
  'agreement',
  'people',
  'commitment',
  'need',
  'activity',
  'deed',
  'money',
] as const
export type MomentKind = (typeof momentKinds)[number]

const saying = z.object({ zh: z.string(), en: z.string() })

const moment = z.object({
  day: z.iso.date().describe('In Asia/Shanghai; a day to come says what is planned'),
  at: z.iso.datetime().optional().describe('The instant, where it is known'),
  kind: z.enum(momentKinds),
  level: z
    .enum(evidenceLevels)
    .nullable()
    .describe('Who says so; null for what the system itself did or what is still to come'),
  title: saying,
  detail: saying.optional(),
  to: z.string().optional().describe('Where in the desk it opens'),
})
/** One thing that happened between the two, or is to happen. */
export type Moment = z.infer<typeof moment>

/** `2026-03` */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const storyInput = {
  params: z.object({ county: z.string().regex(/^\d{6}$/), id: z.uuid() }),
  query: z.object({ until: month.optional().describe('The newest month to tell of') }),
}

export const storyOutput = z.object({
  partnership: publicPair.extend({
    countyCode: z.string(),
    supporterCountyCode: z.string().describe('Where the supporter is registered'),
    programme: z.object({ id: z.uuid(), name: z.string(), published: z.boolean() }),
    cycle: z.string(),
    run: z.object({ countyCode: z.string(), id: z.uuid() }),
    since: z.iso.date(),
    until: z.iso.date(),
    over: z.boolean(),
    endReason: z.string().nullable().describe('Why it was over before its cycle was'),
  }),
  next: z.array(moment).describe('What is planned, the soonest first; only with the newest months'),
  moments: z.array(moment).describe('What happened, the newest first'),
  older: month.optional().describe('The newest month that is not told yet'),
})

export const listPartnershipsInput = {
  query: z.object({
    county: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    organization: z
      .uuid()
      .optional()
      .describe('Those of this one, registered in `county`; left out, those of my own'),
    q: z.string().trim().max(60).optional().describe('Name or code of either side instead'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
}

export const listPartnershipsOutput = z.object({
  items: z.array(
    publicPair.extend({
      countyCode: z.string(),
      since: z.iso.date(),
      until: z.iso.date(),
      over: z.boolean(),
    }),
  ),
})

export const listSilentOutput = z.object({
  items: z.array(
    publicPair.extend({
      countyCode: z.string(),
      silentSince: z.iso.date(),
      days: z.int(),
      own: z.boolean().describe('Of a unit that I answer for; else I lead the programme'),
    }),
  ),
})
