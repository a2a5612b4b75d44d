/** What the room's pages are given when the desk is put together: rooms above this one know it. */
import type { ComponentType } from 'react'
import type { Saying } from '#base/shared/words.ts'
import type { Of } from './of.ts'
import type { CountedRecord } from './queries.ts'

/** By the kind of record, as the room that keeps it names it in its facts. */
export type RecordLinks = Readonly<
  Record<
    string,
    {
      what: Saying
      /** Its page in the desk; left out where it has none. */
      to?(record: Pick<CountedRecord, 'id' | 'county'>): string
    }
  >
>

export interface IndicatorsWebParts {
  recordLinks: RecordLinks
  /** Figures that another room derives, such as how many communities have a partner. */
  derived: readonly ComponentType<{ cycleId: string; of: Of }>[]
}
