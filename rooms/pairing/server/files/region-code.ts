/** Whether a region code can be one. */

// GB/T 2260: the provinces, the first two digits of every region code.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)
// The statistics bureau publishes no list below these three.
const withoutList = new Set(['71', '81', '82'])

/** Six-digit codes of provinces, prefectures and counties in one edition of the regions. */
export interface KnownAreas {
  codes: ReadonlySet<string>
  edition: string
}

export interface RegionFault {
  code: 'region-form' | 'region-unknown' | 'area-unknown'
  /** The six digits that the edition does not have. */
  params: { area: string; edition: string } | Record<string, never>
}

export type RegionCheck = (code: string) => RegionFault | null

/**
 * A check that gives the fault of a region code, or null when it has 12 digits and its province, prefecture and
 * county exist. Without `areas` only the province is looked at. `newer` are six-digit codes that somebody vouches
 * for: counties are founded every year, and the edition is of one day.
 */
export function createRegionCheck(
  areas?: KnownAreas,
  newer: ReadonlySet<string> = new Set(),
): RegionCheck {
  return (code) => {
    if (!/^\d{12}$/.test(code)) return { code: 'region-form', params: {} }
    const province = code.slice(0, 2)
    if (!provinces.has(province)) return { code: 'region-unknown', params: {} }
    if (!areas || withoutList.has(province)) return null
    const area = code.slice(0, 6)
    // A code that ends at its prefecture is that of the prefecture itself, or of a city without counties.
    const known = areas.codes.has(`${code.slice(0, 4)}00`) && areas.codes.has(area)
    if (known || newer.has(area)) return null
    return { code: 'area-unknown', params: { area, edition: areas.edition } }
  }
}
