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

test('whoever is refused as too late is told what a cadre is by now, and kept as having looked', async () => {
  await registry.admit('late', [{ role: 'office', code: `${county}000000` }])
  const late = registry.as('late')
  const reason = '核对'
  const tries: [string, (id: string) => ReturnType<typeof late.get>][] = [
    ['edit', (id) => late.patch(`/${county}/${id}`, { version: 1, members: 3 })],
    ['rename', (id) => late.post(`/${county}/${id}/rename`, { version: 1, name: '王', reason })],
    ['close', (id) => late.post(`/${county}/${id}/close`, { version: 1, reason })],
    [
      'merge',
      async (id) => {
        const to = { id: await chief.make('另一名', { kind: 'person' }), version: 1 }
        const body = { kind: 'duplicate', from: [{ id, version: 1 }], to, reason }
        return late.post(`/${county}/merge`, body)
      },
    ],
  ]
  for (const [what, act] of tries) {
    const id = await chief.make('周大江', { kind: 'person' })
    await chief.post(`/${county}/${id}/rename`, { version: 1, name: '周大海', reason })
    expect(await act(id), what).toMatchObject({ status: 409 })
    expect(await looksAt(id), what).toEqual([
      { actor: 'late', subjectKind: 'organization', purpose: 'cadre' },
    ])
  }
})
