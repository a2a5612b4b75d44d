/** Which management area a place lies in. An area is made of regions, and of regions cut out of those. */
import { groupBy } from '#base/shared/group-by.ts'
import { levelOf, prefixOf } from './code.ts'

export interface Member {
  areaId: string
  regionCode: string
  /** False cuts the region out of a larger one. */
  included: boolean
  /** First day. */
  validFrom: string
  /** First day no longer; null while it holds. */
  validTo: string | null
}

/**
 * Whether a code (of a region or, extended, of a place below it) lies inside an area on a day. Of the members that
 * hold it the longest code decides.
 *
 * @param members of this one area
 */
export function isInsideArea(members: readonly Member[], code: string, day: string): boolean {
  return deciding(members, code, day)?.included ?? false
}

/**
 * The areas a code lies in on a day: one, mostly; several where areas overlap, the one that names the code most
 * closely first.
 */
export function areasOf(members: readonly Member[], code: string, day: string): string[] {
  const byArea = groupBy(members, ({ areaId }) => areaId)
  return [...byArea]
    .map(([areaId, own]) => ({ areaId, member: deciding(own, code, day) }))
    .filter(({ member }) => member?.included)
    .sort((a, b) => lengthOf(b.member) - lengthOf(a.member) || (a.areaId < b.areaId ? -1 : 1))
    .map(({ areaId }) => areaId)
}

function deciding(members: readonly Member[], code: string, day: string): Member | undefined {
  let best: Member | undefined
  for (const member of members) {
    const holds = member.validFrom <= day && (member.validTo === null || day < member.validTo)
    if (!holds || !code.startsWith(prefixOfMember(member))) continue
    if (lengthOf(member) > lengthOf(best)) best = member
  }
  return best
}

function prefixOfMember({ regionCode }: Member): string {
  return prefixOf(regionCode, levelOf(regionCode))
}

function lengthOf(member: Member | undefined): number {
  return member ? prefixOfMember(member).length : 0
}
