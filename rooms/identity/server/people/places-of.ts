import type { Transaction } from '#base/server/db/work.ts'
import type { ScopeRef } from '../../shared/schema.ts'
import { type IdentityParts, keyOfScope } from '../parts.ts'

/** The names of places, each once, as a slip says where somebody serves. */
export async function placesOf(
  parts: IdentityParts,
  tx: Transaction,
  scopes: readonly ScopeRef[],
): Promise<string> {
  const places = await parts.findPlaces(tx, scopes)
  const names = scopes.flatMap((scope) => places.get(keyOfScope(scope))?.name ?? [])
  return [...new Set(names)].join('、')
}
