/** The structure of an instance read from a file that somebody else may have written. */
import * as z from 'zod/mini'
import { communityLetters, supporterLetters } from './instance.ts'
import {
  communityKinds,
  functionCodes,
  levelCodes,
  needCodes,
  rulesSchema,
  supporterKinds,
} from './rules.ts'

const code = z.string().check(z.minLength(1))
const count = z.int().check(z.minimum(0))
const needs = z.optional(z.array(z.enum(needCodes)))
const region = z.optional(z.string().check(z.regex(/^[0-9]{12}$/)))

const supporter = z.strictObject({
  code,
  name: z.optional(z.string()),
  kind: z.enum(supporterKinds),
  letter: z.optional(z.enum(supporterLetters)),
  level: z.optional(z.enum(levelCodes)),
  function: z.optional(z.enum(functionCodes)),
  offers: needs,
  region,
  min: count,
  max: count,
})

const community = z.strictObject({
  code,
  name: z.string(),
  kind: z.enum(communityKinds),
  letter: z.optional(z.enum(communityLetters)),
  needs,
  region,
  min: count,
  max: count,
})

export const instanceSchema = z.strictObject({
  rules: rulesSchema,
  supporters: z.array(supporter),
  communities: z.array(community),
  tierDistance: z.array(z.array(z.int()).check(z.length(3))).check(z.length(3)),
  relations: z.array(
    z.strictObject({
      supporter: code,
      community: code,
      relation: z.enum(['existing', 'locked', 'avoid']),
    }),
  ),
  preferences: z.array(
    z.strictObject({
      side: z.enum(['supporter', 'community']),
      supporter: code,
      community: code,
      rank: z.int().check(z.minimum(1)),
    }),
  ),
})
