/** A unit is told what happened to its partnership, opens what that leads to, and reads the story of the two. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startMailServer } from '#rooms/notices/testing/mail-server.ts'
import type { Visitor } from '../application/visitor.ts'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop, phone } from './chromium.ts'
import { addOffice, useDesk } from './desk.ts'
import {
  type Disclosed,
  disclosedRun,
  makePairing,
  type Pairing,
  passDisclosedDays,
} from './pairing.ts'
import { keepPicture } from './pictures.ts'

const mail = await startMailServer()
const desk = useDesk({
  env: { LIANJIAN_SMTP_URL: mail.url, LIANJIAN_MAIL_FROM: '联建 <lianjian@example.cn>' },
})
afterAll(() => mail.close())
let office: Visitor
let pairing: Pairing
let disclosed: Disclosed
let unit: Visitor

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  pairing = await makePairing(office)
  disclosed = await disclosedRun(desk, office, pairing)
  unit = disclosed.people.P1 as Visitor
  await passDisclosedDays(desk.installation)
  const { version } = (await office.get(disclosed.run)).body
  expect(await office.post(`${disclosed.run}/enforce`, { version })).toMatchObject({ status: 200 })
})

const widths = [
  ['phone', phone],
  ['desktop', desktop],
] as const

test('a unit reads the story of its partnership from its own page, on any screen', async () => {
  for (const [name, viewport] of widths) {
    const { page, expectNothingAmiss } = await desk.visit({ as: unit, viewport })
    await page.goto(`/desk/organizations/222403/${pairing.units.P1}`)
    await page.getByRole('link', { name: /村$/ }).first().waitFor()
    await keepPicture(page, 'organization paired', ['zh-CN', name, 'normal'])
    await page.getByRole('link', { name: /村$/ }).first().click()
    await page.getByRole('heading', { name: /^市审计局和.+村$/ }).waitFor()
    await page.getByText('结对开始').waitFor()
    await page.getByText('结对到期').waitFor()
    expect(await page.getByText('对方确认').count()).toBeGreaterThan(1)
    await expectNoSidewaysScroll(page)
    expect(await violationsOf(page)).toEqual([])
    await keepPicture(page, 'partnership story', ['zh-CN', name, 'normal'])
    expectNothingAmiss()
  }
})

test('the office opens it from the run, and finds it by a name', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: office, viewport: desktop })
  await page.goto(disclosed.run.replace('/api', '/desk/pairing'))
  await page.getByRole('link', { name: /东沟村和.+从结对到今天/ }).click()
  await page.getByRole('heading', { name: /和东沟村$/ }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('东沟')
  await page.getByRole('option', { name: /— 东沟村/ }).waitFor()
  expectNothingAmiss()
})

test('a unit sees that something is new, opens what it leads to, and has then seen it', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: unit, viewport: phone })
  await page.goto('/desk')
  // Told by a job, some moments after it happened.
  const isTold = async () =>
    expect((await unit.get('/api/notices/count')).body.unread).toBeGreaterThanOrEqual(3)
  await vi.waitFor(isTold, { timeout: 60_000, interval: 500 })
  await page.reload()
  await page.getByRole('link', { name: /通知 \d+ 条没看/ }).click()
  await page.getByRole('heading', { name: '通知', exact: true }).waitFor()
  const begun = page.getByRole('link', { name: /^结对开始：市审计局和/ }).first()
  await begun.waitFor()
  await expectNoSidewaysScroll(page)
  expect(await violationsOf(page)).toEqual([])
  await keepPicture(page, 'notices', ['zh-CN', 'phone', 'normal'])
  const { unread } = (await unit.get('/api/notices/count')).body
  await begun.click()
  await page.getByRole('heading', { name: /^市审计局和.+村$/ }).waitFor()
  await vi.waitFor(
    async () => expect((await unit.get('/api/notices/count')).body.unread).toBe(unread - 1),
    { timeout: 10_000 },
  )
  await page.goto('/desk/notices')
  await page.getByRole('button', { name: '都看过了' }).click()
  await page.getByRole('link', { name: '通知', exact: true }).waitFor()
  await page.getByRole('button', { name: '没看过的' }).click()
  await page.getByText('没有没看过的').waitFor()
  expectNothingAmiss()
})

test('gives an address, proves it by the code that comes, and turns e-mails off', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: unit, viewport: desktop })
  await page.goto('/desk/notices/settings')
  await keepPicture(page, 'notice settings', ['zh-CN', 'desktop', 'normal'])
  await page.getByLabel('邮箱').fill('lian@example')
  await page.getByRole('button', { name: '发数字到这个邮箱' }).click()
  await page.getByText('写成 名字@单位.cn 的样子').first().waitFor()
  await page.getByLabel('邮箱').fill('lian@example.cn')
  await page.getByRole('button', { name: '发数字到这个邮箱' }).click()
  await page.getByText('数字发到了 lian@example.cn').waitFor()
  const code = /\d{6}/.exec(mail.mails.at(-1)?.text ?? '')?.[0] as string
  await page.getByLabel('邮件里的 6 位数字').fill(code)
  await page.getByRole('button', { name: '确认邮箱' }).click()
  await page.getByText('通知发到 lian@example.cn').waitFor()
  await page.getByRole('button', { name: '需求' }).click()
  await page.getByText('记下了').waitFor()
  await expectNoSidewaysScroll(page)
  expect(await violationsOf(page)).toEqual([])
  await keepPicture(page, 'notice settings proved', ['zh-CN', 'desktop', 'normal'])
  await page.setViewportSize(phone)
  await expectNoSidewaysScroll(page)
  await keepPicture(page, 'notice settings proved', ['zh-CN', 'phone', 'normal'])
  await page.getByRole('button', { name: '不发邮件' }).click()
  await page.getByText('哪些事发邮件').waitFor({ state: 'detached' })
  expect((await unit.get('/api/notices/settings')).body).toMatchObject({
    ...{ mail: 'none', muted: ['need'], address: 'lian@example.cn' },
  })
  expectNothingAmiss()
})
