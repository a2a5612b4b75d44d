/** The roster as the office holds it, tiers and all: read from files or the database, never published. */
import type { Preference, Relation } from './instance.ts'
import type { CommunityKind, FunctionCode, LevelCode, NeedCode, SupporterKind } from './rules.ts'

/** 1 strong, 2 middle, 3 weak: in files and rules only, on no screen. */
export type Tier = 1 | 2 | 3

export interface RosterSupporter {
  code: string
  name: string
  kind: SupporterKind
  level?: LevelCode
  function?: FunctionCode
  tier?: Tier
  region?: string
  min: number
  max: number
  offers?: NeedCode[]
}

export interface RosterCommunity {
  code: string
  name: string
  kind: CommunityKind
  tier?: Tier
  region?: string
  min: number
  max: number
  needs?: NeedCode[]
}

export interface Roster {
  supporters: RosterSupporter[]
  communities: RosterCommunity[]
  relations: Relation[]
  preferences: Preference[]
}
