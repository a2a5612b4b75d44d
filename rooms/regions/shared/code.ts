/** The 12-digit code of the statistics bureau: what its digits say. */

export const levels = ['province', 'prefecture', 'county', 'township', 'village'] as const
export type Level = (typeof levels)[number]

export const kinds = [
  'area',
  'pseudo',
  'street',
  'town',
  'township',
  'quasi-township',
  'community',
  'village',
  'quasi-community',
  'quasi-village',
] as const
export type Kind = (typeof kinds)[number]

/** Digits of the code that belong to each level: 22 24 03 108 204. */
const digits = { province: 2, prefecture: 4, county: 6, township: 9, village: 12 } as const

/** No province of the country has these digits; what lies below them is invented, and no load of the country speaks for it. */
export const inventedPrefix = '99'

/** 示例省示例市示例县, where a demo's draw is held. */
export const inventedCounty = '999901'

/** Whether a code is of a place that is nowhere. */
export function isInvented(code: string): boolean {
  return code.startsWith(inventedPrefix)
}

/** As people write codes: cut off at the level they mean. */
export const shortCode = /^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/

/** 222403 → 222403000000. Anything that is not a code cut off at a level comes back unchanged. */
export function padCode(code: string): string {
  return shortCode.test(code) ? code.padEnd(12, '0') : code
}

/** 222403000000 → 222403: what every code below it begins with. */
export function prefixOf(code: string, level: Level): string {
  return code.slice(0, digits[level])
}

/** The level that the zeros at the end of a padded code say. Three prefectures without counties say it wrongly. */
export function levelOf(code: string): Level {
  for (const level of levels) if (!/[1-9]/.test(code.slice(digits[level]))) return level
  return 'village'
}

/**
 * The code above. A county whose code is a prefecture's (东莞, 中山, 儋州 have no counties) hangs from its
 * province.
 *
 * @returns null for a province
 */
export function parentOf(code: string, level: Level): string | null {
  const above = levels[levels.indexOf(level) - 1]
  if (above === undefined) return null
  const parent = padCode(prefixOf(code, above))
  return parent === code ? parentOf(code, above) : parent
}

/** The codes above, outermost first. A code that two levels share appears once. */
export function ancestorsOf(code: string): string[] {
  const above = levels.map((level) => padCode(prefixOf(code, level)))
  return [...new Set(above)].filter((each) => each !== code)
}

/** First and last code of the part of the tree that begins with these digits. */
export function codeRange(prefix: string): [first: string, last: string] {
  return [prefix.padEnd(12, '0'), prefix.padEnd(12, '9')]
}

/** Nodes that the code needs and nobody lives in: they are passed over when a path is read. */
export function isPseudoName(name: string): boolean {
  return /^(市辖区|县|(省|自治区)直辖县级行政区划)$/.test(name)
}

/** 编制规则: the three digits of a township say what it is. */
export function townshipKind(code: string): Kind {
  const number = Number(code.slice(6, 9))
  if (number < 100) return 'street'
  if (number < 200) return 'town'
  if (number < 400) return 'township'
  return 'quasi-township'
}

/**
 * What stands at the lowest level. 4xx and 5xx are 类似居委会 and 类似村委会 whatever they are called; otherwise
 * the committee in the name decides, because some hundred codes contradict it; a name without one leaves it to
 * the digits (001–199 community, 200–399 village).
 */
export function villageKind(code: string, officialName: string): Kind {
  const number = Number(code.slice(9))
  if (number >= 500) return 'quasi-village'
  if (number >= 400 || officialName.endsWith('（特殊社区）')) return 'quasi-community'
  if (/(村民委员会|村委会)$/.test(officialName)) return 'village'
  if (/(居民委员会|居委会)$/.test(officialName)) return 'community'
  return number >= 200 ? 'village' : 'community'
}

export function kindOf(code: string, level: Level, officialName: string): Kind {
  if (level === 'village') return villageKind(code, officialName)
  if (level === 'township') return townshipKind(code)
  return isPseudoName(officialName) ? 'pseudo' : 'area'
}

/**
 * What programmes for villages and towns pair: every village (村), and the communities (社区) of a street. The
 * communities of towns and townships, forest farms and development zones are left out. In 敦化 (edition 2023)
 * these are 303 and 19.
 */
export function isVillageOrStreetCommunity(region: { code: string; kind: string }): boolean {
  if (region.kind === 'village') return true
  return region.kind === 'community' && townshipKind(region.code) === 'street'
}
