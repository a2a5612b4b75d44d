/** Organizations that were closed, by name and with what became of them. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import { listOrganizationsAmong, sayEndings } from '#rooms/organizations/server/door.ts'

export async function presentClosed(
  tx: Transaction,
  counties: readonly string[],
  closed: readonly { organizationId: string }[],
  language: Language,
): Promise<(id: string) => { id: string; name: string; ended: string }> {
  const ids = [...new Set(closed.map(({ organizationId }) => organizationId))]
  const rows = await listOrganizationsAmong(tx, counties, ids)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  const ended = new Map<string, string>()
  for (const [county, own] of Map.groupBy(rows, ({ countyCode }) => countyCode)) {
    for (const [id, said] of await sayEndings(tx, county, own, language)) ended.set(id, said)
  }
  return (id) => ({ id, name: names.get(id) ?? '', ended: ended.get(id) ?? '' })
}
