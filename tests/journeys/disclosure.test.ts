/** A resident objects to what is disclosed and reads the answer later; a village opens its own row. */
import { readFile } from 'node:fs/promises'
import { freeze, run as pair } from '@lianjian/pairing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ceremonyOf, drawnBy } from '../../packages/pairing/test/ceremonies.ts'
import { rosterOf, rulesOf } from '../../packages/pairing/test/rosters.ts'
import type { Visitor } from '../application/visitor.ts'
import { city, communities, discloseCity, supporters } from '../pairing/disclosed-city.ts'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll, follow } from './browser.ts'
import { type ClockedCounty, startClockedCounty } from './clocked-county.ts'
import { addOffice, county, type DeskVisit, useDesk } from './desk.ts'
import { type Disclosed, disclosedRun, makePairing, type Pairing } from './pairing.ts'
import { readPdf } from './pdf-text.ts'
import { readingsOf, widths } from './readings.ts'

const desk = useDesk()
let office: Visitor
let pairing: Pairing
let disclosed: Disclosed
/** 大沟, where 北岭村 is alone. */
const village = () => `${disclosed.programme}/communities/222403108201`

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  pairing = await makePairing(office)
  disclosed = await disclosedRun(desk, office, pairing)
})

const headingOf = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

describe('a resident with an old phone, without script', () => {
  let visit: DeskVisit
  let code: string

  beforeAll(async () => {
    visit = await desk.visit({ javaScriptEnabled: false })
  })

  test('finds the disclosure from the start page', async () => {
    const { page } = visit
    await page.goto('/')
    await follow(page, page.getByRole('link', { name: new RegExp(pairing.programme) }))
    await follow(page, page.getByRole('link', { name: '看公示' }))
    expect(await headingOf(page)).toBe('结对结果公示')
    expect(await page.locator('.lead').textContent()).toMatch(
      /（周.）起，到 .+（周[一二三四五六日]），五个工作日。/,
    )
    expect(await page.locator('.pairs li:visible').count()).toBe(4)
    await page.getByLabel('找一个村').fill('shenjiju')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '“shenjiju”找到的结对' }).waitFor()
    expect(await page.locator('.pairs li:visible').count()).toBe(2)
    await follow(page, page.getByRole('link', { name: '回到公示' }))
  })

  test('reads it on the notice board, on one sheet that says where to object', async () => {
    const { page } = visit
    const sheets = readPdf(await page.pdf({ preferCSSPageSize: true }))
    expect(sheets).toHaveLength(1)
    expect(sheets[0]).toContain('北岭村')
    expect(sheets[0]).toContain('用手机扫这里的码')
    // What is pressed is not printed.
    expect(sheets[0]).not.toContain('提异议')
  })

  test('objects to one pair, is told what to mend, and gets a code', async () => {
    const { page } = visit
    await page.getByRole('link', { name: /^提异议：北岭村/ }).click()
    await page.getByText(/^北岭村和市.+局这一对$/).waitFor()
    await page.getByLabel('居民、村民').check()
    await page.getByLabel('有什么意见').fill('我叫李四，身份证 11010519491231002X。')
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByRole('alert').getByText('身份证号').waitFor()
    const kept = await page.getByLabel('有什么意见').inputValue()
    expect(kept).toContain('我叫李四')
    expect(await page.getByLabel('居民、村民').isChecked()).toBe(true)
    await page.getByLabel('有什么意见').fill('这家去年一次也没来过。')
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.getByRole('heading', { name: '收到了' }).waitFor()
    code = (await page.locator('.secret').textContent()) as string
    expect(code.replaceAll(' ', '')).toMatch(/^[0-9a-f]{16}$/)
    await expectNoSidewaysScroll(page)
  })

  test('reads the answer some days later, by the code alone', async () => {
    const { page } = await desk.visit({ javaScriptEnabled: false })
    const read = async () => {
      await page.goto(disclosed.disclosure)
      await page.getByRole('link', { name: '查答复' }).click()
      await page.getByLabel('代码').fill(code.toUpperCase())
      await page.getByRole('button', { name: '查' }).click()
    }
    await read()
    await page.getByRole('heading', { name: '还没有答复' }).waitFor()
    const run = disclosed.disclosure.replace(disclosed.programme, '/api')
    const [own] = (await office.get(`${run}/objections`)).body.items
    const decision = { decision: 'rejected', answer: '去年来过三次，有照片。', name: '王主任' }
    const decide = `/api/objections/${county}/${own.id}/decide`
    expect(await office.post(decide, decision)).toMatchObject({ status: 200 })
    await read()
    await page.getByRole('heading', { name: '意见不成立' }).waitFor()
    await page.getByText('去年来过三次，有照片。').waitFor()
    await page.getByText('这家去年一次也没来过。').waitFor()
    visit.expectNothingAmiss()
  })
})

test('a village takes its opening and sees that its row was not changed', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: disclosed.people.V4 as Visitor })
  await page.goto(village())
  expect(await headingOf(page)).toBe('北岭村')
  expect(await page.locator('.lead').textContent()).toMatch(/^市.+局将来帮我们$/)
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: '取凭据' }).click()
  const buffer = await readFile(await (await arriving).path())
  await page.locator('#own-row').getByRole('link', { name: '自己算一遍' }).click()
  await page.locator('.verdict').getByText('可验证').waitFor()
  await page.locator('#row-input').setInputFiles({ name: '凭据.json', mimeType: '', buffer })
  await page.getByRole('heading', { name: '是封存的那一行' }).waitFor()
  expect(await page.locator('.opened').textContent()).toContain('北岭村（V4）的这一行')
  expectNothingAmiss()
})

test('another village does not get the opening of this one', async () => {
  const { page, forgive } = await desk.visit({ as: disclosed.people.V1 as Visitor })
  forgive(/404/)
  await page.goto(village())
  await page.getByRole('link', { name: '取凭据' }).click()
  await page.getByRole('heading', { name: '没有找到' }).waitFor()
})

describe('a run of a city, without script', () => {
  let whole: ClockedCounty
  let page: Page
  let disclosure: string

  beforeAll(async () => {
    whole = await startClockedCounty({ supporters, communities }, city)
    const { id } = await discloseCity(whole)
    disclosure = `/programmes/${whole.programmeId}/runs/${whole.keeperCode}/${id}`
    page = (await desk.visit({ baseURL: whole.address, javaScriptEnabled: false })).page
  })
  afterAll(() => whole?.close())

  test('leads a resident from the city over county and township to objecting', async () => {
    await page.goto(disclosure)
    await follow(page, page.getByRole('link', { name: /^敦化市/ }))
    expect(await headingOf(page)).toBe('敦化市结对结果公示')
    await follow(page, page.getByRole('link', { name: /^雁鸣湖镇/ }))
    expect(await headingOf(page)).toBe('敦化市雁鸣湖镇结对结果公示')
    await page.getByRole('link', { name: /^提异议：腰甸村/ }).click()
    await page.getByText(/^腰甸村村民委员会和.+局这一对$/).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: '回到敦化市' }).click()
    await page.getByLabel('找一个村').fill('红旗农场')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '“红旗农场”找到的结对' }).waitFor()
    expect(
      await page
        .getByRole('main')
        .getByRole('link', { name: /^红旗农场/ })
        .count(),
    ).toBe(1)
  })

  test('prints the notice of a county, each sheet with its head and the last with where to object', async () => {
    await page.goto(`${disclosure}?within=222403`)
    // As large as a board wants it: then it takes several sheets.
    const file = await page.pdf({ preferCSSPageSize: true, scale: 1.8 })
    const sheets = readPdf(file).map((text) => text.replaceAll(/\s/g, ''))
    expect(sheets.length).toBeGreaterThan(1)
    expect(sheets[0]).toContain('敦化市结对结果公示')
    const listed = sheets.filter((text) => /局/.test(text))
    expect(listed.length).toBeGreaterThan(1)
    for (const sheet of listed) expect(sheet).toMatch(/敦化市·村（社区）单位怎么结的/)
    expect(sheets.join('')).toContain('用手机扫这里的码')
    for (const sheet of sheets) {
      expect(sheet).not.toBe('')
      expect(sheet).not.toMatch(/提异议|回到公示|找一个村/)
    }
  })

  test('bars nobody from its parts, whatever the language and however large', async () => {
    const parts = ['', '?county=222403', '?county=222402', '?within=222403108', '?q=yaodain']
    for (const [place, part] of parts.entries()) {
      const [language, width, text] = [
        ['en', 'phone', 'large'],
        ['zh-CN', 'desktop', 'normal'],
        ['zh-Hant', 'phone', 'normal'],
      ][place % 3] as [string, 'phone' | 'desktop', string]
      const visit = await desk.visit({ baseURL: whole.address, viewport: widths[width] })
      await visit.page.goto(`/?lang=${language}&text=${text}`)
      await visit.page.goto(disclosure + part)
      expect(await violationsOf(visit.page), part).toEqual([])
      await expectNoSidewaysScroll(visit.page)
      await visit.page.context().close()
    }
  })
})

describe('a county’s draw in public', () => {
  let page: Page
  let transcript: string
  beforeAll(async () => {
    const roster = rosterOf({ supporters: 119, communities: 322, supporterPlaces: [1, 3] })
    const rules = rulesOf({ method: 'draw' })
    const ceremony = ceremonyOf(freeze(roster, rules).inputRoot)
    const result = pair(roster, rules, drawnBy(ceremony))
    if (result.outcome !== 'paired') throw new Error('this roster can be paired')
    transcript = result.transcript
    page = (await desk.visit()).page
    await page.goto('/verify')
  })

  const choose = async (name: string, text: string) => {
    const buffer = Buffer.from(text)
    await page.locator('#input').setInputFiles({ name, mimeType: '', buffer })
    await page.getByText(name).waitFor()
    await page.locator('.verdict').waitFor()
    return (await page.locator('.verdict').textContent()) ?? ''
  }

  test('is told in words, with how long it took to recompute', async () => {
    expect(await choose('draw.json', transcript)).toMatch(/用了 [\d.]+ 秒/)
    const result = (await page.locator('#result').textContent()) ?? ''
    expect(result).toMatch(/这次抽签是怎么办的.*公告.*各自先定一个数.*揭开.*公共值.*种子/s)
  })

  test.for([
    ['edited', (text: string) => text.replace('"pairs":[["', '"pairs":[["0'), /。$/],
    ['cut short', (text: string) => text.slice(0, 40_000), /文件不完整或格式坏了/],
    [
      'of another version',
      (text: string) => text.replace('lianjian-transcript/1', 'lianjian-transcript/9'),
      /这个验证程序只认 lianjian-transcript\/1，请换对应的版本/,
    ],
    [
      'saved by an editor',
      (text: string) => JSON.stringify(JSON.parse(text), null, 2),
      /字节改过了/,
    ],
  ] as const)('is refused in a sentence when it is %s', async ([what, change, says]) => {
    const changed = change(transcript)
    expect(changed).not.toBe(transcript)
    const said = await choose(`${what}.json`, changed)
    expect(said).toMatch(/^不能验证/)
    expect(said.replace(/用了.*秒$/, '')).toMatch(says)
    expect(said).not.toMatch(/undefined|Error|optimum\./)
  })
})

/** Every page of a disclosure, with what makes it look different. */
function pages(): [name: string, path: string, act?: (page: Page) => Promise<void>][] {
  const { programme, disclosure, pairs } = disclosed
  const object = `${disclosure}/object?pair=${pairs.V1}`
  const press = (page: Page) => page.locator('main form[method=post] button').click()
  const say = async (page: Page, body: string) => {
    await page.locator('[name=from]').first().check()
    await page.locator('#body').fill(body)
    await press(page)
  }
  return [
    ['programme that discloses', programme],
    ['disclosure', disclosure],
    ['township of it', `${disclosure}?within=222403108`],
    ['search in it', `${disclosure}?q=shenji`],
    ['search without result', `${disclosure}?q=zzzz`],
    ['objection to a pair', object],
    ['objection to the whole', `${disclosure}/object`],
    ['objection that is refused', object, (page) => say(page, '11010519491231002X 是我')],
    ['objection that is received', object, (page) => say(page, `${page.url()} 请再看一看。`)],
    ['answer', `${disclosure}/answer`],
    [
      'answer without a code',
      `${disclosure}/answer`,
      async (page) => {
        await page.locator('#code').fill('12')
        await press(page)
      },
    ],
    ['village under way', village()],
    ['unit under way', `${programme}/supporters/${pairing.units.P1}`],
  ]
}

test('pages of a disclosure bar nobody', { timeout: 900_000 }, async () => {
  const { page, expectNothingAmiss } = await desk.visit()
  for (const [place, [name, path, act]] of pages().entries()) {
    for (const [language, width, text] of readingsOf(place)) {
      await page.setViewportSize(widths[width])
      await page.goto(`/?lang=${language}&text=${text}`)
      await page.goto(path)
      await act?.(page)
      expect(await page.locator('html').getAttribute('lang'), name).toBe(language)
      expect(await violationsOf(page), `${name} ${path}`).toEqual([])
      await expectNoSidewaysScroll(page)
      const first = await page.locator('.button.first:visible').count()
      expect(first, `${name} has one first act at most`).toBeLessThanOrEqual(1)
    }
  }
  expectNothingAmiss()
  await page.context().close()
})
