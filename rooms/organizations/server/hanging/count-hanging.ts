import type { Transaction } from '#base/server/db/work.ts'
import { hangingWords } from '../../shared/words.ts'
import type { Hanging, OrganizationsParts } from '../parts.ts'
import { countOwn } from './store.ts'

/** What hangs on each of a page of organizations; they are asked one by one only where something hangs at all. */
export async function countHangingOnEach(
  tx: Transaction,
  parts: OrganizationsParts,
  countyCode: string,
  ids: readonly string[],
): Promise<Map<string, Hanging[]>> {
  const on = new Map<string, Hanging[]>()
  if ((await countHanging(tx, parts, countyCode, ids)).length === 0) return on
  for (const id of ids) on.set(id, await countHanging(tx, parts, countyCode, [id]))
  return on
}

/** What hangs on these organizations together, in this room and in every other; what there is none of is left out. */
export async function countHanging(
  tx: Transaction,
  parts: OrganizationsParts,
  countyCode: string,
  ids: readonly string[],
): Promise<Hanging[]> {
  if (ids.length === 0) return []
  const own = await countOwn(tx, countyCode, ids)
  const here = Object.entries(hangingWords).map(([key, label]) => ({
    key,
    label,
    count: own[key as keyof typeof own],
  }))
  const elsewhere: Hanging[] = []
  for (const count of parts.dependants) elsewhere.push(...(await count(tx, countyCode, ids)))
  return [...here, ...elsewhere].filter(({ count }) => count > 0)
}
