/** What people are told in the desk and by e-mail, against a real database and a real mail server. */
import calendar from 'chinese-days'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { addDays } from '#base/shared/days.ts'
import {
  type Application,
  startApplication,
  type TestClock,
  testClock,
} from '../../../tests/application/application.ts'
import { addPerson, openSession } from '../../../tests/application/people.ts'
import type { Visitor } from '../../../tests/application/visitor.ts'
import { type MailServer, startMailServer } from '../testing/mail-server.ts'
import { forgetNotices } from './forgetting/forget-notices.ts'
import { tell } from './inbox/tell.ts'
import { createMailer } from './mails/create-mailer.ts'
import { planMails } from './mails/plan-mails.ts'
import { sendMails } from './mails/send-mails.ts'
import type { Told } from './parts.ts'

const home = '222403'
const publicUrl = 'http://lianjian.example'
let clock: TestClock
let server: MailServer
let sendMail: ReturnType<typeof createMailer>
let application: Application
let people = 0
let things = 0

beforeAll(async () => {
  clock = testClock()
  server = await startMailServer()
  sendMail = createMailer({ url: server.url, from: '联建 <lianjian@example.cn>' })
  application = await startApplication({ clock: clock.now, sendMail, publicUrl })
})
afterAll(async () => {
  await application?.close()
  await server?.close()
})
beforeEach(() => {
  server.behave = 'well'
  server.mails.length = 0
})

interface Person {
  id: string
  address: string
  visitor: Visitor
}

async function enter(id: string): Promise<Visitor> {
  return openSession(application, id, { secondFactor: false })
}

async function somebody(): Promise<Person> {
  people += 1
  const id = await addPerson(application, { username: `told${people}`, password: false })
  return { id, address: `told${people}@example.cn`, visitor: await enter(id) }
}

/** Somebody who gave an address and proved it. */
async function reader(): Promise<Person> {
  const person = await somebody()
  const { visitor, address } = person
  expect(await visitor.post('/api/notices/address', { address })).toMatchObject({ status: 200 })
  const code = /\d{6}/.exec(server.mails.at(-1)?.text ?? '')?.[0]
  const proved = await visitor.post('/api/notices/address/prove', { code })
  expect(proved).toMatchObject({ status: 200, body: { address, mail: 'digest' } })
  server.mails.length = 0
  return person
}

function about({ id }: Person, more: Partial<Told> = {}): Told {
  things += 1
  return {
    ...{ key: `thing${things}`, kind: 'pairing', leadsTo: '/proposals' },
    title: { zh: `第${things}件事`, en: `Thing ${things}` },
    recipients: [{ userId: id, homeCountyCode: home }],
    ...more,
  }
}

/** The hour in Asia/Shanghai on the next day of the kind; it is always later than now. */
function goTo(time: string, { off = false } = {}): string {
  let day = addDays(dayOf(clock.now()), 1)
  while (calendar.isWorkday(day) === off) day = addDays(day, 1)
  clock.forward(Date.parse(`${day}T${time}:00+08:00`) - clock.now().getTime())
  return day
}

async function mailNow() {
  await planMails(application.work)
  await sendMails({ work: application.work, sendMail, publicUrl })
  return server.mails
}

describe('in the desk', () => {
  test('what I was told is listed newest first, counted, and seen once I say so', async () => {
    const person = await somebody()
    const [first, second] = [about(person), about(person, { dueOn: '2027-01-05' })]
    await tell(application.work, [first])
    clock.forward(1000)
    await tell(application.work, [second])
    const { items } = (await person.visitor.get('/api/notices')).body
    expect(items).toMatchObject([
      { title: second.title, dueOn: '2027-01-05', read: false, to: '/proposals' },
      { title: first.title, dueOn: null, read: false },
    ])
    const seen = await person.visitor.post('/api/notices/read', { ids: [items[0].id] })
    expect(seen.body).toEqual({ read: 1 })
    expect((await person.visitor.get('/api/notices/count')).body).toEqual({ unread: 1 })
    expect((await person.visitor.post('/api/notices/read')).body).toEqual({ read: 1 })
    expect((await person.visitor.get('/api/notices?unread=true')).body.items).toEqual([])
  })

  test('of one thing nobody is told twice, and of mine nobody else', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const told = about(one)
    await tell(application.work, [told])
    await tell(application.work, [told])
    const { items } = (await one.visitor.get('/api/notices')).body
    expect(items).toHaveLength(1)
    expect((await other.visitor.get('/api/notices')).body.items).toEqual([])
    const ids = [items[0].id]
    expect((await other.visitor.post('/api/notices/read', { ids })).body).toEqual({ read: 0 })
  })
})

describe('an address', () => {
  test('is kept once the code is given that was sent to it, and taken away at once', async () => {
    const { visitor, address } = await reader()
    const gone = await visitor.delete('/api/notices/address')
    expect(gone.body).toMatchObject({ address: null, pendingAddress: null, mail: 'none' })
    expect((await visitor.get('/api/notices/settings')).body.address).not.toBe(address)
  })

  test('is not kept after five wrong codes or half an hour', async () => {
    const { id, visitor, address } = await somebody()
    await visitor.post('/api/notices/address', { address })
    const right = /\d{6}/.exec(server.mails[0]?.text ?? '')?.[0] as string
    const wrong = right === '000000' ? '000001' : '000000'
    const prove = async (code: string) =>
      (await enter(id)).post('/api/notices/address/prove', { code })
    for (let at = 0; at < 5; at++) expect((await prove(wrong)).status).toBe(422)
    expect((await prove(right)).body.code).toBe('notices.wrong-code')
    await visitor.post('/api/notices/address', { address })
    const next = /\d{6}/.exec(server.mails[1]?.text ?? '')?.[0] as string
    clock.forward(31 * 60_000)
    expect((await prove(next)).status).toBe(422)
  })

  test('is sent five codes a day at most, so that nobody floods a stranger', async () => {
    const { visitor, address } = await somebody()
    const give = () => visitor.post('/api/notices/address', { address })
    for (let at = 0; at < 5; at++) expect((await give()).status).toBe(200)
    expect((await give()).status).toBe(429)
    expect(server.mails).toHaveLength(5)
  })

  test('that the mail server refuses is said so', async () => {
    const { visitor, address } = await somebody()
    server.behave = 550
    const answer = await visitor.post('/api/notices/address', { address })
    expect(answer).toMatchObject({ status: 502, body: { code: 'notices.not-sent' } })
  })

  test('is needed before e-mails are turned on, and an older form saves nothing', async () => {
    const { visitor } = await somebody()
    const { body } = await visitor.get('/api/notices/settings')
    const { address: _, pendingAddress: __, canMail, ...kept } = body
    expect(canMail).toBe(true)
    const put = (more: object) => visitor.ask('PUT', '/api/notices/settings', { ...kept, ...more })
    expect((await put({ mail: 'digest' })).body.code).toBe('notices.no-address')
    expect((await put({ muted: ['need'] })).status).toBe(200)
    expect((await put({ muted: [] })).body.code).toBe('notices.changed-meanwhile')
  })
})

describe('by e-mail', () => {
  test('one digest in the morning holds titles and links, and no second one follows', async () => {
    const person = await reader()
    const [first, second] = [about(person), about(person, { leadsTo: '/wishes' })]
    await tell(application.work, [first, second])
    goTo('08:30')
    const [mail, ...more] = await mailNow()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ to: [person.address], subject: '联建：2 条通知' })
    expect(mail?.text).toContain(`${first.title.zh}\r\n${publicUrl}/desk/proposals`)
    expect(mail?.html).toContain(`<a href="${publicUrl}/desk/wishes">${second.title.zh}</a>`)
    expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    await tell(application.work, [about(person)])
    expect(await mailNow()).toHaveLength(1)
    goTo('08:30')
    expect(await mailNow()).toHaveLength(2)
  })

  test('nothing goes out when there is nothing, or when it was seen before', async () => {
    const person = await reader()
    await tell(application.work, [about(person)])
    await (await enter(person.id)).post('/api/notices/read')
    goTo('08:30')
    expect(await mailNow()).toEqual([])
  })

  test('nothing goes out at night or on a day off, and what is due soon goes out after it', async () => {
    const person = await reader()
    goTo('21:00')
    await tell(application.work, [about(person, { dueOn: addDays(dayOf(clock.now()), 1) })])
    expect(await mailNow()).toEqual([])
    goTo('09:00', { off: true })
    expect(await mailNow()).toEqual([])
    goTo('14:00')
    expect(await mailNow()).toHaveLength(1)
  })

  test('whoever wants it at once gets it at once, but for kinds that they turned off', async () => {
    const person = await reader()
    goTo('14:00')
    const visitor = await enter(person.id)
    const {
      address: _,
      pendingAddress: __,
      canMail: ___,
      ...kept
    } = (await visitor.get('/api/notices/settings')).body
    const body = { ...kept, mail: 'at-once', muted: ['need'] }
    expect((await visitor.ask('PUT', '/api/notices/settings', body)).status).toBe(200)
    const told = about(person)
    await tell(application.work, [told, about(person, { kind: 'need' })])
    const mails = await mailNow()
    expect(mails.map(({ subject }) => subject)).toEqual([`联建：${told.title.zh}`])
  })

  test('when the connection breaks after it was handed over, it goes out again as the same e-mail', async () => {
    const person = await reader()
    await tell(application.work, [about(person)])
    goTo('08:30')
    server.behave = 'hang-up'
    await mailNow()
    server.behave = 'well'
    expect(await mailNow()).toHaveLength(1)
    clock.forward(3 * 60_000)
    await mailNow()
    const ids = server.mails.map(({ headers }) => headers.get('message-id'))
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBe(ids[1])
    clock.forward(3 * 3_600_000)
    expect(await mailNow()).toHaveLength(2)
  })

  test('a server that asks to wait is asked again later, one that refuses for good never', async () => {
    const [one, other] = [await reader(), await reader()]
    await tell(application.work, [about(one)])
    goTo('08:30')
    server.behave = 450
    await mailNow()
    server.behave = 'well'
    clock.forward(3 * 60_000)
    expect((await mailNow()).map(({ to }) => to)).toEqual([[one.address]])
    await tell(application.work, [about(other)])
    server.behave = 550
    await mailNow()
    server.behave = 'well'
    clock.forward(2 * 3_600_000)
    expect(await mailNow()).toHaveLength(1)
  })

  test('two servers that send at the same moment send it once', async () => {
    const person = await reader()
    await tell(application.work, [about(person)])
    goTo('08:30')
    await Promise.all([mailNow(), mailNow(), mailNow()])
    expect(server.mails).toHaveLength(1)
  })

  test('the link in it ends e-mails without a sign-in, a foreign link nothing', async () => {
    const person = await reader()
    await tell(application.work, [about(person)])
    goTo('08:30')
    const [mail] = await mailNow()
    const link = /<(http[^>]+)>/.exec(mail?.headers.get('list-unsubscribe') ?? '')?.[1] as string
    const path = link.slice(publicUrl.length)
    const stranger = application.visitor()
    expect((await stranger.get(path)).status).toBe(200)
    expect((await stranger.get(`${path}x`)).status).toBe(404)
    // As the reader's program presses it, and again.
    for (let at = 0; at < 2; at++) {
      const answer = await stranger.form(path, { 'List-Unsubscribe': 'One-Click' })
      expect(answer.status).toBe(200)
    }
    const { body } = await (await enter(person.id)).get('/api/notices/settings')
    expect(body).toMatchObject({ mail: 'none', address: person.address })
    await tell(application.work, [about(person)])
    goTo('08:30')
    expect(await mailNow()).toHaveLength(1)
  })

  test('what was told before e-mails were turned on is not mailed afterwards', async () => {
    const early = await somebody()
    await tell(application.work, [about(early)])
    clock.forward(1000)
    await early.visitor.post('/api/notices/address', { address: early.address })
    const code = /\d{6}/.exec(server.mails[0]?.text ?? '')?.[0]
    await early.visitor.post('/api/notices/address/prove', { code })
    goTo('08:30')
    expect(await mailNow()).toHaveLength(1)
  })
})

describe('forgetting', () => {
  test('a notice goes after half a year, an address with the account that is closed', async () => {
    const [kept, closed] = [await reader(), await reader()]
    await tell(application.work, [about(kept)])
    await forgetNotices(application.work, async () => [closed.id])
    const of = async (id: string) => (await (await enter(id)).get('/api/notices/settings')).body
    expect((await of(closed.id)).address).toBeNull()
    expect((await of(kept.id)).address).toBe(kept.address)
    const listed = async () => (await (await enter(kept.id)).get('/api/notices')).body.items
    clock.forward(179 * 86_400_000)
    await forgetNotices(application.work, async () => [])
    expect(await listed()).toHaveLength(1)
    clock.forward(2 * 86_400_000)
    await forgetNotices(application.work, async () => [])
    expect(await listed()).toEqual([])
  })
})
