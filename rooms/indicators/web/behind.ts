import type { Of } from './of.ts'
import type { RecordLinks } from './parts.ts'
import type { FigureOf } from './queries.ts'

/** One number, and what is needed to open it. */
export interface Behind {
  cycleId: string
  of: Of
  figure: FigureOf
  asOf: string | null
  links: RecordLinks
}
