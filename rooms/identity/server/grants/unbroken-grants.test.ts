/** What an entry says that a grant became is what the next one says that it was: whoever has the row can prove it. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { newId } from '#base/server/new-id.ts'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../../../tests/application/application.ts'
import { addPerson, everywhere, signInFully } from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { moveGrantsOfDuplicate, moveGrantsToSeat } from './move-grants.ts'
import { plainGrant } from './plain-grant.ts'
import { type GrantRow, insertGrants } from './store.ts'

const application = useApplication()
const county = '222403000000'
const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))
let chief: Visitor
let id: string
let people = 0

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  await addPerson(application, {
    username: 'chief',
    grants: [{ role: 'system-admin', code: county }],
  })
  chief = await signInFully(application, 'chief')
})
beforeEach(async () => {
  people += 1
  id = await addPerson(application, { username: `person${people}` })
})

const scope = { kind: 'region', code: county }
const give = () =>
  chief.post(`/api/people/${id}/grants`, { role: 'supervisor', scope, reason: '分工安排' })
const grantOf = async (user: string) => (await chief.get(`/api/people/${user}`)).body.grants[0]
async function end(user: string, endsOn: string): Promise<void> {
  const { countyCode, id: grant } = await grantOf(user)
  const body = { endsOn, reason: '调离' }
  expect(await chief.post(`/api/grants/${countyCode}/${grant}/end`, body)).toMatchObject({
    status: 200,
  })
}

/** @param changes how many entries there are of grants of this user that changed */
async function expectUnbroken(user: string, changes: number): Promise<void> {
  const entries = await application.work.read({ counties: ['222403'] }, (tx) =>
    tx.db
      .selectFrom('journal.entries')
      .select(['beforeHash', 'afterHash'])
      .where('countyCode', '=', '222403')
      .where('subjectId', '=', user)
      .orderBy('id')
      .execute(),
  )
  const told = new Set<string | undefined>()
  let changed = 0
  for (const { beforeHash, afterHash } of entries) {
    if (beforeHash) {
      changed += 1
      expect(told).toContain(beforeHash.toString('hex'))
    }
    told.add(afterHash?.toString('hex'))
  }
  expect(changed).toBe(changes)
}

test('of a grant that is given, and ended twice', async () => {
  await give()
  await end(id, inDays(9))
  await end(id, inDays(3))
  await expectUnbroken(id, 2)
})

test('of grants that are handed over', async () => {
  await give()
  const to = await addPerson(application, { username: `heir${people}` })
  const handed = { to, day: inDays(0), reason: '交接' }
  expect(await chief.post(`/api/people/${id}/hand-over`, handed)).toMatchObject({ status: 200 })
  await end(to, inDays(3))
  await expectUnbroken(id, 1)
  await expectUnbroken(to, 1)
})

test('of a grant from a sheet', async () => {
  const sheet = `姓名,用户名,角色,范围,理由\n张三,sheet${people},supervisor,${county},分工安排\n`
  const { status, body } = await chief.post('/api/people/batch', {
    countyCode: '222403',
    fileName: '名单.csv',
    content: Buffer.from(sheet).toString('base64'),
    apply: true,
  })
  expect(body.errors ?? status).toBe(200)
  const [{ userId }] = body.slips
  await end(userId, inDays(3))
  await expectUnbroken(userId, 1)
})

test('of a grant whose organization is merged into another and moves its seat', async () => {
  const [duplicate, kept] = [newId(), newId()]
  await application.work.write(everywhere, async (tx) => {
    const [grant] = await insertGrants(tx, [
      {
        countyCode: '222403',
        id: newId(),
        userId: id,
        role: 'unit',
        scopeKind: 'organization',
        scopeCode: duplicate,
        regionCode: county,
        beginsOn: inDays(0),
        reason: '分工安排',
        grantedBy: 'test',
        createdAt: tx.now,
      },
    ])
    await tx.record({
      countyCode: '222403',
      action: 'identity.give-grant',
      subject: { kind: 'user', id },
      actor: 'test',
      after: plainGrant(grant as GrantRow),
    })
  })
  await application.work.write(everywhere, (tx) =>
    moveGrantsOfDuplicate(tx, '222403', { from: duplicate, to: kept, seat: county }),
  )
  await application.work.write(everywhere, (tx) =>
    moveGrantsToSeat(tx, '222403', { organizationId: kept, seat: '222403102000' }),
  )
  await expectUnbroken(id, 2)
})
