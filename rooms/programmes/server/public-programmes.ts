import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { absent } from '#base/shared/problems.ts'
import { describeCode } from '#rooms/regions/server/door.ts'
import { currentCycle, holdsOn } from '../shared/rules.ts'
import type { ProgrammeItem, PublicProgramme } from '../shared/schema.ts'
import {
  type CycleRow,
  findPublishedProgramme,
  listCycles,
  listPublishedProgrammes,
  type ProgrammeRow,
} from './store.ts'

/** Programmes in force first, then the newest. */
export async function listPublicProgrammes(
  tx: Transaction,
  language: Language,
): Promise<PublicProgramme[]> {
  const rows = await listPublishedProgrammes(tx)
  const cycles = await listCycles(
    tx,
    rows.map(({ id }) => id),
  )
  const programmes = rows.map((row) => present(row, cycles, dayOf(tx.now), language))
  return programmes.sort((a, b) => Number(b.inForce) - Number(a.inForce))
}

/** @throws Problem base.absent when it does not exist or is not published */
export async function getPublicProgramme(
  tx: Transaction,
  id: string,
  language: Language,
): Promise<PublicProgramme> {
  const row = await findPublishedProgramme(tx, id)
  if (!row) throw absent()
  return present(row, await listCycles(tx, [id]), dayOf(tx.now), language)
}

export function presentItem(
  row: ProgrammeRow,
  cycles: CycleRow[],
  day: string,
  language: Language,
): ProgrammeItem {
  const { template, publishedAt } = row
  return { ...present(row, cycles, day, language), template, published: publishedAt !== null }
}

function present(
  row: ProgrammeRow,
  cycles: CycleRow[],
  day: string,
  language: Language,
): PublicProgramme {
  const own = cycles.filter(({ programmeId }) => programmeId === row.id)
  const cycle = currentCycle(own, day)
  return {
    id: row.id,
    name: language === 'en' && row.nameEn ? row.nameEn : row.name,
    regionCode: row.regionCode,
    region: describeCode(row.regionCode),
    office: row.officeName,
    demo: row.demo,
    inForce: own.some((each) => holdsOn(each, day)),
    ...(cycle && { cycle: presentCycle(cycle) }),
  }
}

export function presentCycle({ id, name, beginsOn, endsOn }: CycleRow) {
  return { id, name, beginsOn, endsOn }
}
