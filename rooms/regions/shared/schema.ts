/** What the room takes and gives, for its routes and for whoever calls them. */
import * as z from 'zod'
import { daySchema } from '#base/shared/day-schema.ts'
import { saidAs } from '#base/shared/input-faults.ts'
import { pageOf, pageQuery } from '#base/shared/paging.ts'
import { kinds, levels, padCode, shortCode } from './code.ts'

const codeForm = {
  zh: '区划代码是 2、4、6、9 或 12 位数字。',
  en: 'A region code has 2, 4, 6, 9 or 12 digits.',
}

export const levelSchema = z.enum(levels)

/** Twelve digits, or cut off at a level. */
export const codeSchema = z
  .string()
  .regex(shortCode, saidAs(codeForm))
  .transform(padCode)
  .describe('12-digit code, or its first 2, 4, 6 or 9 digits')

const day = z.iso.date()

export const regionSchema = z.object({
  code: z.string(),
  name: z.string().describe('As people say it'),
  officialName: z.string().describe('As the edition prints it'),
  level: levelSchema,
  kind: z.enum(kinds),
  validFrom: day,
  validTo: day.nullable().describe('First day on which the code no longer stood for it'),
})

const step = z.object({ code: z.string(), name: z.string(), level: levelSchema })

export const searchInput = {
  query: z.object({
    q: z.string().min(1).max(100).describe('Names, parts of names, pinyin, initials or code'),
    within: codeSchema.optional(),
    level: levelSchema.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
}

export const searchOutput = z.object({
  items: z.array(regionSchema.extend({ path: z.array(step), fullName: z.string() })),
})

const codeParams = z.object({ code: codeSchema })
const on = daySchema.optional().describe('As it was on this day')

export const regionInput = { params: codeParams, query: z.object({ on }) }

export const regionOutput = regionSchema.extend({
  path: z.array(step),
  fullName: z.string(),
  children: z.number().int(),
  earlier: z
    .array(z.object({ name: z.string(), validFrom: day, validTo: day }))
    .describe('What the code stood for before, oldest first'),
  successions: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        kind: z.enum(['recoded', 'moved', 'merged', 'split']),
        day,
        declared: z.boolean().describe('False: found by comparing two editions'),
      }),
    )
    .describe('Codes it came from or went to'),
})

export const childrenInput = { params: codeParams, query: z.object({ ...pageQuery, on }) }
export const childrenOutput = pageOf(regionSchema)
