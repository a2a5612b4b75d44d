/** Places below the village, as extended codes: the region's code, then a letter and three digits per step. */

export const placeKinds = {
  g: 'group',
  q: 'quarter',
  w: 'grid',
  b: 'building',
  u: 'unit',
} as const
export type PlaceKind = (typeof placeKinds)[keyof typeof placeKinds]

/** 222403001001.q002.b011.u003: third unit of building 11 in quarter 2 of 红旗社区. */
const form = /^(\d{12})((?:\.[gqwbu]\d{3})+)$/

/**
 * @returns null for what is no extended code; `parentCode` is null directly under the region
 */
export function readPlaceCode(
  code: string,
): { regionCode: string; parentCode: string | null; kind: PlaceKind } | null {
  const [, regionCode, steps] = form.exec(code) ?? []
  if (regionCode === undefined || steps === undefined) return null
  const parent = code.slice(0, code.lastIndexOf('.'))
  const letter = code[parent.length + 1] as keyof typeof placeKinds
  return {
    regionCode,
    parentCode: parent === regionCode ? null : parent,
    kind: placeKinds[letter],
  }
}
