/** Places below the village, as extended codes: the region's code, then a letter and three digits per step. */

const letters = { group: 'g', quarter: 'q', grid: 'w', building: 'b', unit: 'u' } as const
export type PlaceKind = keyof typeof letters
export const placeKinds = Object.keys(letters) as [PlaceKind, ...PlaceKind[]]

/** What may stand directly below what; `region` is the village itself. */
const below: Record<PlaceKind | 'region', readonly PlaceKind[]> = {
  region: ['group', 'quarter', 'building', 'grid'],
  group: ['building'],
  quarter: ['building'],
  grid: ['building'],
  building: ['unit'],
  unit: [],
}

export function kindsBelow(kind: PlaceKind | 'region'): readonly PlaceKind[] {
  return below[kind]
}

/** 222403001001.q002.b011.u003: third unit of building 11 in quarter 2 of 红旗社区. */
export const placeCode = /^(\d{12})((?:\.[gqwbu]\d{3})+)$/

/**
 * @returns null for what is no extended code; `parentCode` is null directly under the region
 */
export function readPlaceCode(
  code: string,
): { regionCode: string; parentCode: string | null; kind: PlaceKind } | null {
  const [, regionCode, steps] = placeCode.exec(code) ?? []
  if (regionCode === undefined || steps === undefined) return null
  const parent = code.slice(0, code.lastIndexOf('.'))
  const letter = code[parent.length + 1]
  return {
    regionCode,
    parentCode: parent === regionCode ? null : parent,
    kind: placeKinds.find((kind) => letters[kind] === letter) as PlaceKind,
  }
}

/** The last number that three digits hold. */
const lastNumber = 999

/**
 * Codes for new places directly below a village or place: the number in the name where it is free (11号楼 is b011),
 * else the next after all that were ever used. A code is never given twice, also not that of a closed place.
 *
 * @param above code of the region or place
 * @param taken codes of this kind directly below it, closed ones too
 * @returns one code a name; undefined when there are no numbers left
 */
export function codesFor(
  above: string,
  kind: PlaceKind,
  names: readonly string[],
  taken: readonly string[],
): string[] | undefined {
  const used = new Set(taken.map((code) => Number(code.slice(-3))))
  const numbers = names.map((name) => {
    const wanted = Number(/\d{1,3}/.exec(name)?.[0] ?? 0)
    if (wanted === 0 || used.has(wanted)) return undefined
    used.add(wanted)
    return wanted
  })
  let next = Math.max(0, ...used)
  const all = numbers.map((number) => number ?? ++next)
  if (next > lastNumber) return undefined
  return all.map((number) => `${above}.${letters[kind]}${String(number).padStart(3, '0')}`)
}
