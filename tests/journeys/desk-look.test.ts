/** Numbers that open: from a county's figures down to a record, and where a unit lies among others that stay unnamed. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { countDeeds } from '#rooms/indicators/testing/counted-deeds.ts'
import type { Visitor } from '../application/visitor.ts'
import { region } from '../pairing/furnish-county.ts'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop, launchChromium, phone } from './chromium.ts'
import { type ClockedCounty, startClockedCounty } from './clocked-county.ts'
import { readPdf } from './pdf-text.ts'

let browser: Browser
let county: ClockedCounty
let path: string
const today = dayOf(new Date())

beforeAll(async () => {
  browser = await launchChromium()
  const units = Array.from({ length: 11 }, (_, at) => ({
    ...{ code: `U${at}`, name: `第${at}局`, kind: 'unit', level: 'county', region },
  }))
  const places = { 腰甸村: '222403108204', 大沟村: '222403108201', 庙屯村: '222403109201' }
  const communities = Object.entries(places).map(([name, at], place) => ({
    ...{ code: `V${place}`, name, kind: 'village', region: at },
  }))
  county = await startClockedCounty({ supporters: units, communities })
  path = `/desk/cycles/${county.cycleId}/figures`
  const deed = {
    village: places.腰甸村,
    day: today,
    cost: 120_000,
    organizationId: await idOf('第3局'),
  }
  await countDeeds(county.application.work, { id: county.programmeId, cycleId: county.cycleId }, [
    { ...deed, confirmed: true },
    { ...deed, village: places.大沟村 },
  ])
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

async function idOf(name: string): Promise<string> {
  const { body } = await county.office.get('/api/organizations?side=supporter&limit=50')
  return body.items.find((each: { name: string }) => each.name === name).id
}

async function visit(who: Visitor, viewport = desktop): Promise<{ page: Page }> {
  const url = county.address
  const context = await browser.newContext({ baseURL: url, viewport, locale: 'zh-CN' })
  await context.addCookies([...who.cookies].map(([name, value]) => ({ name, value, url })))
  return { page: await context.newPage() }
}

test('an office opens a figure beside the page, down to its records', async () => {
  const { page } = await visit(county.office)
  await page.goto('/desk/figures')
  await page.getByRole('link', { name: '结对', exact: true }).first().waitFor()
  await page.locator('[data-row]').first().click()
  await page.getByRole('heading', { name: '敦化市', level: 1 }).waitFor()
  await page.getByRole('link', { name: /^实事 2 件/ }).click()
  const dialog = page.getByRole('dialog', { name: '实事' })
  await dialog.getByText('为群众办成的事').first().waitFor()
  const records = dialog.getByRole('table', { name: '这个数后面的记录' })
  await records.getByText('群众确认（本人打开链接确认）').waitFor()
  expect(await records.getByRole('row').count()).toBe(3)
  expect(await violationsOf(page)).toEqual([])
})

test('on a phone a figure has a page of its own, whose months open to their records', async () => {
  const { page } = await visit(county.office, phone)
  await page.goto(path)
  await page.getByRole('link', { name: /^实事 2 件/ }).click()
  await page.getByRole('heading', { name: '实事', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`${path}/deeds`)
  await page.locator('button.column').first().click()
  await page.getByRole('heading', { name: /月的记录$/ }).waitFor()
  await expectNoSidewaysScroll(page)
  expect(await violationsOf(page)).toEqual([])
})

test('a place without records is named by place, to be asked, and leads to its own figures', async () => {
  const { page } = await visit(county.office, phone)
  await page.goto(path)
  await page.getByText(/以来没有记录的有 1 个，一共 3 个。$/).waitFor()
  await expectNoSidewaysScroll(page)
  expect(await violationsOf(page)).toEqual([])
  await page.locator('.quiet').getByRole('link', { name: '庙屯村' }).click()
  await page.waitForURL(/region=222403109201/)
})

test('a unit sees where it lies itself, and the name of no other', async () => {
  const { page } = await visit(await county.of('U3'), phone)
  await page.goto(path)
  await page.getByText('您这里是 2 件。').waitFor()
  await page.getByText('参加的单位一共 11 个。').waitFor()
  expect(await page.getByRole('main').innerText()).not.toMatch(/第[0-24-9]局/)
  expect(await violationsOf(page)).toEqual([])
})

test('on paper every picture has its table', async () => {
  const { page } = await visit(county.office)
  await page.goto(path)
  await page.getByRole('button', { name: '看表' }).first().waitFor()
  await page.locator('.quiet').waitFor()
  const text = readPdf(await page.pdf({ format: 'A4' })).join('')
  expect(text).toContain('月份')
  expect(text).toContain('几个')
  expect(text).toContain('谁确认的')
})
