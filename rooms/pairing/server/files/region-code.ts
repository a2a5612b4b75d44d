/** Whether a region code can be one. */

// GB/T 2260: the provinces, the first two digits of every region code.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)
// The statistics bureau publishes no list below these three.
const withoutList = new Set(['71', '81', '82'])

export type RegionCheck = (code: string) => 'region-form' | 'region-unknown' | null

/**
 * A check that gives the code of the fault in a region code, or null when it has 12 digits and its province,
 * prefecture and county exist. `areas` are the six-digit codes of all of these; without them only the
 * province is looked at.
 */
export function createRegionCheck(areas?: ReadonlySet<string>): RegionCheck {
  return (code) => {
    if (!/^\d{12}$/.test(code)) return 'region-form'
    const province = code.slice(0, 2)
    if (!provinces.has(province)) return 'region-unknown'
    if (!areas || withoutList.has(province)) return null
    // A code that ends at its prefecture is that of the prefecture itself, or of a city without counties.
    const known = areas.has(`${code.slice(0, 4)}00`) && areas.has(code.slice(0, 6))
    return known ? null : 'region-unknown'
  }
}
