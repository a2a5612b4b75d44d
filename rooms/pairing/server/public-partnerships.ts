import * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { cutTwoWayPage, decodeCursor } from '#base/shared/paging.ts'
import { sayEndings } from '#rooms/organizations/server/door.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { sayReasons } from '../shared/say-reasons.ts'
import type { PublicPartnership } from '../shared/schema.ts'
import { organizationsAt } from './across-counties.ts'
import { listPartnerships, type PartnershipFilter, type PartnershipRow } from './store.ts'

/** One page of partnerships with the names of both sides and the reason, in order of the village's code. */
export async function listPublicPartnerships(
  tx: Transaction,
  filter: Omit<PartnershipFilter, 'after' | 'before'> & {
    /** Cursors: the `next` of the page before, or the `previous` of the page after. */
    after?: string | undefined
    before?: string | undefined
  },
  language: Language,
): Promise<{ items: PublicPartnership[]; next?: string; previous?: string }> {
  const before = keyOf(filter.before)
  const after = before ? undefined : keyOf(filter.after)
  const rows = await listPartnerships(tx, { ...filter, after, before })
  const asked = before ? 'before' : after ? 'after' : 'from the start'
  const page = cutTwoWayPage(rows, filter.limit, (row) => [row.communityRegionCode, row.id], asked)
  return { ...page, items: await presentPartnerships(tx, page.items, language) }
}

/** Region code and id; undefined for a cursor that was not made here. */
function keyOf(cursor: string | undefined): string[] | undefined {
  return decodeCursor(cursor, [z.string(), z.uuid()])
}

async function presentPartnerships(
  tx: Transaction,
  rows: PartnershipRow[],
  language: Language,
): Promise<PublicPartnership[]> {
  // Both in the partnership's county, a supporter from elsewhere as a guest.
  const byId = await organizationsAt(
    tx,
    rows.flatMap(({ countyCode, supporterId, communityId }) => [
      { countyCode, id: supporterId },
      { countyCode, id: communityId },
    ]),
  )
  const ended = new Map<string, string>()
  for (const [county, own] of Map.groupBy(byId.values(), ({ countyCode }) => countyCode)) {
    for (const [id, said] of await sayEndings(tx, county, own, language)) ended.set(id, said)
  }
  const townshipOf = (code: string) => `${code.slice(0, 9)}000`
  const townships = await listRegionsByCodes(tx, [
    ...new Set(rows.map((row) => townshipOf(row.communityRegionCode))),
  ])
  const townshipNames = new Map(townships.map((each) => [each.code, each.name]))
  const side = (id: string) => {
    const organization = byId.get(id)
    if (!organization) throw new Error(`partnership names organization ${id}, which is not there`)
    const { code, name, kind } = organization
    const said = ended.get(id)
    return { id, code, name, kind, ...(said !== undefined && { ended: said }) }
  }
  return rows.map((row) => ({
    id: row.id,
    supporter: side(row.supporterId),
    community: {
      ...side(row.communityId),
      regionCode: row.communityRegionCode,
      township: townshipNames.get(townshipOf(row.communityRegionCode)) ?? '',
    },
    origin: row.origin as PublicPartnership['origin'],
    since: row.beginsOn,
    until: row.endsOn,
    why: sayReasons(row.reasons, language),
  }))
}
