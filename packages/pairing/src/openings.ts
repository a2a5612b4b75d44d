/** Openings as a file: all of a list for the office, or one alone for the unit or village that it is about. */
import * as z from 'zod/mini'
import type { Opening } from './publish.ts'
import { communityKinds, functionCodes, levelCodes, needCodes, supporterKinds } from './rules.ts'

const format = 'lianjian-openings/1'

const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
// What cannot be seen must not steer the reader's terminal either.
const text = z.string().check(z.minLength(1), z.regex(/^[^\p{Cc}\p{Cs}]*$/u))
const tier = z.optional(z.literal([1, 2, 3]))
const region = z.optional(z.string().check(z.regex(/^[0-9]{12}$/)))
const places = z.int().check(z.minimum(0))
const needs = z.optional(z.array(z.enum(needCodes)))

const supporter = z.strictObject({
  side: z.literal('supporter'),
  code: text,
  name: text,
  kind: z.enum(supporterKinds),
  level: z.optional(z.enum(levelCodes)),
  function: z.optional(z.enum(functionCodes)),
  tier,
  region,
  min: places,
  max: places,
  offers: needs,
})

const community = z.strictObject({
  side: z.literal('community'),
  code: text,
  name: text,
  kind: z.enum(communityKinds),
  tier,
  region,
  min: places,
  max: places,
  needs,
})

export const openingsSchema = z.strictObject({
  format: z.literal(format),
  /** Of the list that the rows were sealed in. */
  inputRoot: hex32,
  openings: z
    .array(
      z.strictObject({
        salt: hex32,
        row: z.discriminatedUnion('side', [supporter, community]),
        orientation: z.optional(z.strictObject({ flipped: z.boolean(), salt: hex32 })),
      }),
    )
    .check(z.minLength(1)),
})

export interface Openings {
  inputRoot: string
  openings: Opening[]
}

/** The exact content of an openings file. */
export function openingsText({ inputRoot, openings }: Openings): string {
  return `${JSON.stringify({ format, inputRoot, openings })}\n`
}
