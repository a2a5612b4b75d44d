import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import { addPerson, everywhere, signInFully } from '../../../../tests/application/people.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
const inDays = (days: number) => dayOf(new Date(clock.now().getTime() + days * 86_400_000))

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const at = (username: string, code: string, endsOn?: string, more = {}) =>
    addPerson(application, {
      username,
      home: code.slice(0, 6),
      grants: [{ role: 'township', code, ...(endsOn && { endsOn }) }],
      ...more,
    })
  await addPerson(application, {
    username: 'guard',
    grants: [{ role: 'security-admin', code: '222403000000' }],
  })
  await at('soon', '222403102000', inDays(30))
  await at('sooner', '222403102000', inDays(3))
  await at('late', '222403102000', inDays(31))
  await at('new', '222403102000', undefined, { password: false })
  await at('elsewhere', '222404000000', inDays(2), { password: false })
  const left = await at('left', '222403102000', inDays(1))
  await application.work.write(everywhere, async (tx) => {
    const change = (of: string, to: object) =>
      tx.db.updateTable('identity.users').set(to).where('username', '=', of).execute()
    await change('late', { lockedUntil: new Date(tx.now.getTime() + 60_000) })
    await change('soon', { lockedUntil: new Date(tx.now.getTime() - 60_000) })
    await tx.db
      .updateTable('identity.users')
      .set({ closedAt: tx.now })
      .where('id', '=', left)
      .execute()
  })
})

test('counts what is locked, invited and ends within thirty days, within the reach and of open accounts', async () => {
  const guard = await signInFully(application, 'guard')
  expect((await guard.get('/api/people/waiting')).body).toEqual({
    people: 2,
    locked: 1,
    invited: 1,
    ending: { count: 2, first: inDays(3) },
  })
  const { body } = await guard.get('/api/people?ends=soon')
  expect(body.items.map(({ username }: { username: string }) => username)).toEqual([
    'soon',
    'sooner',
  ])
})
