import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { loadShippedRegions, withAdmin } from '#rooms/regions/server/door.ts'
import { testClock, useApplication } from '../../../../tests/application/application.ts'
import {
  addPerson,
  everywhere,
  type Held,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Answer, Visitor } from '../../../../tests/application/visitor.ts'
import { waitForLocks } from '../../../../tests/database/waiting.ts'

const clock = testClock()
const application = useApplication({ clock: clock.now })
const county = '222403000000'
const guandi = '222403102000'
const today = () => dayOf(clock.now())
const inDays = (days: number) => dayOf(new Date(clock.now().getTime() + days * 86_400_000))
let chief: Visitor
let people = 0
let from: { id: string; username: string }
let to: { id: string; username: string }

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  await addPerson(application, {
    username: 'chief',
    grants: [{ role: 'system-admin', code: county }],
  })
  chief = await signInFully(application, 'chief')
})
beforeEach(async () => {
  from = await newPerson([
    { role: 'supervisor', code: county },
    { role: 'grid', code: guandi, endsOn: inDays(60) },
    { role: 'grid', code: county, beginsOn: inDays(20) },
    { role: 'supervisor', code: guandi, endsOn: today() },
  ])
  to = await newPerson()
})

async function newPerson(grants: Held[] = []) {
  people += 1
  const username = `person${people}`
  return { username, id: await addPerson(application, { username, grants }) }
}

const handOver = (day: string, more: { from?: string; to?: string } = {}, by = chief) =>
  by.post(`/api/people/${more.from ?? from.id}/hand-over`, {
    to: more.to ?? to.id,
    day,
    reason: '岗位调整',
  })
const heldBy = async (id: string) => {
  const { grants } = (await chief.get(`/api/people/${id}`)).body
  return grants
    .map((each: { role: string; scope: { code: string }; beginsOn: string; endsOn: string }) => [
      each.role,
      each.scope.code,
      each.beginsOn,
      each.endsOn,
    ])
    .sort()
}

test('gives the successor every role from the day, and ends the predecessor’s with it', async () => {
  const day = inDays(7)
  expect(await handOver(day)).toMatchObject({ status: 200, body: { moved: 3 } })
  expect(await heldBy(to.id)).toEqual(
    [
      ['grid', guandi, day, inDays(60)],
      ['grid', county, inDays(20), null],
      ['supervisor', county, day, null],
    ].sort(),
  )
  expect(await heldBy(from.id)).toEqual(
    [
      ['grid', guandi, today(), day],
      ['supervisor', county, today(), day],
    ].sort(),
  )
})

test('says whose a role was and to whom it went, by a name that an erasure would take back', async () => {
  await handOver(today())
  const of = async (id: string) => (await chief.get(`/api/people/${id}`)).body
  const [{ grants }, { ended }] = [await of(to.id), await of(from.id)]
  expect(grants.map((each: { succeeds: string }) => each.succeeds)).toEqual(
    Array(3).fill(from.username),
  )
  const handed = ended.filter((each: { handedTo: string | null }) => each.handedTo !== null)
  expect(handed.map((each: { handedTo: string }) => each.handedTo)).toEqual(
    Array(3).fill(to.username),
  )
  const successor = `update identity.users set name = '离任同事' where id = $1`
  await application.database.pool.query(successor, [from.id])
  expect((await of(to.id)).grants[0].succeeds).toBe('离任同事')
  expect(
    (await of((await newPerson([{ role: 'grid', code: guandi }])).id)).grants[0],
  ).toMatchObject({ succeeds: null, reason: 'test' })
})

test('today acts at once: the predecessor is signed out, the successor may', async () => {
  const [before, after] = [
    await signIn(application, from.username),
    await signIn(application, to.username),
  ]
  const may = async (visitor: Visitor) => {
    const { status, body } = await visitor.get('/api/session')
    return status === 200 && body.capabilities.includes('organizations.read')
  }
  expect([await may(before), await may(after)]).toEqual([true, false])
  expect(await handOver(today())).toMatchObject({ status: 200 })
  expect([await may(before), await may(after)]).toEqual([false, true])
})

test('tells other rooms once, and writes who did what into the journal', async () => {
  await handOver(inDays(1))
  const [events, entries] = await application.work.read(everywhere, async (tx) => [
    await tx.db
      .selectFrom('base.outbox')
      .select('payload')
      .where('countyCode', '=', '222403')
      .where('topic', '=', 'identity.handed-over')
      .orderBy('id', 'desc')
      .execute(),
    await tx.db
      .selectFrom('journal.entries')
      .select(['action', 'reason'])
      .where('countyCode', '=', '222403')
      .where('subjectId', 'in', [from.id, to.id])
      .execute(),
  ])
  const told = events.map(({ payload }) => payload as { from: string })
  expect(told.filter((each) => each.from === from.id)).toEqual([
    { from: from.id, to: to.id, day: inDays(1) },
  ])
  const actions = entries.map(({ action }) => action).sort()
  expect(actions).toEqual(
    [
      ...Array(3).fill('identity.give-grant'),
      ...Array(3).fill('identity.end-grant'),
      'identity.hand-over',
    ].sort(),
  )
  expect(entries.every(({ reason }) => reason === '岗位调整')).toBe(true)
})

test('is refused whole when one role is beyond the giver', async () => {
  await addPerson(application, {
    username: `o${people}`,
    grants: [{ role: 'office', code: county }],
  })
  const office = await signInFully(application, `o${people}`)
  const above = await newPerson([
    { role: 'supervisor', code: county },
    { role: 'office', code: county },
  ])
  expect(await handOver(today(), { from: above.id }, office)).toMatchObject({
    status: 403,
    body: { code: 'identity.beyond-reach' },
  })
  expect(await heldBy(to.id)).toEqual([])
  expect(await heldBy(above.id)).toHaveLength(2)
  expect(await handOver(today(), {}, office)).toMatchObject({ status: 200 })
})

test('makes nobody two administrators', async () => {
  const security = await newPerson([{ role: 'security-admin', code: county }])
  const audit = await newPerson([{ role: 'audit-admin', code: county }])
  expect(await handOver(today(), { from: security.id, to: audit.id })).toMatchObject({
    status: 422,
    body: { code: 'identity.three-administrators' },
  })
  expect(await heldBy(security.id)).toHaveLength(1)
})

test('lets an administrator hand over what is their own, and take over nothing', async () => {
  const leaving = await newPerson([{ role: 'system-admin', code: county }])
  const visitor = await signInFully(application, leaving.username)
  expect(await handOver(today(), { to: leaving.id }, visitor)).toMatchObject({
    status: 403,
    body: { code: 'identity.not-to-oneself' },
  })
  expect(await handOver(today(), { from: leaving.id }, visitor)).toMatchObject({ status: 200 })
  expect(await visitor.get('/api/session')).toMatchObject({ status: 401 })
})

test('is refused to oneself, for a day that has passed, to a closed account, of nothing, to nobody', async () => {
  const codes = async (...given: Parameters<typeof handOver>) =>
    (await handOver(...given)).body.code
  expect(await codes(today(), { to: from.id })).toBe('identity.to-themselves')
  expect(await codes(inDays(-1))).toBe('identity.day-passed')
  expect(await codes(today(), { from: to.id, to: from.id })).toBe('identity.nothing-to-hand-over')
  expect(await codes(today(), { to: 'nobody' })).toBe('base.absent')
  await chief.post(`/api/people/${to.id}/close`, { reason: '退休' })
  expect(await codes(today())).toBe('identity.closed-account')
})

test('two at once between the same two end with one holder of each role', async () => {
  const answers = await Promise.all([handOver(today()), handOver(today())])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  expect(await heldBy(to.id)).toHaveLength(3)
  expect(await heldBy(from.id)).toEqual([])
})

describe('a role that is ended at that very moment', () => {
  const grantOf = async (role: string, code: string) => {
    const { grants } = (await chief.get(`/api/people/${from.id}`)).body
    return grants.find(
      (each: { role: string; scope: { code: string } }) =>
        each.role === role && each.scope.code === code,
    ) as { countyCode: string; id: string }
  }
  const end = ({ countyCode, id }: { countyCode: string; id: string }) =>
    chief.post(`/api/grants/${countyCode}/${id}/end`, { reason: '调离' })

  /** @returns the answers, in the order of the acts, each of which waits for what is held before the next begins */
  async function whileHeld(grant: { id: string }, acts: readonly (() => Promise<Answer>)[]) {
    return withAdmin(application.database.adminUrl, async (client) => {
      await client.query("begin; set local app.counties = '222403'")
      await client.query(
        "select 1 from identity.grants where county_code = '222403' and id = $1 for update",
        [grant.id],
      )
      const answers: Promise<Answer>[] = []
      for (const act of acts) {
        answers.push(act())
        await waitForLocks(application.database, answers.length)
      }
      await client.query('commit')
      return Promise.all(answers)
    })
  }

  test('is ended though it was being handed over', async () => {
    const [held, ended] = [await grantOf('supervisor', county), await grantOf('grid', guandi)]
    const day = inDays(7)
    const answers = await whileHeld(held, [() => handOver(day), () => end(ended)])
    expect(answers).toMatchObject([{ status: 200, body: { moved: 3 } }, { status: 200 }])
    expect(await heldBy(from.id)).toEqual([['supervisor', county, today(), day]])
  })

  test('is not handed over any more', async () => {
    const ended = await grantOf('grid', guandi)
    const answers = await whileHeld(ended, [() => end(ended), () => handOver(inDays(7))])
    expect(answers).toMatchObject([{ status: 200 }, { status: 200, body: { moved: 2 } }])
    expect((await heldBy(to.id)).map(([role]: string[]) => role)).toEqual(['grid', 'supervisor'])
    expect(await heldBy(from.id)).toEqual([['supervisor', county, today(), inDays(7)]])
  })

  test('is ended once: whoever comes second is told that it is gone', async () => {
    const ended = await grantOf('grid', guandi)
    const answers = await whileHeld(ended, [() => end(ended), () => end(ended)])
    expect(answers.map(({ status }) => status)).toEqual([200, 404])
  })
})
