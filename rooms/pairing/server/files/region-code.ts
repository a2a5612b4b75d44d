/** Whether a region code can be one. */

// GB/T 2260: the provinces, the first two digits of every region code.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)

/** The code of the fault in a region code, or null when it has 12 digits and begins with a province. */
export function findRegionFault(code: string): 'region-form' | 'region-unknown' | null {
  if (!/^\d{12}$/.test(code)) return 'region-form'
  return provinces.has(code.slice(0, 2)) ? null : 'region-unknown'
}
