import { route } from '#base/server/http/route.ts'
import { absent, refusedAt } from '#base/shared/problems.ts'
import { areaHistoryOutput, areaInput } from '../../shared/schema.ts'
import { listEarlierAreas } from '../history/store.ts'
import { tellVersions } from '../history/tell-versions.ts'
import type { RegionsParts } from '../parts.ts'
import { getPaths, readFromCounty } from '../paths.ts'
import type { NewMember } from './judge-members.ts'
import { plain } from './plain-area.ts'
import { findArea, isAreaReached, listMembers } from './store.ts'

export const showAreaHistory = (parts: RegionsParts) =>
  route({
    method: 'GET',
    path: '/api/management-areas/:id/history',
    summary: 'What an area was called and made of before, who changed it and why',
    access: { capability: 'places.read' },
    input: areaInput,
    output: areaHistoryOutput,
    handle({ actor, params: { id }, read }) {
      return read({ counties: [] }, async (tx) => {
        const area = await findArea(tx, id)
        if (!area) throw absent()
        // What an area is made of is public; why, and by whom it was changed, is for those whom it concerns.
        if (!(await isAreaReached(tx, actor.reach('places.read'), id))) throw refusedAt(area.name)
        const present = (await listMembers(tx, [id])).filter(({ validTo }) => validTo === null)
        const earlier = await listEarlierAreas(tx, id)
        const versions = await tellVersions(
          tx,
          parts,
          { now: plain(area, present), earlier },
          differences,
        )
        const moved = versions.flatMap(({ joined, left }) => [...joined, ...left])
        const paths = await getPaths(tx, [...new Set(moved.map(({ regionCode }) => regionCode))])
        const named = ({ regionCode: code, included }: NewMember) => {
          return { code, fullName: readFromCounty(paths.get(code) ?? []), included }
        }
        return {
          versions: versions.map((each) => ({
            ...each,
            joined: each.joined.map(named),
            left: each.left.map(named),
          })),
        }
      })
    },
  })

type Kept = ReturnType<typeof plain>

/** Closing ends all members and reopening brings them back: that goes without naming them. */
function differences(before: Kept | undefined, after: Kept) {
  const name =
    before?.name === after.name ? null : { before: before?.name ?? null, after: after.name }
  if (before && before.validTo !== after.validTo) return { name, joined: [], left: [] }
  const without = (all: readonly NewMember[], others: readonly NewMember[]) =>
    all.filter(
      (each) =>
        !others.some(
          ({ regionCode, included }) =>
            regionCode === each.regionCode && included === each.included,
        ),
    )
  const earlier = before?.members ?? []
  return {
    name,
    joined: without(after.members, earlier),
    left: without(earlier, after.members),
  }
}
