import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { absent } from '#base/shared/problems.ts'
import type { Saying } from '#base/shared/words.ts'
import { describeCode, getPaths, readPath } from '#rooms/regions/server/door.ts'
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
  const programmes = await presentAll(tx, await listPublishedProgrammes(tx), language)
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
  const [programme] = await presentAll(tx, [row], language)
  return programme as PublicProgramme
}

/** The published programmes whose public pages show one of these cycles. */
export async function listProgrammesOfCycles(
  tx: Transaction,
  cycleIds: readonly string[],
): Promise<{ id: string; cycleId: string; name: Saying }[]> {
  if (cycleIds.length === 0) return []
  const rows = await listPublishedProgrammes(tx)
  const cycles = await listCycles(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, name, nameEn }) => {
    const own = cycles.filter(({ programmeId }) => programmeId === id)
    const shown = currentCycle(own, dayOf(tx.now))
    if (!shown || !cycleIds.includes(shown.id)) return []
    return [{ id, cycleId: shown.id, name: { zh: name, en: nameEn ?? name } }]
  })
}

/** What the desk shows beside that. */
export async function presentItems(
  tx: Transaction,
  rows: readonly ProgrammeRow[],
  language: Language,
): Promise<ProgrammeItem[]> {
  const shown = await presentAll(tx, rows, language)
  return shown.map((each, at) => {
    const { template, publishedAt } = rows[at] as ProgrammeRow
    return { ...each, template, published: publishedAt !== null }
  })
}

async function presentAll(
  tx: Transaction,
  rows: readonly ProgrammeRow[],
  language: Language,
): Promise<PublicProgramme[]> {
  const day = dayOf(tx.now)
  const codes = rows.map(({ regionCode }) => regionCode)
  const paths = await getPaths(tx, [...new Set(codes)])
  const cycles = await listCycles(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, name, nameEn, regionCode, officeName, demo }) => {
    const own = cycles.filter(({ programmeId }) => programmeId === id)
    const cycle = currentCycle(own, day)
    return {
      ...{ id, regionCode, office: officeName, demo },
      name: language === 'en' && nameEn ? nameEn : name,
      region: readPath(paths.get(regionCode) ?? []) || describeCode(regionCode),
      inForce: own.some((each) => holdsOn(each, day)),
      ...(cycle && { cycle: presentCycle(cycle) }),
    }
  })
}

export function presentCycle({ id, name, beginsOn, endsOn }: CycleRow) {
  return { id, name, beginsOn, endsOn }
}
