/** Where somebody serves: a region, a place below a village, the village of an organization, a management area. */
import type { Duty } from '#base/web/desk.tsx'

export interface OwnPlace {
  code: string
  name: string
  /** A management area has no code of the tree. */
  area: boolean
}

/** Each once; the seat of a department is where it works and not what it looks after. */
export function ownPlaces(duties: readonly Duty[]): OwnPlace[] {
  const own = duties
    .filter(({ kind, role, regionCode }) => {
      if (kind !== 'organization') return true
      return (role === 'village' || role === 'posted') && isVillage(regionCode)
    })
    .map(({ kind, code, regionCode, name }) =>
      kind === 'area' ? { code, name, area: true } : { code: regionCode, name, area: false },
    )
  return [...new Map(own.map((each) => [each.code, each])).values()]
}

/** The page of a place that somebody serves in. */
export function pathOfPlace({ code, area }: OwnPlace): string {
  if (area) return `/areas/${code}`
  return code.includes('.') ? `/places/${code}` : `/regions/${code}`
}

/** Where the only place is that somebody looks after, or where they choose among several. */
export function toOwnPlace(duties: readonly Duty[]): string {
  const [first, ...others] = ownPlaces(duties)
  return first && others.length === 0 ? pathOfPlace(first) : '/regions'
}

function isVillage(code: string): boolean {
  return !code.endsWith('000')
}
