/** What a draw hands over so that it can be followed and repeated. Rows are indexes into the instance. */
export type DrawnPair = [supporter: number, community: number]
export type Round = 1 | 2 | 3

export interface Stratum {
  /** From 1. */
  block: number
  round: Round
  /** Letters of both sides, or `all`. */
  stratum: string
  supporterSlots: number
  communitySlots: number
  /** Which shuffle was the first legal one, from 1; 0 when none was and the fallback matched instead. */
  attempt: number
  /** In the order drawn; a pair's place in this list is its draw number. */
  pairs: DrawnPair[]
}

/** Changes to a block whose rounds left a minimum unmet that could be met. */
export interface Repair {
  block: number
  added: DrawnPair[]
  removed: DrawnPair[]
}

export interface DrawRecord {
  /** Sizes of the blocks in order; in an incomplete one not everybody may be paired with everybody. */
  blocks: { supporters: number; communities: number; complete: boolean }[]
  strata: Stratum[]
  repairs: Repair[]
  /** False as soon as a fallback or a repair had a part: then not all legal outcomes were equally likely. */
  uniform: boolean
}
