/** Which organizations the codes of a sheet name. */
import type { Transaction } from '#base/server/db/work.ts'
import { listOrganizationsByCodes, type OrganizationRow } from '#rooms/organizations/server/door.ts'
import { countiesIn } from '#rooms/programmes/server/door.ts'
import type { Led } from '../runs/office.ts'

/** Several counties have it, and the sheet does not say whose it means. */
export const ambiguous = 'ambiguous'

/** Of a programme of several counties with the county before it, so that the sheet comes back as it went out. */
export function codeInSheet({ scope }: Led, { countyCode, code }: OrganizationRow): string {
  return countiesIn(scope).length > 1 ? `${countyCode}-${code}` : code
}

/**
 * A code is its county's own. A sheet of a city may put the county before it, `411502-B17`, and has to where several
 * counties of the city have it.
 *
 * @param counties of the programme, one by one
 * @returns by the code as it stands in the sheet; open ones of this side, guests left out
 */
export async function organizationsNamed(
  tx: Transaction,
  counties: readonly string[],
  side: OrganizationRow['side'],
  codes: readonly string[],
): Promise<Map<string, OrganizationRow | typeof ambiguous>> {
  const named = new Map<string, OrganizationRow | typeof ambiguous>()
  for (const county of counties) {
    const before = `${county}-`
    const written = new Map(
      codes.flatMap((code): [string, string][] => [
        [code, code],
        ...(code.startsWith(before) ? [[code.slice(before.length), code] as [string, string]] : []),
      ]),
    )
    const found = await listOrganizationsByCodes(tx, county, [...written.keys()])
    for (const row of found.filter((each) => each.side === side && each.homeCountyCode === null)) {
      const code = written.get(row.code) as string
      named.set(code, named.has(code) ? ambiguous : row)
    }
  }
  return named
}
