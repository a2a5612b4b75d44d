/** Where somebody serves, as places of the tree: a region, a place below a village, the village of an organization. */
import type { Duty } from '#base/web/desk.tsx'

export interface OwnPlace {
  code: string
  name: string
}

/** Each once; the seat of a department is where it works and not what it looks after. */
export function ownPlaces(duties: readonly Duty[]): OwnPlace[] {
  const own = duties
    .filter(({ kind, role, regionCode }) => {
      if (kind !== 'organization') return kind === 'region'
      return (role === 'village' || role === 'posted') && isVillage(regionCode)
    })
    .map(({ regionCode: code, name }) => [code, name] as const)
  return [...new Map(own)].map(([code, name]) => ({ code, name }))
}

/** The page of a place that somebody serves in. */
export function pathOfPlace(code: string): string {
  return code.includes('.') ? `/places/${code}` : `/regions/${code}`
}

/** Where the only place is that somebody looks after, or where they choose among several. */
export function toOwnPlace(duties: readonly Duty[]): string {
  const [first, ...others] = ownPlaces(duties)
  return first && others.length === 0 ? pathOfPlace(first.code) : '/regions'
}

function isVillage(code: string): boolean {
  return !code.endsWith('000')
}
