/**
 * The rules of one run, as the office writes them down.
 * One schema: it parses, it gives the type, and the JSON Schema for editors is generated from it.
 */
import * as z from 'zod/mini'

/** What a community can need and a supporter can offer (需求/资源); both sides use the same codes. */
export const needCodes = [
  'organization',
  'income',
  'legal',
  'specialty',
  'services',
  'environment',
  'health',
  'education',
  'culture',
] as const
export type NeedCode = (typeof needCodes)[number]

/** A unit's function (职能): 党委, 经济, 政法, 业务, 其他. */
export const functionCodes = ['party', 'economy', 'law', 'sector', 'other'] as const
export type FunctionCode = (typeof functionCodes)[number]

/** A unit's level (层级), which is not its seat. */
export const levelCodes = ['central', 'province', 'city', 'county', 'township', 'village'] as const
export type LevelCode = (typeof levelCodes)[number]

export const supporterKinds = [
  'unit',
  'branch',
  'person',
  'enterprise',
  'school',
  'hospital',
  'social',
] as const
export type SupporterKind = (typeof supporterKinds)[number]

export const communityKinds = ['village', 'community', 'quarter', 'township'] as const
export type CommunityKind = (typeof communityKinds)[number]

/** All are minimised, in the order that the rules give; each is an exact integer. */
export const objectiveNames = [
  'unpaired',
  'coverage',
  'function-need',
  'tier',
  'fit',
  'preference',
  'stability',
  'distance',
  'balance',
] as const
export type ObjectiveName = (typeof objectiveNames)[number]

const levelRule = z.strictObject({
  supporterLevels: z.array(z.enum(levelCodes)),
  communityKinds: z.array(z.enum(communityKinds)),
  sameCounty: z.optional(z.boolean()),
})

export const rulesSchema = z.strictObject({
  $schema: z.optional(z.string()),
  title: z.optional(z.string().check(z.maxLength(200))),
  method: z.enum(['draw', 'optimize']),
  tiers: z.enum(['sum-to-four', 'any']),
  tiersHard: z.boolean(),
  hardMinima: z._default(z.boolean(), true),
  functionNeed: z._default(z.partialRecord(z.enum(functionCodes), z.array(z.enum(needCodes))), {}),
  objectives: z._default(z.array(z.enum(objectiveNames)), []),
  eligibility: z._default(
    z.strictObject({
      sameCounty: z._default(z.boolean(), false),
      levels: z._default(z.array(levelRule), []),
    }),
    { sameCounty: false, levels: [] },
  ),
  /** How often a stratum is redrawn as a whole before the declared fallback, PD-1 step 6. */
  redraws: z._default(z.int().check(z.minimum(1), z.maximum(100_000)), 1000),
})
export type Rules = z.infer<typeof rulesSchema>
