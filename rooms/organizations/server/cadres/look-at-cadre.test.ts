import { beforeAll, expect, test } from 'vitest'
import { county } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()
let chief: ReturnType<typeof registry.as>
beforeAll(async () => {
  chief = registry.as('chief')
  await registry.admit('reader', [{ role: 'supervisor', code: `${county}000000` }])
})

const looksAt = (id: string) =>
  registry.work.read({ counties: [county] }, (tx) =>
    tx.db
      .selectFrom('journal.looks')
      .select(['actor', 'subjectKind', 'purpose'])
      .where('countyCode', '=', county)
      .where('subjectId', '=', id)
      .execute(),
  )

test('whoever opens a cadre, or what a cadre was before, is kept as having looked, once for some time', async () => {
  const reader = registry.as('reader')
  const look = { actor: 'reader', subjectKind: 'organization', purpose: 'cadre' }
  const opened = await chief.make('王大山', { kind: 'person' })
  await reader.show(opened)
  await reader.show(opened)
  await reader.get(`/${county}/${opened}/history`)
  expect(await looksAt(opened)).toEqual([look])
  const asked = await chief.make('李大川', { kind: 'person' })
  await reader.get(`/${county}/${asked}/history`)
  expect(await looksAt(asked)).toEqual([look])
})

test('a list that names cadres is no look, nor is opening a unit or what is out of reach', async () => {
  const cadre = await chief.make('赵大河', { kind: 'person' })
  const unit = await chief.make('市林业局')
  const reader = registry.as('reader')
  await reader.get('')
  await reader.show(unit)
  await registry.admit('elsewhere', [{ role: 'supervisor', code: '222404000000' }])
  expect((await registry.as('elsewhere').get(`/${county}/${cadre}`)).status).toBe(404)
  expect([...(await looksAt(cadre)), ...(await looksAt(unit))]).toEqual([])
})
