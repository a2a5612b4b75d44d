import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { loadShippedRegions, withAdmin } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import {
  addPerson,
  everywhere,
  password,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'
import { newPaperCode } from './paper-codes.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
const day = 86_400_000
let admin: Visitor
let made = 0

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  await addPerson(application, {
    username: 'chief',
    grants: [{ role: 'system-admin', code: '222403000000' }],
  })
  admin = await signInFully(application, 'chief')
})

async function invited() {
  made += 1
  const username = `guest${made}`
  const answer = await admin.post('/api/people', { countyCode: '222403', username, name: '客人' })
  expect(answer.status).toBe(200)
  return answer.body as { userId: string; username: string; code: string; expiresAt: string }
}

const redeem = (slip: { username: string; code: string }, more: object = {}) =>
  application
    .visitor()
    .post('/api/invitations/redeem', { ...slip, userId: undefined, password, ...more })

test('a slip sets the first password, and is then spent', async () => {
  const slip = await invited()
  expect(slip.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  expect(await redeem(slip)).toMatchObject({ status: 200 })
  await signIn(application, slip.username)
  const again = await redeem(slip, { password: 'another four words' })
  expect(again).toMatchObject({ status: 422, body: { code: 'identity.invitation-spent' } })
  await signIn(application, slip.username)
})

test('two who redeem one slip at once set one password', async () => {
  const slip = await invited()
  const answers = await Promise.all([redeem(slip), redeem(slip), redeem(slip)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
})

test.each([
  ['small letters', (code: string) => code.toLowerCase()],
  ['spaces for hyphens', (code: string) => ` ${code.replaceAll('-', '  ')} `],
  ['nothing for hyphens', (code: string) => code.replaceAll('-', '')],
  ['O for zero', (code: string) => code.replaceAll('0', 'O')],
  ['I and l for one', (code: string) => code.replace('1', 'I').replace('1', 'l')],
])('reads a slip that is typed with %s', async (_how, type) => {
  const slip = await invited()
  // A code that holds both digits in question, set beside the one that was told.
  const code = '10K0-1QWX-0BT1'
  const hash = createHash('sha256').update(code.replaceAll('-', '')).digest()
  await application.work.write(everywhere, (tx) =>
    tx.db
      .updateTable('identity.invitations')
      .set({ codeHash: hash })
      .where('countyCode', '=', '222403')
      .where('userId', '=', slip.userId)
      .execute(),
  )
  expect(await redeem({ ...slip, code: type(code) })).toMatchObject({ status: 200 })
})

test('a new slip voids the one before', async () => {
  const slip = await invited()
  const next = await admin.post(`/api/people/${slip.userId}/invite`, { reason: '丢了' })
  expect(next).toMatchObject({ status: 200, body: { username: slip.username } })
  expect(await redeem(slip)).toMatchObject({ status: 422 })
  expect(await redeem(next.body)).toMatchObject({ status: 200 })
})

describe('of an account that is given another role', () => {
  const county = '222403000000'
  let office: Visitor

  beforeAll(async () => {
    await addPerson(application, { username: 'office', grants: [{ role: 'office', code: county }] })
    office = await signInFully(application, 'office')
  })

  const grant = (role: string) => ({
    role,
    scope: { kind: 'region', code: county },
    reason: '分工安排',
  })

  async function invitedBy(visitor: Visitor) {
    made += 1
    const given = { countyCode: '222403', username: `guest${made}`, name: '客人' }
    const answer = await visitor.post('/api/people', { ...given, grants: [grant('township')] })
    expect(answer.status).toBe(200)
    return answer.body as Awaited<ReturnType<typeof invited>>
  }

  test('a slip that somebody else made is void, and it is said', async () => {
    const slip = await invitedBy(office)
    const given = await admin.post(`/api/people/${slip.userId}/grants`, grant('system-admin'))
    expect(given).toMatchObject({ status: 200, body: { slipVoid: true } })
    expect(await redeem(slip)).toMatchObject({ status: 422 })
    const again = await office.post(`/api/people/${slip.userId}/invite`, { reason: '丢了' })
    expect(again).toMatchObject({ status: 403 })
    const next = await admin.post(`/api/people/${slip.userId}/invite`, { reason: '另有角色' })
    expect(await redeem(next.body)).toMatchObject({ status: 200 })
  })

  test('a slip is void also where the role comes by a hand-over', async () => {
    const slip = await invitedBy(office)
    const from = await addPerson(application, {
      username: `former${made}`,
      grants: [{ role: 'system-admin', code: county }],
    })
    const day = dayOf(clock.now())
    const moved = await admin.post(`/api/people/${from}/hand-over`, {
      to: slip.userId,
      day,
      reason: '交接',
    })
    expect(moved).toMatchObject({ status: 200, body: { moved: 1, slipVoid: true } })
    expect(await redeem(slip)).toMatchObject({ status: 422 })
  })

  test('a slip stays good that was made by whoever gives the role', async () => {
    const slip = await invitedBy(office)
    const given = await office.post(`/api/people/${slip.userId}/grants`, grant('village'))
    expect(given).toMatchObject({ status: 200, body: { slipVoid: false } })
    expect(await redeem(slip)).toMatchObject({ status: 200 })
  })
})

test('a slip is void after fourteen days', async () => {
  const slip = await invited()
  const other = await invited()
  clock.forward(14 * day - 60_000)
  expect(await redeem(slip)).toMatchObject({ status: 200 })
  clock.forward(61_000)
  expect(await redeem(other)).toMatchObject({ status: 422 })
  admin = await signInAgain()
})

/** The administrator's session does not last a fortnight, and a recovery code opens the next. */
async function signInAgain() {
  const visitor = application.visitor()
  await visitor.post('/api/session', { username: 'chief', password })
  const code = (admin as Visitor & { recoveryCodes: string[] }).recoveryCodes[0]
  await visitor.post('/api/session/second-factor', { code })
  return visitor
}

test('a slip of another account, a wrong code and no slip at all are answered alike', async () => {
  const [slip, other] = [await invited(), await invited()]
  const answers = await Promise.all([
    redeem({ ...slip, code: other.code }),
    redeem({ ...slip, code: newPaperCode() }),
    redeem({ username: 'nobody-at-all', code: slip.code }),
    redeem({ username: 'chief', code: slip.code }),
  ])
  for (const { status, body } of answers) {
    expect({ status, ...body, requestId: '' }).toEqual({
      ...answers[0].body,
      status: 422,
      requestId: '',
    })
  }
})

test('a common password is refused, and the slip can still be used', async () => {
  const slip = await invited()
  expect(await redeem(slip, { password: '1234567890' })).toMatchObject({ status: 422 })
  expect(await redeem(slip)).toMatchObject({ status: 200 })
})

test('a forgotten password is set anew by a slip, which ends every session and the lock', async () => {
  const id = await addPerson(application, { username: 'forgetful' })
  const old = await signIn(application, 'forgetful')
  await application.work.write(everywhere, (tx) =>
    tx.db
      .updateTable('identity.users')
      .set({ lockedUntil: new Date(tx.now.getTime() + day) })
      .where('id', '=', id)
      .execute(),
  )
  const { body } = await admin.post(`/api/people/${id}/invite`, { reason: '忘了密码' })
  expect(await redeem(body, { password: 'another four words' })).toMatchObject({ status: 200 })
  expect(await old.get('/api/session')).toMatchObject({ status: 401 })
  const visitor = application.visitor()
  const given = { username: 'forgetful', password: 'another four words' }
  expect(await visitor.post('/api/session', given)).toMatchObject({ status: 200 })
})

test('a slip lies nowhere as it was told', async () => {
  const slip = await invited()
  await withAdmin(application.database.adminUrl, async (client) => {
    await client.query("set app.counties = '000000-999999'")
    const { rows } = await client.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_schema in ('identity', 'base', 'journal') and table_type = 'BASE TABLE'`,
    )
    expect(rows.length).toBeGreaterThan(8)
    for (const { name } of rows) {
      const text = `%${slip.code.slice(0, 4)}_${slip.code.slice(5, 9)}%`
      const plain = `%${slip.code.replaceAll('-', '')}%`
      const found = await client.query(
        `select t::text from ${name} t where t::text like $1 or t::text like $2`,
        [text, plain],
      )
      expect(found.rows).toEqual([])
    }
  })
})
