/** A villager with a phone wants to know who supports the village, and does not simply believe it. */
import { readFile, writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { expectNoSidewaysScroll, follow, useBrowser, type Visit } from './browser.ts'
import { findPlace } from './programme.ts'

const browser = useBrowser()

describe('a villager with a phone', () => {
  let visit: Visit
  let transcript: string

  beforeAll(async () => {
    visit = await browser.visit()
  })

  test('opens the start page and finds the programme', async () => {
    const { page } = visit
    await page.goto('/')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('谁在帮哪个村')
    await follow(page, page.getByRole('link', { name: /党建包联/ }))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^党建包联/)
    // The line below belongs to the heading and does not touch it.
    const gap = await page.locator('h1 + p').evaluate((line) => {
      const above = line.previousElementSibling as Element
      return line.getBoundingClientRect().top - above.getBoundingClientRect().bottom
    })
    expect(gap).toBeGreaterThanOrEqual(8)
    await expectNoSidewaysScroll(page)
  })

  test('finds the village by typing its name as it sounds', async () => {
    const { page } = visit
    await page.getByLabel('找我们村').fill('yaodian')
    await page.keyboard.press('Enter')
    await follow(page, page.getByRole('link', { name: /^腰甸村/ }))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^腰甸村/)
  })

  test('reads who supports it, since when and why', async () => {
    const { page } = visit
    expect(await page.locator('.lead').textContent()).toMatch(/\S+在帮我们$/)
    expect(await page.locator('.since').textContent()).toMatch(/年 1 月 1 日起/)
    expect(await page.locator('.why').textContent()).toMatch(/^为什么是他们：按规则算出。\S+/)
    await expectNoSidewaysScroll(page)
  })

  test('asks whom else they support, and comes back', async () => {
    const { page } = visit
    const supporter = await page.locator('.lead b').textContent()
    await follow(page, page.locator('.lead').getByRole('link'))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(supporter)
    expect(await page.locator('.how').first().textContent()).toMatch(/^为什么：按规则算出。\S+/)
    await expectNoSidewaysScroll(page)
    await follow(page, page.getByRole('link', { name: /^腰甸村/ }))
  })

  test('recomputes the pairing on the phone and finds the village in it', async () => {
    const { page } = visit
    const supporter = await page.locator('.lead b').textContent()
    await page.getByRole('link', { name: '自己算一遍' }).first().click()
    await page.getByRole('heading', { name: '可验证' }).waitFor()
    expect(await page.locator('.verdict').textContent()).toContain('322 对')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('verdict')
    expect(await page.locator('#result .rows').textContent()).toContain(supporter)
    // The page of the programme says that a seed settles what the rules leave open; this one must not deny it.
    expect(await page.locator('.checks').textContent()).toContain(
      '由公布的种子数定，所以只有这一个',
    )
    await expectNoSidewaysScroll(page)
  })

  test('recomputes a downloaded copy with the network switched off', async () => {
    const { page } = visit
    const arriving = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载公示文件' }).click()
    transcript = await (await arriving).path()
    await page.context().setOffline(true)
    await page.locator('#input').setInputFiles({
      name: '党建包联.json',
      mimeType: 'application/json',
      buffer: await readFile(transcript),
    })
    await page.getByText('党建包联.json').waitFor()
    await page.getByRole('heading', { name: '可验证' }).waitFor()
    expect(await page.locator('.verdict').textContent()).toContain('322 对')
  })

  test('sees a copy refused in which one character was changed', async () => {
    const { page } = visit
    const text = await readFile(transcript, 'utf8')
    const changed = text.replace('"pairs":[["U001","', '"pairs":[["U002","')
    expect(changed).not.toBe(text)
    await writeFile(transcript, changed)
    await page.locator('#input').setInputFiles(transcript)
    await page.getByRole('heading', { name: '不能验证' }).waitFor()
    const said = await page.getByRole('alert').textContent()
    expect(said).toMatch(/。/)
    expect(said).not.toMatch(/optimum\.|undefined|Error/)
  })

  test('met no error and no other server', () => {
    visit.expectNothingAmiss()
  })
})

describe('a clerk of a township', () => {
  let visit: Visit
  beforeAll(async () => {
    visit = await browser.visit()
    const { programme } = await findPlace(inject('address'))
    await visit.page.goto(programme)
  })

  test('sees all villages of it with their units', async () => {
    const { page } = visit
    await page.getByLabel('找我们村').fill('yanminghu')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '雁鸣湖镇的村（社区）' }).waitFor()
    expect(await page.getByRole('link', { name: /^腰甸村\s+\S+在帮/ }).count()).toBe(1)
    await expectNoSidewaysScroll(page)
  })

  test('finds a unit by the initials of its name, and whom it supports', async () => {
    const { page } = visit
    await page.getByLabel('找我们村').fill('zzb')
    await page.keyboard.press('Enter')
    await follow(page, page.getByRole('link', { name: /^市委组织部/ }))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('市委组织部')
    expect(await page.locator('.demo').textContent()).toContain('这是演示')
    visit.expectNothingAmiss()
  })
})
