/** Pairs as anybody may see them: both sides by name, the township, how it came and why. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { sayEndings } from '#rooms/organizations/server/door.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { sayWhy } from '../shared/say-reasons.ts'
import type { Origin, PublicPair } from '../shared/schema.ts'
import { organizationsAt, type Seat } from './across-counties.ts'

/** Of a partnership or a proposal. */
interface PairRow {
  id: string
  supporterId: string
  communityId: string
  communityRegionCode: string
  origin: string
  reasons: unknown
  /** Of a proposal that is retained, when it began. */
  since?: string | null
}

/** @param seatsOf where both sides of a row are written down; the transaction's scope holds these counties */
export async function presentPairs<Row extends PairRow>(
  tx: Transaction,
  rows: readonly Row[],
  seatsOf: (row: Row) => { supporter: Seat; community: Seat },
  language: Language,
): Promise<PublicPair[]> {
  const seats = rows.flatMap((row) => Object.values(seatsOf(row)))
  const byId = await organizationsAt(tx, seats)
  const ended = new Map<string, string>()
  for (const [county, own] of Map.groupBy(byId.values(), ({ countyCode }) => countyCode)) {
    for (const [id, said] of await sayEndings(tx, county, own, language)) ended.set(id, said)
  }
  const townshipOf = (code: string) => `${code.slice(0, 9)}000`
  const townships = await listRegionsByCodes(tx, [
    ...new Set(rows.map((row) => townshipOf(row.communityRegionCode))),
  ])
  const townshipNames = new Map(townships.map((each) => [each.code, each.name]))
  const side = (row: Row, id: string) => {
    const organization = byId.get(id)
    if (!organization)
      throw new Error(`pair ${row.id} names organization ${id}, which is not there`)
    const { code, name, kind } = organization
    const said = ended.get(id)
    return { id, code, name, kind, ...(said !== undefined && { ended: said }) }
  }
  return rows.map((row) => ({
    id: row.id,
    supporter: side(row, row.supporterId),
    community: {
      ...side(row, row.communityId),
      regionCode: row.communityRegionCode,
      township: townshipNames.get(townshipOf(row.communityRegionCode)) ?? '',
    },
    origin: row.origin as Origin,
    why: sayWhy(row, language),
  }))
}
