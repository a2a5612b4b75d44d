import type { Transaction } from '#base/server/db/work.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'

/** The township that a village's code lies in. */
export function townshipOf(code: string): string {
  return `${code.slice(0, 9)}000`
}

/** Names of the townships that these codes lie in, by the township's code. */
export async function townshipNamesOf(
  tx: Transaction,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const townships = await listRegionsByCodes(tx, [...new Set(codes.map(townshipOf))])
  return new Map(townships.map(({ code, name }) => [code, name]))
}
