/** A county with a programme, in which records are counted without the rooms that keep records. */
import { beforeAll } from 'vitest'
import type { CountedRecord, FactInput, Raising } from '#base/server/db/change.ts'
import { type ChangeWriter, writeEvents } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { makeProgramme, templates } from '#rooms/programmes/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { type TestDatabase, useDatabase } from '../../../tests/database/database.ts'
import { writeFacts } from '../server/facts/write-facts.ts'
import { foldCounty } from '../server/totals/fold-county.ts'

export const county = '222403'
export const scope = { counties: [county] }
export const villages = ['222403108204', '222403108205', '222403109201'] as const

export interface Counted {
  database: TestDatabase
  cycleId: string
  /** What one change hands over to be counted. */
  record(counting: Counting): Promise<void>
  /** Until the totals hold all of it. */
  fold(): Promise<unknown>
  /** A fact with all that has to be said. */
  fact(more: Partial<FactInput> & { record: CountedRecord }): FactInput
}

export interface Counting {
  facts?: FactInput[]
  takesBack?: CountedRecord
  raises?: Raising
}

/** Call at the top of a test file; the properties are there from beforeAll on. */
export function useCounted(writers: ChangeWriter[] = [writeEvents, writeFacts]): Counted {
  const database = useDatabase({ writers })
  const counted = { database } as Counted
  beforeAll(async () => {
    await loadShippedRegions(database.adminUrl)
    const template = templates.get('branch-to-branch')
    if (!template) throw new Error('no such template')
    const { id: programmeId, cycleId } = await database.work.write(scope, (tx) =>
      makeProgramme(
        tx,
        template,
        {
          ...{ regionCode: county.padEnd(12, '0'), name: '支部联支部', nameEn: null },
          ...{ officeName: '市联建办' },
          cycle: { name: '2026', beginsOn: '2026-01-01', endsOn: '2026-12-31' },
        },
        { actor: 'test' },
      ),
    )
    counted.cycleId = cycleId
    counted.record = (counting) =>
      database.work.write(scope, (tx) =>
        tx.record({
          ...{ countyCode: county, action: 'test.count', actor: 'test' },
          subject: { kind: 'test', id: newId() },
          ...counting,
        }),
      )
    counted.fold = () => foldCounty(database.work, county)
    counted.fact = (more) => ({
      ...{ programmeId, cycleId, measure: 'deed', kind: 'clinic', quantity: 1 },
      ...{ day: '2026-03-12', regionCode: villages[0], ...more },
    })
  })
  return counted
}
