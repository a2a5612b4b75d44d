/** The history of an organization says who did something, as what, when and why. */
import { beforeAll, expect, test } from 'vitest'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../tests/application/application.ts'
import { addPerson, signInFully } from '../../tests/application/people.ts'
import type { Visitor } from '../../tests/application/visitor.ts'

const county = '222403'
const application = useApplication()
const doer = { by: '赵主任', role: { zh: '联建办公室', en: 'Programme office' } }
let office: Visitor

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const grants = [{ role: 'office' as const, code: `${county}000000` }]
  await addPerson(application, { username: 'office', name: '赵主任', grants })
  office = await signInFully(application, 'office')
})

const unit = { side: 'supporter', kind: 'unit', regionCode: `${county}000000` }
async function make(name: string, code: string): Promise<string> {
  const answer = await office.post('/api/organizations', {
    countyCode: county,
    ...unit,
    name,
    code,
  })
  expect(answer).toMatchObject({ status: 200 })
  return answer.body.id
}
const historyOf = async (id: string) =>
  (await office.get(`/api/organizations/${county}/${id}/history`)).body

test('one that was entered says by whom and under which name', async () => {
  const { versions } = await historyOf(await make('市水利局', 'A1'))
  expect(versions).toMatchObject([{ change: 'create', ...doer, at: expect.any(String) }])
  expect(versions[0].fields).toContainEqual({ field: 'name', before: null, after: '市水利局' })
})

test('both sides of a merger say who joined them, when and why', async () => {
  const [from, to] = [await make('市农机局', 'A2'), await make('市农业局', 'A3')]
  const merged = await office.post(`/api/organizations/${county}/merge`, {
    kind: 'merged',
    from: [{ id: from, version: 1 }],
    to: { id: to, version: 1 },
    reason: '机构改革',
  })
  expect(merged).toMatchObject({ status: 200 })
  for (const id of [from, to]) {
    const { successions } = await historyOf(id)
    const at = expect.any(String)
    expect(successions).toMatchObject([{ kind: 'merged', ...doer, at, reason: '机构改革' }])
  }
})

test('both what was split and its parts say who split it, when and why', async () => {
  const whole = await make('市文旅局', 'A4')
  const parts = [
    { ...unit, name: '市文化局', code: 'A5', branches: [], teams: [], contacts: [] },
    { ...unit, name: '市旅游局', code: 'A6', branches: [], teams: [], contacts: [] },
  ]
  const body = { version: 1, continues: true, into: parts, reason: '分开办公' }
  const split = await office.post(`/api/organizations/${county}/${whole}/split`, body)
  expect(split).toMatchObject({ status: 200 })
  const told = { kind: 'split', ...doer, at: expect.any(String), reason: '分开办公' }
  expect((await historyOf(whole)).successions).toMatchObject([told, told])
  const part = await historyOf(split.body.parts[0])
  expect(part.successions).toMatchObject([told])
  expect(part.versions).toMatchObject([{ change: 'create', ...doer, reason: '分开办公' }])
})
