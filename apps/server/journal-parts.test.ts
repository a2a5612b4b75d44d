/** What the journal finds by a name, and says of what became what. */
import { beforeAll, expect, test } from 'vitest'
import { journalRoutes } from '#rooms/journal/server/door.ts'
import type { ListedEntry } from '#rooms/journal/shared/schema.ts'
import { county } from '#rooms/organizations/testing/places.ts'
import { useRegistry } from '#rooms/organizations/testing/registry.ts'
import { actorOf, startProofServer } from '../../tests/tenancy/proof-server.ts'
import { journalParts } from './journal-parts.ts'

const registry = useRegistry()
let url: string

beforeAll(async () => {
  const server = await startProofServer({
    work: registry.work,
    routes: journalRoutes(journalParts),
    actors: { auditor: actorOf([county], [], ['journal.read']) },
  })
  url = server.url
  return () => server.close()
})

async function find(typed: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/journal/entries?q=${encodeURIComponent(typed)}`, {
    headers: { 'x-actor': 'auditor' },
  })
  const { items, names, became } = (await answer.json()) as {
    items: ListedEntry[]
    names: Record<string, string>
    became: Record<string, { from: string; to: string }>
  }
  return items.map(({ id, action, subject }) => {
    const both = became[id]
    return `${action} ${both ? `${both.from} → ${both.to}` : names[subject.id]}`
  })
}

async function merge(kind: 'merged' | 'duplicate', from: string, to: string): Promise<void> {
  const { status } = await registry.as('chief').post(`/${county}/merge`, {
    ...{ kind, from: [{ id: from, version: 1 }], to: { id: to, version: 1 } },
    reason: '机构改革',
  })
  expect(status).toBe(200)
}

test('a merger is found under both names, and names both', async () => {
  const chief = registry.as('chief')
  await merge('merged', await chief.make('市招商服务中心'), await chief.make('市商务局'))
  for (const typed of ['市招商服务中心', '市商务局', '招商', '商务局', 'shangwuju', 'SWJ']) {
    expect(await find(typed), typed).toContain('organizations.merge 市招商服务中心 → 市商务局')
  }
})

test('of a duplicate, which bears the same name, both codes are told', async () => {
  const chief = registry.as('chief')
  const [twice, kept] = [
    await chief.make('市林业局', { code: 'U801' }),
    await chief.make('市林业局', { code: 'U802' }),
  ]
  await merge('duplicate', twice, kept)
  expect(await find('市林业局')).toContain('organizations.merge 市林业局 U801 → 市林业局 U802')
})

test('a part is found under its name with what it was split from', async () => {
  const chief = registry.as('chief')
  const whole = await chief.make('市农牧局')
  const into = [
    { side: 'supporter', code: 'U811', name: '市畜牧中心', kind: 'unit', regionCode: county },
  ]
  const body = { version: 1, reason: '分设', into, continues: true }
  expect((await chief.post(`/${county}/${whole}/split`, body)).status).toBe(200)
  expect(await find('市畜牧中心')).toContain('organizations.split 市农牧局 → 市畜牧中心')
})

test('an organization is found by its sound, a cadre is not', async () => {
  const chief = registry.as('chief')
  await chief.make('市文化馆')
  await chief.make('文华山', { kind: 'person' })
  expect(await find('shi wenhua')).toEqual(['organizations.create 市文化馆'])
  expect(await find('whg')).toEqual(['organizations.create 市文化馆'])
  expect(await find('wenhuashan')).toEqual([])
})
