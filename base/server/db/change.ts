/** One change of the county's records, with all that is written beside it in the same transaction. */

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
  /** What it counts for, under indicator definitions. */
  facts?: FactInput[]
}

/** What many changes are part of: an import. */
export type Whole = Change['subject']

/** One countable thing that happened; appended, never changed. */
export interface FactInput {
  indicatorCode: string
  quantity: number
  /** Asia/Shanghai date. */
  day: string
  regionCode: string
  organizationId?: string
  partnershipId?: string
  source: { kind: string; id: string }
}
