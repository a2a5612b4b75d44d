/** Pairs supporters with communities by public draw or exact optimum, and lets anybody check the result. */
export {
  type Ceremony,
  ceremonyFaults,
  ceremonySchema,
  futureFaults,
  openCeremonySchema,
  quicknetTime,
  revealedParty,
  revealFaults,
  type SignatureCheck,
  sealedShareSchema,
  shareCommitment,
} from './ceremony.ts'
export type { PublishedList } from './check-roster.ts'
export type { DrawRecord } from './draw/record.ts'
export { regionSteps } from './eligibility.ts'
export { engine } from './engine.ts'
export { type MissingFields, missingForRules } from './fields.ts'
export { type FrozenVerdict, frozenText, isFrozen, verifyFrozen } from './frozen.ts'
export { idleRules } from './idle-rules.ts'
export type { Instance, Pair, Preference, Relation, RelationKind } from './instance.ts'
export { type Opened, type OpeningsVerdict, openRow, verifyOpenings } from './open-row.ts'
export { type CheckedOpening, checkOpening } from './opening.ts'
export { type Openings, openingsSchema, openingsText } from './openings.ts'
export type { Clash, LevelValue } from './optimum/proof.ts'
export { type Opening, type Published, publish, type RowSecretKind } from './publish.ts'
export type { Reason } from './reason.ts'
export { Refusal } from './refusal.ts'
export { type Report, reportText } from './report.ts'
export type { Roster, RosterCommunity, RosterSupporter, Tier } from './roster.ts'
export * from './rules.ts'
export { type Frozen, freeze, type PairCodes, type RunResult, run } from './run.ts'
export { inputRootOf, type SeedSource, seedOf } from './seed.ts'
export { codePattern, namePattern } from './suitable-text.ts'
export type { Transcript } from './transcript.ts'
export { mentionsQuicknet, type Summary, type Verdict, verify } from './verify.ts'
export { type Language, say } from './words.ts'
