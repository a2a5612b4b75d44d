import { dayOf } from '#base/server/clock.ts'
import { coversCounty } from '#base/server/db/reach.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { codeRange, type Kind, levelOf, prefixOf } from '../../shared/code.ts'
import { describeCode } from '../../shared/known-areas.ts'
import { isInsideArea, type Member } from '../../shared/management-area.ts'
import { areaInput, areaOutput } from '../../shared/schema.ts'
import type { RegionsParts } from '../parts.ts'
import { getPaths, readFromCounty } from '../paths.ts'
import { listRegionsBelow } from '../store.ts'
import { findArea, isAreaReached, listMembers } from './store.ts'

export const showArea = (parts: RegionsParts) =>
  route({
    method: 'GET',
    path: '/api/management-areas/:id',
    summary: 'One management area: what it is made of, what is cut out, what it was made of before',
    access: { capability: 'places.read' },
    input: areaInput,
    output: areaOutput,
    async handle({ actor, params: { id }, read }) {
      const reach = actor.reach('areas.write')
      const shown = await read({ counties: [] }, async (tx) => {
        const area = await findArea(tx, id)
        if (!area) throw absent()
        const members = await listMembers(tx, [id])
        const paths = await getPaths(
          tx,
          members.map(({ regionCode }) => regionCode),
        )
        const { name, keeperCode, validFrom, validTo, version } = area
        return {
          ...{ id, name, keeperCode, validFrom, validTo, version },
          keeperName: describeCode(keeperCode),
          members: members.map(({ regionCode: code, included, ...days }) => {
            const path = paths.get(code) ?? []
            const fullName = readFromCounty(path)
            const { validFrom, validTo } = days
            return { code, name: path.at(-1)?.name ?? code, fullName, included, validFrom, validTo }
          }),
          villages: await countVillages(tx, members),
          mayChange: coversCounty(reach, keeperCode),
          within: await isAreaReached(tx, actor.reach('places.read'), id),
        }
      })
      // Who serves where is told to whoever may change the area, and to nobody else.
      if (!shown.mayChange) return { ...shown, roles: 0 }
      const { keeperCode } = shown
      const roles = await read({ counties: [keeperCode] }, (tx) =>
        parts.countRoles(tx, keeperCode, { kind: 'area', code: id }),
      )
      return { ...shown, roles }
    },
  })

const groups: Partial<Record<Kind, 'villages' | 'communities'>> = {
  village: 'villages',
  community: 'communities',
}

/** Of an area of provinces the villages are not counted while somebody waits. */
async function countVillages(tx: Transaction, members: readonly Member[]) {
  const today = dayOf(tx.now)
  const prefixes = members
    .filter(({ included, validTo }) => included && validTo === null)
    .map(({ regionCode }) => prefixOf(regionCode, levelOf(regionCode)))
  if (prefixes.some((prefix) => prefix.length < 4)) return null
  const top = prefixes.filter(
    (prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)),
  )
  const kinds = { villages: 0, communities: 0, quasi: 0 }
  for (const prefix of top) {
    const villages = await listRegionsBelow(tx, codeRange(prefix), 'village', today)
    for (const { kind } of villages.filter(({ code }) => isInsideArea(members, code, today))) {
      kinds[groups[kind] ?? 'quasi'] += 1
    }
  }
  return kinds
}
