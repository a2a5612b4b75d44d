/**
 * What the engine works on, and exactly what is published: the roster reduced to what the rules
 * use, tiers replaced by neutral letters. Anybody who holds an instance and a seed can recompute a run.
 */
import type {
  CommunityKind,
  FunctionCode,
  LevelCode,
  NeedCode,
  Rules,
  SupporterKind,
} from './rules.ts'

/** Neutral stratum letters. Which end is which tier is known only to whoever holds the row secret. */
export const supporterLetters = ['A', 'B', 'C'] as const
export const communityLetters = ['甲', '乙', '丙'] as const
export type SupporterLetter = (typeof supporterLetters)[number]
export type CommunityLetter = (typeof communityLetters)[number]

export interface Supporter {
  code: string
  /** Absent for persons: a name is not needed to recompute a run. */
  name?: string
  kind: SupporterKind
  /** Absent when the rules use no tiers. */
  letter?: SupporterLetter
  level?: LevelCode
  function?: FunctionCode
  offers?: NeedCode[]
  /** 12-digit region code. */
  region?: string
  /** Fewest and most partnerships. */
  min: number
  max: number
}

export interface Community {
  code: string
  name: string
  kind: CommunityKind
  letter?: CommunityLetter
  needs?: NeedCode[]
  region?: string
  min: number
  max: number
}

export type RelationKind = 'existing' | 'locked' | 'avoid'
export interface Relation {
  supporter: string
  community: string
  relation: RelationKind
}

export interface Preference {
  side: 'supporter' | 'community'
  supporter: string
  community: string
  /** 1 is the first choice. */
  rank: number
}

/**
 * Canonical: supporters and communities sorted by code, relations by (supporter, community, relation),
 * preferences by (side, supporter, community), each by Unicode code point; need lists sorted; strings NFC.
 */
export interface Instance {
  rules: Rules
  supporters: Supporter[]
  communities: Community[]
  /**
   * tierDistance[i][j] = |supporter tier + community tier − 4| for supporterLetters[i] × communityLetters[j].
   * 0 is the pairing 一类对三类、二类对二类、三类对一类. The matrix is the same when tiers are read from either
   * end, which is what keeps the letters neutral.
   */
  tierDistance: number[][]
  relations: Relation[]
  preferences: Preference[]
}

/** A pair by index into `instance.supporters` and `instance.communities`. */
export interface Pair {
  supporter: number
  community: number
}

/** The tier matrix for letters in tier order; reading both sides from the other end leaves it unchanged. */
export const tierDistance: number[][] = [
  [2, 1, 0],
  [1, 0, 1],
  [0, 1, 2],
]
