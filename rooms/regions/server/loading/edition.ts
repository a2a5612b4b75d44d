/** What a load of the code tree is made of. */
import type { Level } from '../../shared/code.ts'

/** One state of the official list. */
export interface Edition {
  /** `2023`. */
  name: string
  /** The day whose state it gives, Asia/Shanghai. */
  day: string
  /** Where it came from, for the record. */
  source: string
}

/** One line of an edition; everything else is read from code and name. */
export interface RegionRow {
  code: string
  level: Level
  officialName: string
}

/** The part of the tree that a load speaks for: what is in it and not in the load has gone. */
export interface Extent {
  /** Code prefix; empty for the whole country. */
  under: string
  levels: readonly Level[]
}

export const wholeCountry: Extent = {
  under: '',
  levels: ['province', 'prefecture', 'county', 'township', 'village'],
}
