/** What is printed of a draw of 322 pairs: minutes that fit a folder, with their head on every sheet. */
import { randomBytes } from 'node:crypto'
import { shareCommitment } from '@lianjian/pairing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countyCode, region } from '../pairing/furnish-county.ts'
import { compute, draft, type Run, take } from '../pairing/lead-run.ts'
import { desktop, launchChromium } from './chromium.ts'
import { type ClockedCounty, startClockedCounty } from './clocked-county.ts'
import { readPdf } from './pdf-text.ts'

const units = Array.from({ length: 119 }, (_, at) => ({
  ...{ code: `U${1001 + at}`, name: `敦化市第${at + 1}单位机关党委`, kind: 'unit' },
  ...{ level: 'county', region },
}))
const villages = Array.from({ length: 322 }, (_, at) => ({
  ...{ code: `V${1001 + at}`, name: `第${at + 1}村`, kind: 'village', region: '222403102240' },
}))
const parties = ['组织部', '纪委监委', '公证处', '村民代表']

let county: ClockedCounty
let browser: Browser
let run: Run

beforeAll(async () => {
  county = await startClockedCounty({ supporters: units, communities: villages })
  browser = await launchChromium()
  const header = '编号,名称,类型,等次,最少结对,最多结对'
  const tier = (at: number) => 1 + (at % 3)
  await county.bring('supporters', [
    header,
    ...units.map(({ code, name }, at) => `${code},${name},单位,${tier(at)},1,3`),
  ])
  await county.bring('communities', [
    header,
    ...villages.map(({ code, name }, at) => `${code},${name},村,${tier(at)},1,1`),
  ])
  run = await draft(county, { way: 'tier-draw' })
  expect(await take(county, run, 'freeze')).toMatchObject({ status: 200 })
  await hold()
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

async function hold() {
  const { office } = county
  const at = `${run.path}/ceremony`
  const followed = `/api/public/runs/${countyCode}/${run.id}/ceremony`
  const announced = await office.post(at, {
    ...{ version: run.version, event: '敦化市 2026 年公开抽签', place: '市委一楼会议室' },
    parties: parties.map((party) => ({ party, way: 'device' })),
    beacon: { kind: 'dice', event: '现场掷三十次骰子，按顺序念' },
  })
  const { inputRoot } = (await office.get(run.path)).body
  const sealed = (announced.body.links as { party: string; path: string }[]).map((link) => ({
    ...{ party: link.party, token: link.path.split('#')[1], share: randomBytes(32) },
  }))
  const versionOf = async () => (await office.get(followed)).body.version
  for (const { party, token, share } of sealed) {
    const commitment = shareCommitment(party, inputRoot, share)
    await office.post(`${followed}/commit`, { token, commitment })
  }
  await office.post(`${at}/close`, { version: await versionOf() })
  for (const { token, share } of sealed) {
    await office.post(`${followed}/reveal`, { token, share: share.toString('hex') })
  }
  const value = '426153226413552614336251442631'
  await office.post(`${at}/beacon`, { version: await versionOf(), value })
  const drawn = await office.post(`${at}/draw`, { version: run.version })
  expect(drawn.body.title).toBeUndefined()
  await compute(county, run)
}

test('the minutes of 322 pairs are a few sheets, each pair once and the head over every column', async () => {
  const context = await browser.newContext({
    ...{ baseURL: county.address, viewport: desktop, locale: 'zh-CN' },
  })
  const cookies = [...county.office.cookies].map(([name, value]) => ({ name, value }))
  await context.addCookies(cookies.map((each) => ({ ...each, url: county.address })))
  const page = await context.newPage()
  await page.goto(`/desk/pairing/runs/${countyCode}/${run.id}/minutes`)
  await page.getByText('抽出 322 对').waitFor()
  const sheets = readPdf(await page.pdf({ preferCSSPageSize: true }))
  const text = sheets.join('')
  // Two with what each party sealed and signs, and seventy-two pairs a sheet.
  expect(sheets.length).toBeGreaterThanOrEqual(6)
  expect(sheets.length).toBeLessThanOrEqual(8)
  for (const { name } of villages) expect(text.split(name)).toHaveLength(2)
  const listed = sheets.filter((sheet) => /第\d+村/.test(sheet))
  for (const sheet of listed) {
    const columns = sheet.split('序号').length - 1
    expect(columns, sheet.slice(0, 80)).toBe(2)
  }
  // Everybody signs on the first sheets, beside what they sealed.
  expect(text.indexOf('签字')).toBeLessThan(text.indexOf('序号'))
  expect(sheets.at(-1)).toMatch(/第\d+村/)
})
