import { expect, test } from 'vitest'
import { ok, useOffices } from '../testing/offices.ts'

const { as, make } = useOffices()

test('of a published programme others read what it is and when, and nothing of what is inside', async () => {
  const { id, cycleId } = await make()
  const decided = { version: 1, reason: '方案已经印发' }
  ok(await as('office').post(`/api/programmes/${id}/publish`, decided))
  expect(ok(await as('neighbour').get(`/api/programmes/${id}`)).inside).toBe(null)
  expect((await as('neighbour').get(`/api/cycles/${cycleId}/stages`)).status).toBe(200)
  for (const what of ['participants', 'tasks', 'duties']) {
    expect((await as('neighbour').get(`/api/cycles/${cycleId}/${what}`)).status).toBe(403)
  }
  for (const what of ['documents', 'settings', 'guidance']) {
    expect((await as('neighbour').get(`/api/programmes/${id}/${what}`)).status).toBe(403)
  }
  const { items } = ok(await as('office').get(`/api/programmes/${id}/documents`))
  const { countyCode, id: document } = items[0]
  const path = `/api/documents/${countyCode}/${document}`
  expect((await as('neighbour').get(path)).status).toBe(403)
})
