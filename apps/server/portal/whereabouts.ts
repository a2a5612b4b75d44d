/** Where a village lies, as the pages of a programme say it: where there are several counties, the county comes first. */
import { countiesIn, scopeOf } from '#rooms/programmes/server/door.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { describeCode, isKnownCounty } from '#rooms/regions/server/door.ts'

type Covering = Pick<PublicProgramme, 'region' | 'regionCode'>

export interface Named {
  code: string
  name: string
}

/** Whether a programme covers more than one county, as a city's does. */
export function isAcross({ regionCode }: Pick<Covering, 'regionCode'>): boolean {
  return !isKnownCounty(regionCode.slice(0, 6))
}

/** Six digits each, without those of the cities and provinces above them. */
export function countiesOf(programme: Covering): Named[] {
  const keeperCode = programme.regionCode.slice(0, 6)
  return countiesIn(scopeOf({ ...programme, keeperCode }))
    .filter(isKnownCounty)
    .map((code) => ({ code, name: countyName(programme, code) }))
}

/** 河南省信阳市平桥区, of a programme of 信阳市 → 平桥区 */
export function countyName({ region }: Pick<Covering, 'region'>, code: string): string {
  const whole = describeCode(code)
  return whole !== region && whole.startsWith(region) ? whole.slice(region.length) : whole
}

/** 明港镇, of a programme of several counties 平桥区明港镇; what has its seat in a county itself lies there. */
export function whereabouts(
  programme: Covering,
  { regionCode, township }: { regionCode: string; township: string },
): string {
  if (!isAcross(programme)) return township
  const county = countyName(programme, regionCode.slice(0, 6))
  return regionCode.slice(6, 9) === '000' ? county : `${county}${township}`
}
