/** The name as people say it, from the name as the edition prints it: 腰甸村委会 → 腰甸村. */

/** What already names a place, so that 村 is not put behind it. */
const placeEnd = /(村|社区|嘎查|街道)$/

export function readName(officialName: string): string {
  const named = officialName.normalize('NFKC').replaceAll('(', '（').replaceAll(')', '）')
  const village = /^(.+?)(?:村民委员会|村委会)$/.exec(named)?.[1]
  if (village !== undefined) return placeEnd.test(village) ? village : `${village}村`
  const herders = /^(.+嘎查)委员会$/.exec(named)?.[1]
  if (herders !== undefined) return herders
  const residents = /^(.+?)(?:居民委员会|居委会)$/.exec(named)?.[1]
  if (residents !== undefined) return placeEnd.test(residents) ? residents : `${residents}居委会`
  return named
}
