import { dayOf } from '#base/server/clock.ts'
import type { Transaction } from '#base/server/db/work.ts'
import { ancestorsOf } from '../../shared/code.ts'
import { areasOf } from '../../shared/management-area.ts'
import { listMembersHolding } from './store.ts'

/** The areas each region lies in, closest first. */
export async function resolveManagementAreas(
  tx: Transaction,
  codes: readonly string[],
  on: string = dayOf(tx.now),
): Promise<Map<string, string[]>> {
  const above = new Set(codes.flatMap((code) => [...ancestorsOf(code), code]))
  const members = await listMembersHolding(tx, [...above])
  return new Map(codes.map((code) => [code, areasOf(members, code, on)]))
}
