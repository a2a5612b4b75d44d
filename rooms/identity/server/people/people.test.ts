import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadShippedRegions } from '#rooms/regions/server/door.ts'
import { useApplication } from '../../../../tests/application/application.ts'
import {
  addPerson,
  everywhere,
  type Held,
  signIn,
  signInFully,
} from '../../../../tests/application/people.ts'
import type { Visitor } from '../../../../tests/application/visitor.ts'

const application = useApplication()
const county = '222403000000'
const guandi = '222403102000'
let chief: Visitor
let security: Visitor
let office: Visitor
let guandiOffice: Visitor
let people = 0

beforeAll(async () => {
  await loadShippedRegions(application.database.adminUrl)
  const make = async (username: string, role: Held['role'], code: string) => {
    await addPerson(application, { username, grants: [{ role, code }] })
    return signInFully(application, username)
  }
  chief = await make('chief', 'system-admin', county)
  security = await make('security', 'security-admin', county)
  office = await make('office', 'office', county)
  guandiOffice = await make('guandi-office', 'office', guandi)
})

async function newPerson(grants: Held[] = [], home = '222403') {
  people += 1
  const username = `person${people}`
  return { username, id: await addPerson(application, { username, grants, home }) }
}
const namesSeen = async (by: Visitor, query = '') => {
  const { body } = await by.get(`/api/people?limit=200${query}`)
  return body.items.map(({ username }: { username: string }) => username)
}
const closingsOf = async (id: string) => {
  const text = 'select closed_at from identity.users where id = $1'
  return (await application.database.pool.query(text, [id])).rows
}
const act = (by: Visitor, id: string, what: string) =>
  by.post(`/api/people/${id}/${what}`, { reason: '按规定' })

describe('who is seen', () => {
  test('whoever reaches a county sees its accounts, a township those with a role in it', async () => {
    const inside = await newPerson([{ role: 'village', code: '222403102240' }])
    const beside = await newPerson([{ role: 'village', code: '222403108204' }])
    const ended = await newPerson([{ role: 'village', code: guandi, endsOn: '2099-01-01' }])
    await application.work.write(everywhere, (tx) =>
      tx.db
        .updateTable('identity.grants')
        .set({ beginsOn: '2020-01-01', endsOn: '2020-02-01' })
        .where('countyCode', '=', '222403')
        .where('userId', '=', ended.id)
        .execute(),
    )
    const abroad = await newPerson([{ role: 'office', code: '222404000000' }], '222404')
    const all = await namesSeen(office)
    expect(all).toEqual(
      expect.arrayContaining([inside, beside, ended].map((each) => each.username)),
    )
    expect(all).not.toContain(abroad.username)
    const few = await namesSeen(guandiOffice)
    expect(few).toContain(inside.username)
    for (const { username } of [beside, ended, abroad]) expect(few).not.toContain(username)
    expect(await guandiOffice.get(`/api/people/${inside.id}`)).toMatchObject({ status: 200 })
    for (const { id } of [beside, ended, abroad]) {
      expect(await guandiOffice.get(`/api/people/${id}`)).toMatchObject({ status: 404 })
    }
  })

  test('of roles elsewhere nothing is told', async () => {
    const { id } = await newPerson([
      { role: 'village', code: '222403102240' },
      { role: 'supervisor', code: county },
      { role: 'grid', code: '222404001000' },
    ])
    const roles = async (by: Visitor) =>
      (await by.get(`/api/people/${id}`)).body.grants.map(({ role }: { role: string }) => role)
    expect(await roles(guandiOffice)).toEqual(['village'])
    expect((await roles(office)).sort()).toEqual(['supervisor', 'village'])
  })

  test('the list says no more of a person than name, state and roles: the rest is on the page that keeps who opened it', async () => {
    const { id, username } = await newPerson([{ role: 'village', code: '222403102240' }])
    await signIn(application, username)
    const { items } = (await chief.get(`/api/people?q=${username}`)).body
    expect(items.map((each: object) => Object.keys(each).sort())).toEqual([
      ['grants', 'homeCountyCode', 'id', 'name', 'state', 'username'],
    ])
    expect(Object.keys(items[0].grants[0])).not.toContain('reason')
    const shown = (await chief.get(`/api/people/${id}`)).body
    expect(shown.lastSignInAt).not.toBeNull()
    expect(shown.grants[0].reason).toBe('test')
  })

  test('is found by name, role and state, page by page', async () => {
    const { username } = await newPerson([{ role: 'posted', code: county, kind: 'region' }])
    expect(await namesSeen(chief, `&q=${username}`)).toEqual([username])
    expect(await namesSeen(chief, `&q=${username}&role=posted`)).toEqual([username])
    expect(await namesSeen(chief, `&q=${username}&role=grid`)).toEqual([])
    expect(await namesSeen(chief, '&state=closed')).not.toContain(username)
    const seen: string[] = []
    let next: string | undefined
    do {
      const { body } = await chief.get(`/api/people?limit=3${next ? `&after=${next}` : ''}`)
      seen.push(...body.items.map((each: { username: string }) => each.username))
      next = body.next
    } while (next)
    expect(seen).toEqual(await namesSeen(chief))
  })
})

describe('what is done to an account', () => {
  let person: { id: string; username: string }
  beforeEach(async () => {
    person = await newPerson([{ role: 'village', code: '222403102240' }])
  })

  test('closed, it is signed out at once and signs in no more, until it is opened again', async () => {
    const visitor = await signIn(application, person.username)
    expect(await act(chief, person.id, 'close')).toMatchObject({ status: 200 })
    expect(await visitor.get('/api/session')).toMatchObject({ status: 401 })
    await expect(signIn(application, person.username)).rejects.toThrow('wrong-sign-in')
    expect(await act(chief, person.id, 'invite')).toMatchObject({
      status: 422,
      body: { code: 'identity.closed-account' },
    })
    expect(await act(chief, person.id, 'reopen')).toMatchObject({ status: 200 })
    await signIn(application, person.username)
  })

  test('is opened again by whoever could have closed it so, and by no office', async () => {
    const barred = {
      status: 403,
      body: { code: 'identity.barred-account', title: expect.stringContaining('安全管理员') },
    }
    const shown = async (by: Visitor) => (await by.get(`/api/people/${person.id}`)).body
    await act(chief, person.id, 'close')
    expect(await shown(chief)).toMatchObject({ state: 'closed', barred: false })
    for (const by of [office, security]) {
      expect(await act(by, person.id, 'reopen')).toMatchObject({ status: 403 })
    }
    const [before] = await closingsOf(person.id)
    // On top of the closing that was: the day that it counts from stays.
    expect(await act(security, person.id, 'close')).toMatchObject({ status: 200 })
    expect(await act(chief, person.id, 'close')).toMatchObject({ status: 200 })
    expect(await closingsOf(person.id)).toEqual([before])
    expect(await shown(chief)).toMatchObject({ state: 'closed', barred: true })
    expect(await act(chief, person.id, 'reopen')).toMatchObject(barred)
    expect(await act(office, person.id, 'reopen')).toMatchObject({ status: 403 })
    await expect(signIn(application, person.username)).rejects.toThrow('wrong-sign-in')
    expect(await act(security, person.id, 'reopen')).toMatchObject({ status: 200 })
    expect(await shown(chief)).toMatchObject({ state: 'active', barred: false })
    await signIn(application, person.username)
    // With a role where this security administrator decides nothing it is one of the city's.
    const wide = await newPerson([{ role: 'office', code: '222404000000' }])
    await act(security, wide.id, 'close')
    expect(await act(security, wide.id, 'reopen')).toMatchObject({
      status: 403,
      body: { code: 'identity.beyond-reach' },
    })
  })

  test('closed, its slips are void, also when it is opened again', async () => {
    const { code } = (await act(chief, person.id, 'invite')).body
    await act(chief, person.id, 'close')
    await act(chief, person.id, 'reopen')
    const redeemed = await application.visitor().post('/api/invitations/redeem', {
      username: person.username,
      code,
      password: 'another four words',
    })
    expect(redeemed).toMatchObject({ status: 422, body: { code: 'identity.invitation-spent' } })
  })

  test('unlocked, it signs in again', async () => {
    const visitor = application.visitor()
    for (let at = 0; at < 5; at++) {
      await visitor.post('/api/session', { username: person.username, password: 'wrong wrong' })
    }
    await expect(signIn(application, person.username)).rejects.toThrow('wrong-sign-in')
    expect((await chief.get(`/api/people/${person.id}`)).body.state).toBe('locked')
    expect(await act(chief, person.id, 'unlock')).toMatchObject({ status: 200 })
    await signIn(application, person.username)
  })

  test('its second factor is taken away by the security administrator alone, and its sessions end', async () => {
    const visitor = await signInFully(application, person.username)
    expect(await act(chief, person.id, 'reset-second-factor')).toMatchObject({ status: 403 })
    expect(await act(security, person.id, 'reset-second-factor')).toMatchObject({ status: 200 })
    expect(await visitor.get('/api/session')).toMatchObject({ status: 401 })
    const again = await signIn(application, person.username)
    expect((await again.get('/api/session')).body.secondFactor.enrolled).toBe(false)
  })

  test('nobody closes or unlocks themselves', async () => {
    const { id } = (await chief.get('/api/session')).body
    expect(await act(chief, id, 'close')).toMatchObject({ status: 403 })
    expect(await act(chief, id, 'unlock')).toMatchObject({ status: 403 })
    expect(await act(chief, id, 'invite')).toMatchObject({ status: 403 })
  })

  test('an account elsewhere is not there', async () => {
    const abroad = await newPerson([], '222404')
    for (const what of ['close', 'invite', 'unlock', 'reopen']) {
      expect(await act(chief, abroad.id, what)).toMatchObject({ status: 404 })
    }
    const beside = await newPerson([{ role: 'village', code: '222403108204' }])
    expect(await act(guandiOffice, beside.id, 'invite')).toMatchObject({ status: 404 })
    expect(await act(guandiOffice, person.id, 'invite')).toMatchObject({ status: 200 })
  })

  test('a way into an account is given only by who may give all its roles', async () => {
    const stronger = [
      await newPerson([{ role: 'system-admin', code: county }]),
      await newPerson([
        { role: 'village', code: county },
        { role: 'office', code: guandi },
      ]),
      await newPerson([
        { role: 'village', code: county },
        { role: 'grid', code: '222404001000' },
      ]),
    ]
    for (const { id } of stronger) {
      for (const what of ['invite', 'unlock']) {
        expect(await act(office, id, what)).toMatchObject({
          status: 403,
          body: { code: 'identity.beyond-reach' },
        })
      }
    }
    const partly = await newPerson([
      { role: 'village', code: '222403102240' },
      { role: 'village', code: '222403108204' },
    ])
    expect(await act(guandiOffice, partly.id, 'invite')).toMatchObject({ status: 403 })
    expect(await act(office, partly.id, 'invite')).toMatchObject({ status: 200 })
  })

  test('a demo account keeps its password and second factor', async () => {
    const demo = await newPerson()
    await application.database.pool.query('update identity.users set demo = true where id = $1', [
      demo.id,
    ])
    expect(await act(chief, demo.id, 'invite')).toMatchObject({ status: 403 })
  })
})

describe('making one', () => {
  const make = (by: Visitor, username: string, more: object = {}) =>
    by.post('/api/people', { countyCode: '222403', username, name: '新人', ...more })

  test.each(['\u200b\u200b', '王\u202e五', '王\n五', '张三 110105199003071234'])(
    'is refused under a name that cannot be read or is none: %j',
    async (name) => {
      expect(await make(chief, 'unseen', { name })).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/name' }] },
      })
    },
  )

  test.each(['222403199001011234', 'u-222403-19900101-123x'])(
    'a user name is no identity-card number: %s',
    async (username) => {
      const { status, body } = await make(chief, username)
      expect({ status, errors: body.errors }).toMatchObject({
        status: 400,
        errors: [{ pointer: '/username', detail: '里面像是有身份证号，不收。' }],
      })
    },
  )

  test('two at once under one user name make one account', async () => {
    const answers = await Promise.all([
      make(chief, 'Twin'),
      make(chief, 'twin'),
      make(office, 'TWIN'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  test('an office of a township makes those that have a role in it', async () => {
    const without = await make(guandiOffice, 'without')
    expect(without).toMatchObject({ status: 403, body: { code: 'base.refused' } })
    expect(without.body.title).toBe('您没有在“敦化市”办这件事的权限')
    const scope = { kind: 'region', code: '222403102240' }
    const grants = [{ role: 'village', scope, reason: '文书' }]
    expect(await make(guandiOffice, 'within', { grants })).toMatchObject({ status: 200 })
    const beyond = [{ role: 'village', scope: { ...scope, code: '222403108204' }, reason: 'x' }]
    const refused = await make(guandiOffice, 'beyond', { grants: beyond })
    expect(refused).toMatchObject({ status: 403, body: { code: 'identity.beyond-reach' } })
    expect(refused.body.title).toBe('您没有在“敦化市雁鸣湖镇腰甸村”给这个角色的权限')
    expect(await make(guandiOffice, 'abroad', { grants, countyCode: '222404' })).toMatchObject({
      status: 403,
    })
  })

  test('asked for twice under one key, it is made once and its code said once', async () => {
    const given = { countyCode: '222403', username: 'once', name: '一次' }
    const headers = { 'idempotency-key': 'make-once' }
    expect(await chief.ask('POST', '/api/people', given, headers)).toMatchObject({ status: 200 })
    expect(await chief.ask('POST', '/api/people', given, headers)).toMatchObject({
      status: 409,
      body: { code: 'base.said-once' },
    })
  })
})

describe('a name', () => {
  const correct = (by: Visitor, id: string, was: string, name: string) =>
    by.post(`/api/people/${id}/name`, { name, was, reason: '登记时打错了' })

  test('is corrected by whoever looks after the account, once, and the journal says so', async () => {
    const { id } = await newPerson([{ role: 'village', code: '222403102240' }])
    const { name } = (await chief.get(`/api/people/${id}`)).body
    expect((await correct(guandiOffice, id, name, '王秀兰')).status).toBe(200)
    expect((await chief.get(`/api/people/${id}`)).body.name).toBe('王秀兰')
    expect((await correct(chief, id, name, '王秀岚')).body.code).toBe('identity.changed-meanwhile')
    const entries = await application.work.read(everywhere, (tx) =>
      tx.db
        .selectFrom('journal.entries')
        .select(['reason', 'beforeHash', 'afterHash'])
        .where('countyCode', '=', '222403')
        .where('action', '=', 'identity.correct-name')
        .where('personId', '=', id)
        .execute(),
    )
    const hash = expect.any(Buffer)
    expect(entries).toEqual([{ reason: '登记时打错了', beforeHash: hash, afterHash: hash }])
  })

  test('stays as it is out of reach, of a closed account, and when it is no name', async () => {
    const elsewhere = await newPerson([{ role: 'village', code: '222403108204' }])
    const { name } = (await chief.get(`/api/people/${elsewhere.id}`)).body
    expect((await correct(guandiOffice, elsewhere.id, name, '王秀兰')).status).toBe(404)
    expect((await correct(chief, elsewhere.id, name, '222403197801011234')).status).toBe(400)
    await act(chief, elsewhere.id, 'close')
    const { body } = await correct(chief, elsewhere.id, name, '王秀兰')
    expect(body.code).toBe('identity.closed-account')
    expect((await chief.get(`/api/people/${elsewhere.id}`)).body.name).toBe(name)
  })
})

test('a slip says where its owner serves, the first one and those after it', async () => {
  const grants = ['222403102240', '222403108204'].map((code) => ({
    role: 'village',
    scope: { kind: 'region', code },
    reason: '书记',
  }))
  const first = await chief.post('/api/people', {
    countyCode: '222403',
    username: 'two-villages',
    name: '赵秀英',
    grants,
  })
  const again = await act(chief, first.body.userId, 'invite')
  expect(first.body.place.split('、')).toHaveLength(2)
  expect(again.body.place).toBe(first.body.place)
})
