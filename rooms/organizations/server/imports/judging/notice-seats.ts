/** Villages on the code of another: told and kept, because a village may be called otherwise than its region. */
import { dayOf } from '#base/server/clock.ts'
import { isInReach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { normalName } from '../../../shared/normal-name.ts'
import type { Kind } from '../../../shared/words.ts'
import { listOrganizationsByRegions } from '../../store.ts'
import type { OrganizationSheet, Stated } from '../sheet/read-organizations.ts'
import type { Place } from './judge-parents.ts'

/** Of these each has a code of its own; a quarter has that of its community. */
const seated: readonly Kind[] = ['village', 'community']

export async function noticeSeats(
  tx: Transaction,
  { side, countyCode, reach }: Place,
  sheet: OrganizationSheet,
): Promise<void> {
  if (side !== 'community') return
  const stated = sheet.stated.filter(({ kind }) => seated.includes(kind))
  const codes = [...new Set(stated.map(({ regionCode }) => regionCode))]
  const regions = new Map(
    (await listRegionsByCodes(tx, codes, dayOf(tx.now)))
      .filter(({ level }) => level === 'village')
      .map((region) => [region.code, region]),
  )
  const present = (await listOrganizationsByRegions(tx, countyCode, side, [...regions.keys()]))
    // What lies beyond is told by nothing.
    .filter((row) => seated.includes(row.kind as Kind) && isInReach(reach, row))
  const byRegion = Map.groupBy(present, ({ regionCode }) => regionCode)
  // What the sheet says of one itself is held against its own rows.
  const said = new Set(sheet.stated.map(({ code }) => code))
  const first = new Map<string, Stated>()
  for (const each of stated) {
    const region = regions.get(each.regionCode)
    if (!region) continue
    const notice = (code: string, params: Record<string, string | number>) =>
      sheet.notices.push({
        file: sheet.file,
        row: each.row,
        column: null,
        value: each.regionCode,
        code,
        params: { region: region.name, ...params },
      })
    if (!isNamedAs(each.name, region)) notice('region-other-name', { name: each.name })
    const before = first.get(each.regionCode)
    if (before) notice('region-twice', { first: before.row })
    else first.set(each.regionCode, each)
    const other = byRegion.get(each.regionCode)?.find(({ code }) => !said.has(code))
    if (other) notice('region-taken', { other: other.name, code: other.code })
  }
}

/** 大石头镇太平川村民委员会 is 太平川村. */
function isNamedAs(name: string, region: { name: string; officialName: string }): boolean {
  const called = normalName(name)
  return [region.name, region.officialName].some((each) => called.endsWith(normalName(each)))
}
