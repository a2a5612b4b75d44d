/** What an area may be made of. */
import { coversRegion, prefixOfCode, type Reach } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import {
  type MemberFault,
  membersBeyond,
  unknownRegions,
  wrongMembers,
} from '../../shared/problems.ts'
import { getPaths, readPath } from '../paths.ts'
import { listRegionsByCodes } from '../store.ts'

export interface NewMember {
  regionCode: string
  /** False cuts the region out of a larger member. */
  included: boolean
}

/**
 * @param members all that the area would be made of
 * @param changed those that join, leave or turn; only these have to be known on the day and lie within the reach
 * @throws Problem regions.unknown, regions.members-beyond, regions.wrong-members
 */
export async function judgeMembers(
  tx: Transaction,
  members: readonly NewMember[],
  {
    day,
    changed,
    reach,
  }: { day: string; changed: readonly NewMember[]; reach?: Reach | undefined },
): Promise<void> {
  const codes = members.map(({ regionCode }) => regionCode)
  const joining = changed.map(({ regionCode }) => regionCode).filter((code) => codes.includes(code))
  const known = new Set((await listRegionsByCodes(tx, joining, day)).map(({ code }) => code))
  const unknown = joining.filter((code) => !known.has(code))
  if (unknown.length > 0) throw unknownRegions(unknown)
  const nameOf = await namesOf(tx, [...codes, ...changed.map(({ regionCode }) => regionCode)])
  const beyond = changed.filter(
    ({ regionCode }) => reach && !coversRegion(reach, { prefix: prefixOfCode(regionCode) }),
  )
  if (beyond.length > 0) throw membersBeyond(beyond.map(({ regionCode }) => nameOf(regionCode)))
  const faults = members.flatMap(({ regionCode, included }, at): MemberFault[] => {
    const fault = (of: MemberFault['fault']) => [
      { pointer: `/members/${at}`, fault: of, name: nameOf(regionCode) },
    ]
    if (codes.indexOf(regionCode) < at) return fault('twice')
    const inside = members.some(
      (each) =>
        each.included && each.regionCode !== regionCode && holds(each.regionCode, regionCode),
    )
    return included || inside ? [] : fault('cut-from-nothing')
  })
  if (!members.some(({ included }) => included)) {
    faults.push({ pointer: '/members', fault: 'nothing-included', name: '' })
  }
  if (faults.length > 0) throw wrongMembers(faults)
}

function holds(outer: string, inner: string): boolean {
  return inner.startsWith(prefixOfCode(outer))
}

async function namesOf(tx: Transaction, codes: readonly string[]) {
  const paths = await getPaths(tx, [...new Set(codes)])
  return (code: string) => readPath(paths.get(code)?.slice(-2) ?? []) || code
}
