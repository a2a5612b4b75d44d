/** What an optimum hands over: the pairs, what they count, and the proof that nothing counts less. */
import type { Pair } from '../instance.ts'
import type { Reason } from '../reason.ts'
import type { Rules } from '../rules.ts'

/** What the pairs count under one objective, an exact integer. */
export interface LevelValue {
  level: string
  value: number
}

/**
 * One price per row under one level: supporters in canonical order, then communities. The places' own
 * node, the hub, has price 0 and is not listed.
 */
export interface LevelProof {
  level: string
  potentials: number[]
}

/** One entry per level in order of importance, the seeded ties last (docs/optimum-protocol.md). */
export interface Proof {
  levels: LevelProof[]
}

export interface Optimum {
  kind: 'optimum'
  /** Sorted by supporter, then community. */
  pairs: Pair[]
  /** The objectives in order; the ties are left out, their sum means nothing. */
  values: LevelValue[]
  proof: Proof
}

/** Rows whose minima together exceed what the other side can take. */
export interface PlacesClash {
  kind: 'places'
  /** The side that `members` are on. */
  side: 'supporter' | 'community'
  /** Row indexes; no member can be left out without the clash disappearing. */
  members: number[]
  /** Rows of the other side that can be paired with at least one member. */
  partners: number[]
  /** Sum of the members' minima. */
  needed: number
  /** The most partnerships that the members can have between them. */
  available: number
}

/** Locked pairs or bounds that contradict each other or the rules; `reasons` names each of them. */
export interface RulesClash {
  kind: 'rules'
}

export type Clash = PlacesClash | RulesClash

/** One change that a way out asks for, so that a program can make it: of a row's places, a relation, or the rules. */
export type Change =
  | {
      kind: 'places'
      side: 'supporter' | 'community'
      code: string
      bound: 'min' | 'max'
      to: number
    }
  | { kind: 'drop'; relation: 'avoid' | 'locked'; supporter: string; community: string }
  | { kind: 'rules'; rules: Partial<Pick<Rules, 'hardMinima' | 'tiersHard' | 'eligibility'>> }

/** A way out in words, and what it changes. */
export interface WayOut {
  reason: Reason
  changes: Change[]
}

export interface Infeasible {
  kind: 'infeasible'
  clash: Clash
  /** What clashes, then the ways out, cheapest first. */
  reasons: Reason[]
  /** Those ways once more, each with what it changes. */
  ways: WayOut[]
}

/** The verdict on a proof: the values counted again, or the first thing that is wrong. */
export type CheckResult = { ok: true; values: LevelValue[] } | { ok: false; fault: Reason }
