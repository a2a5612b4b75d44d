/** Whether what a run is given is of the types that it says it is: its caller may be no TypeScript. */
import * as z from 'zod/mini'
import type { Reason } from './reason.ts'
import {
  communityKinds,
  functionCodes,
  levelCodes,
  needCodes,
  type Rules,
  rulesSchema,
  supporterKinds,
} from './rules.ts'

// Types and choices only: what the values must be has words of its own. No further field: it would be sealed with
// the row, and nobody has looked at it.
const needs = z.optional(z.array(z.enum(needCodes)))
const row = {
  code: z.string(),
  name: z.string(),
  tier: z.optional(z.number()),
  region: z.optional(z.string()),
  min: z.number(),
  max: z.number(),
}
const pair = { supporter: z.string(), community: z.string() }

const rosterSchema = z.strictObject({
  supporters: z.array(
    z.strictObject({
      ...row,
      kind: z.enum(supporterKinds),
      level: z.optional(z.enum(levelCodes)),
      function: z.optional(z.enum(functionCodes)),
      offers: needs,
    }),
  ),
  communities: z.array(z.strictObject({ ...row, kind: z.enum(communityKinds), needs })),
  relations: z.array(
    z.strictObject({ ...pair, relation: z.enum(['existing', 'locked', 'avoid']) }),
  ),
  preferences: z.array(
    z.strictObject({ ...pair, side: z.enum(['supporter', 'community']), rank: z.number() }),
  ),
})

/** Every place of an input that is not of its type. */
export function wrongPlaces(schema: z.ZodMiniType, input: unknown): { path: string }[] {
  const parsed = schema.safeParse(input)
  if (parsed.success) return []
  return parsed.error.issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key])
        : [issue.path]
    return paths.map((path) => ({ path: path.map(String).join('.').slice(0, 200) }))
  })
}

/** All of both, with the rules as they are once their defaults are filled in. */
export function readInputs(roster: unknown, rules: unknown): { faults: Reason[]; rules: Rules } {
  const parsed = rulesSchema.safeParse(rules)
  return {
    faults: [
      ...wrongPlaces(rosterSchema, roster).map((params) => ({ code: 'roster-structure', params })),
      ...wrongPlaces(rulesSchema, rules).map((params) => ({ code: 'rules-structure', params })),
    ],
    rules: parsed.success ? parsed.data : (rules as Rules),
  }
}
