/** Which pairs of a disclosure somebody means by a name, pinyin or code. */
import type { Transaction } from '#base/server/db/work.ts'
import { searchSupporters } from '#rooms/organizations/server/door.ts'
import { searchRegions } from '#rooms/regions/server/door.ts'

/** Of each kind in each county: more are not read through, a longer word is typed. */
const mostMeant = 20

/** Beginnings of region codes, and units. */
export async function meantBy(
  tx: Transaction,
  counties: readonly string[],
  query: string,
): Promise<{ prefixes: string[]; supporterIds: string[] }> {
  const meant = { prefixes: [] as string[], supporterIds: [] as string[] }
  for (const countyCode of counties) {
    const regions = (level: 'village' | 'township') =>
      searchRegions(tx, { query, within: countyCode, levels: [level], limit: mostMeant })
    const villages = await regions('village')
    const townships = await regions('township')
    const units = await searchSupporters(tx, { countyCode, query, limit: mostMeant })
    meant.prefixes.push(
      ...villages.map(({ code }) => code),
      ...townships.map(({ code }) => code.slice(0, 9)),
    )
    meant.supporterIds.push(...units.map(({ id }) => id))
  }
  return meant
}
