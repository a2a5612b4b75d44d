/** What became what by one deed, by name: the journal keeps only ids. */
import type { Transaction } from '#base/server/db/work.ts'
import { listOrganizationsByIds } from '../store.ts'
import { listSuccessions } from './store.ts'

interface ToldDeed {
  id: string
  action: string
  subject: { id: string }
  reason?: string | undefined
}

const kindsOf: Record<string, readonly string[]> = {
  'organizations.merge': ['merged', 'duplicate'],
  'organizations.split': ['split'],
}

/** @returns by the id of the deed; of a duplicate, which bears the same name, also the codes */
export async function sayBecoming(
  tx: Transaction,
  countyCode: string,
  told: readonly ToldDeed[],
): Promise<Map<string, { from: string; to: string }>> {
  const deeds = told.filter(({ action }) => action in kindsOf)
  if (deeds.length === 0) return new Map()
  const ids = [...new Set(deeds.map(({ subject }) => subject.id))]
  const successions = await listSuccessions(tx, countyCode, ids)
  const both = successions.flatMap(({ fromId, toId }) => [fromId, toId])
  const rows = await listOrganizationsByIds(tx, countyCode, [...new Set(both)])
  const codes = new Map(rows.map(({ id, code }) => [id, code]))
  return new Map(
    deeds.flatMap(({ id, action, subject, reason }) => {
      const became = successions.filter(
        (each) =>
          kindsOf[action]?.includes(each.kind) &&
          each.reason === reason &&
          (each.fromId === subject.id || each.toId === subject.id),
      )
      if (became.length === 0) return []
      const called = (kind: string, of: string, name: string) =>
        kind === 'duplicate' ? `${name} ${codes.get(of) ?? ''}` : name
      const from = became.map((each) => called(each.kind, each.fromId, each.fromName))
      const to = became.map((each) => called(each.kind, each.toId, each.toName))
      return [[id, { from: listed(from), to: listed(to) }]]
    }),
  )
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join('、')
}
