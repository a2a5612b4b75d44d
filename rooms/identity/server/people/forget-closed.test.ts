import { beforeAll, expect, test } from 'vitest'
import { erasePersonKey } from '#rooms/journal/server/door.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import { addPerson, openSession } from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { forgetClosed } from './forget-closed.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
const county = '222403'
const day = 86_400_000
let admin: Visitor

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const grants = [{ role: 'system-admin' as const, code: `${county}000000` }]
  const id = await addPerson(application, { username: 'admin', grants })
  admin = await openSession(application, id, { secondFactor: true })
})

test('two years after it was closed an account says nothing of whose it was, and not before', async () => {
  const body = { countyCode: county, username: 'zhang', name: '张秀英', grants: [] }
  const made = await admin.post('/api/people', body)
  expect(made.status).toBe(200)
  const found = await admin.get('/api/people?q=zhang')
  const id: string = found.body.items[0].id
  const keyed = () =>
    application.work.read({ counties: [county] }, (tx) =>
      tx.db
        .selectFrom('journal.subjectKeys')
        .select('subjectId')
        .where('countyCode', '=', county)
        .where('subjectId', '=', id)
        .execute(),
    )
  expect(await keyed()).toHaveLength(1)
  await admin.post(`/api/people/${id}/close`, { reason: '退休' })
  clock.forward(729 * day)
  expect(await forgetClosed(application.work, erasePersonKey)).toBe(0)
  clock.forward(3 * day)
  expect(await forgetClosed(application.work, erasePersonKey)).toBe(1)
  expect(await forgetClosed(application.work, erasePersonKey)).toBe(0)

  // Sessions go by the machine's own clock.
  clock.forward(-732 * day)
  const { body: shown } = await admin.get(`/api/people/${id}`)
  expect(shown).toMatchObject({ name: '离任同事', username: '', state: 'closed' })
  expect(await keyed()).toEqual([])
  const reopened = await admin.post(`/api/people/${id}/reopen`, { reason: '回来了' })
  expect(reopened).toMatchObject({ status: 422, body: { code: 'identity.erased-account' } })
  // The name is free for somebody else.
  expect((await admin.post('/api/people', body)).status).toBe(200)
})
