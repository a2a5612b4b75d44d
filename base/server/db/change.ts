/** One change of the county's records, with all that is written beside it in the same transaction. */
import type { ConfirmationWay, EvidenceLevel } from '#base/shared/evidence.ts'

export interface Change {
  countyCode: string
  /** `room.verb`, such as `pairing.adopt-run`. */
  action: string
  subject: { kind: string; id: string }
  /** The id of whom the record is about: once that person is erased, its hashes say nothing any more. */
  person?: string
  /** Who did it: an account, or a job by name. */
  actor: string
  /** Why, in the words of whoever did it. */
  reason?: string
  /** The record before and after; only keyed hashes of them are kept. */
  before?: unknown
  after?: unknown
  /** What other rooms are told once it is committed. */
  events?: { topic: string; payload: Record<string, unknown> }[]
  /** What happened, for the indicators to count. */
  facts?: FactInput[]
  /** A record that counts no more as it was: all facts of that version are taken back, at the level they had reached. */
  takesBack?: CountedRecord
  /** A record that rose to another level, or fell back to one. */
  raises?: Raising
}

/** What many changes are part of: an import. */
export type Whole = Change['subject']

/** A record that is counted, at one of its versions. */
export interface CountedRecord {
  kind: string
  id: string
  version: number
}

export interface Raising {
  record: CountedRecord
  to: EvidenceLevel
  way: ConfirmationWay
}

/** One countable thing that happened; appended, never changed. */
export interface FactInput {
  programmeId: string
  cycleId: string
  record: CountedRecord
  /** What of the record is counted, as its room names it: `deed`, `deed-helped`, `deed-cost`. */
  measure: string
  /** What sort of record it was. */
  kind?: string
  /** What sort of amount it is, such as the source of money. */
  aspect?: string
  /** Whole pieces, persons or fen. */
  quantity: number
  /** Asia/Shanghai date. */
  day: string
  /** Of the community it is about, or of a place in it. */
  regionCode: string
  /** Whose work it is. */
  organizationId?: string
  partnershipId?: string
}
