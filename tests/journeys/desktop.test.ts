/** A reader of English at a desktop, and readers without script or with weak eyes. */
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { expectNoSidewaysScroll, follow, useBrowser, type Visit } from './browser.ts'
import { desktop } from './chromium.ts'
import { findPlace } from './programme.ts'

const browser = useBrowser()

describe('a reader of English at a desktop', () => {
  let visit: Visit
  beforeAll(async () => {
    visit = await browser.visit({ viewport: desktop, locale: 'en-GB' })
  })

  test('is answered in English', async () => {
    const { page } = visit
    await page.goto('/')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Who supports which village',
    )
    await follow(page, page.getByRole('link', { name: /Paired support/ }))
  })

  test('pages through all partnerships and meets each village once', async () => {
    const { page } = visit
    await follow(page, page.getByRole('link', { name: 'All partnerships' }))
    const seen: string[] = []
    for (;;) {
      const links = await page
        .locator('.rows a')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
      seen.push(...links)
      const next = page.getByRole('link', { name: 'Next page' })
      if ((await next.count()) === 0) break
      await follow(page, next)
    }
    expect(seen).toHaveLength(322)
    expect(new Set(seen).size).toBe(322)
  })

  test('pages back to the start and meets each village once more', async () => {
    const { page } = visit
    const seen: string[] = []
    for (;;) {
      const links = await page
        .locator('.rows a')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
      seen.unshift(...links)
      const previous = page.getByRole('link', { name: 'Previous page' })
      if ((await previous.count()) === 0) break
      await follow(page, previous)
    }
    expect(seen).toHaveLength(322)
    expect(new Set(seen).size).toBe(322)
    expect(await page.getByRole('link', { name: 'Back to the start' }).count()).toBe(0)
    await follow(page, page.getByRole('link', { name: 'Next page' }))
  })

  test('keeps the page when switching to large text', async () => {
    const { page } = visit
    const before = new URL(page.url())
    await follow(page, page.getByRole('link', { name: 'Large text' }))
    const after = new URL(page.url())
    expect(after.pathname).toBe(before.pathname)
    expect(after.searchParams.get('after')).toBe(before.searchParams.get('after'))
    const size = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    expect(Number.parseFloat(size)).toBeCloseTo(16 * 1.35)
  })

  test('recomputes the pairing by keyboard alone', async () => {
    const { page } = visit
    const { programme } = await findPlace(inject('address'))
    await page.goto(programme)
    const link = page.getByRole('link', { name: 'Recompute it' }).first()
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Verified' }).waitFor()
    expect(await page.locator('.verdict').textContent()).toContain('322')
    visit.expectNothingAmiss()
  })
})

test('everything but the verification works without script, and that says how', async () => {
  const { page } = await browser.visit({ javaScriptEnabled: false })
  const { programme, village } = await findPlace(inject('address'))
  await page.goto(programme)
  await page.getByLabel('找我们村').fill('腰甸')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /^腰甸村/ }).waitFor()
  await page.goto(village)
  await follow(page, page.getByRole('link', { name: '自己算一遍' }).first())
  expect(await page.locator('main').textContent()).toContain('npx lianjian verify')
  expect(await page.locator('#without').isVisible()).toBe(true)
  expect(await page.getByRole('button').count()).toBe(0)
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载验证程序' }).click()
  expect((await arriving).suggestedFilename()).toMatch(/\.html$/)
})

test('large text on a phone needs no sideways scroll', async () => {
  const { page } = await browser.visit()
  const { village } = await findPlace(inject('address'))
  await page.goto(`${village}?text=large`)
  expect(await page.locator('html').getAttribute('class')).toBe('large')
  await expectNoSidewaysScroll(page)
})
