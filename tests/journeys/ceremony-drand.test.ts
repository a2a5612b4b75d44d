/** A draw whose public value is a round of drand: announced before it is there, and taken only as the network signed it. */

import { quicknetTime } from '@lianjian/pairing'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { round1000 } from '../../packages/pairing/test/ceremonies.ts'
import type { Visitor } from '../application/visitor.ts'
import { countyCode, region } from '../pairing/furnish-county.ts'
import { draft, take } from '../pairing/lead-run.ts'
import { launchChromium, phone } from './chromium.ts'
import { type ClockedCounty, startClockedCounty } from './clocked-county.ts'

/** Of this round the network's signature is known here, so the draw is held on the day on which it was signed. */
const round = 1000
const due = quicknetTime(round) * 1000
const minute = 60_000
const hall = { width: 1920, height: 1080 }
const parties = ['组织部', '村民代表']

const units = Array.from({ length: 3 }, (_, at) => ({
  ...{ code: `U${at + 1}`, name: `第${at + 1}局`, kind: 'unit', level: 'county', region },
}))
const villages = Array.from({ length: 3 }, (_, at) => ({
  ...{ code: `V${at + 1}`, name: `第${at + 1}村`, kind: 'village', region: '222403102240' },
}))

let county: ClockedCounty
let browser: Browser
let host: Page
let runPage: string
let run: { id: string; path: string }
const open: { page: Page; amiss: string[] }[] = []
let now = due - 10 * minute

beforeAll(async () => {
  county = await startClockedCounty({ supporters: units, communities: villages })
  browser = await launchChromium()
  const header = '编号,名称,类型,等次,最少结对,最多结对'
  const rows = (all: typeof units | typeof villages, kind: string) =>
    all.map(({ code, name }, at) => `${code},${name},${kind},${1 + (at % 3)},1,1`)
  await county.bring('supporters', [header, ...rows(units, '单位')])
  await county.bring('communities', [header, ...rows(villages, '村')])
  const made = await draft(county, { way: 'tier-draw' })
  expect(await take(county, made, 'freeze')).toMatchObject({ status: 200 })
  run = made
  runPage = `/desk/pairing/runs/${countyCode}/${run.id}`
  const visitor = await county.host()
  county.setClock(now)
  host = await visit({ as: visitor, viewport: hall })
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

async function visit({
  as,
  ...context
}: BrowserContextOptions & { as?: Visitor } = {}): Promise<Page> {
  const opened = await browser.newContext({
    ...{ baseURL: county.address, viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
    ...context,
  })
  const cookies = [...(as?.cookies ?? [])].map(([name, value]) => ({ name, value }))
  await opened.addCookies(cookies.map((each) => ({ ...each, url: county.address })))
  const page = await opened.newPage()
  const amiss: string[] = []
  page.on('pageerror', (error) => amiss.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${county.address}/`)) amiss.push(`asked ${request.url()}`)
  })
  await page.clock.setFixedTime(now)
  open.push({ page, amiss })
  return page
}

/** For the server and for every device alike. */
async function setTime(moment: number): Promise<void> {
  now = moment
  county.setClock(moment)
  for (const { page } of open) await page.clock.setFixedTime(moment)
}

/** Opens a question of the host, and answers it. */
async function ask(act: string, fill?: string) {
  await host.getByRole('button', { name: act, exact: true }).click()
  const dialog = host.getByRole('dialog')
  if (fill !== undefined) await dialog.getByRole('textbox').fill(fill)
  await dialog.locator('button[type=submit]').click()
  return dialog
}

test('a round is announced by its time, and its number is said', async () => {
  await host.goto(`${runPage}/announce`)
  for (const [at, party] of parties.entries()) {
    await host.getByLabel(`第 ${at + 1} 方`, { exact: true }).fill(party)
  }
  for (const at of [4, 3]) await host.getByRole('button', { name: `去掉第 ${at} 方` }).click()
  await host.getByText('drand 公共随机数').click()
  // To the minute; the first round in it, or after it, is meant: the one that was signed at 23:59:24 of Beijing.
  const field = host.getByLabel('几点公布')
  await field.fill('2023-08-23T23:00')
  await host.getByRole('button', { name: '公布', exact: true }).click()
  await host.getByText('这一轮的数已经公布了').waitFor()
  await field.fill('2023-08-23T23:59:24')
  await host.getByText(`就是第 ${round} 轮`).waitFor()
  await host.getByRole('button', { name: '公布', exact: true }).click()
  await host.getByRole('heading', { name: '公布了，把链接交给各方' }).waitFor()
})

test('parties seal and reveal before it is due, and nobody takes the value early', async () => {
  const links = await host.locator('article.slip .mono').allTextContents()
  const phones: Page[] = []
  for (const link of links) {
    const page = await visit()
    phones.push(page)
    await page.goto(link)
    await page.getByRole('button', { name: '做一个数并封存' }).click()
    await page.getByRole('heading', { name: '封好了' }).waitFor()
  }
  await host.goto(`${runPage}/ceremony`)
  await (await ask('截止封存')).waitFor({ state: 'detached' })
  for (const page of phones) {
    await page.getByRole('button', { name: '揭开' }).click()
    await page.getByRole('heading', { name: '揭开了' }).waitFor()
  }
  await host.getByText('公布，到点再记').waitFor()
  expect(await host.getByRole('button', { name: '记公共数' }).count()).toBe(0)
})

test('a signature that the network did not make is refused in a sentence', async () => {
  await setTime(due + minute)
  const wrong = `a${round1000.slice(1)}`
  const dialog = await ask('记公共数', wrong)
  await dialog.getByText(`这个签名不是 drand 第 ${round} 轮的`).waitFor()
  await dialog.getByRole('textbox').fill(round1000.slice(2))
  await dialog.locator('button[type=submit]').click()
  await dialog.getByText('要正好 96 位').first().waitFor()
})

test('the right one draws, and a stranger’s browser checks all of it', async () => {
  const dialog = host.getByRole('dialog')
  await dialog.getByRole('textbox').fill(`${round1000.slice(0, 48)} ${round1000.slice(48)}`)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
  await host.getByText('数齐了，可以抽签。').waitFor()
  await (await ask('抽签')).waitFor({ state: 'detached' })
  await county.compute(run.id)
  await host.getByText('抽完了，结果在大屏上').waitFor()
  const stranger = await visit()
  await stranger.goto(`/ceremony/${countyCode}/${run.id}`)
  await stranger.getByRole('link', { name: '看结果，自己算一遍' }).click()
  await stranger.locator('.verdict').waitFor()
  expect(await stranger.locator('.verdict').textContent()).toMatch(/^可验证/)
  await stranger.getByText('签名').first().waitFor()
  expect(open.flatMap(({ amiss }) => amiss)).toEqual([])
})
