/** The verifier as one file, opened from a disk, as a stranger without a network has it. */
import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { useBrowser } from './browser.ts'
import { findPlace } from './programme.ts'

const browser = useBrowser()

/** A draw by round 1,000 of drand quicknet. */
async function signedTranscript(): Promise<Buffer> {
  const vector = new URL('../../packages/pairing/vectors/draw-ceremony.json', import.meta.url)
  return Buffer.from(JSON.parse(await readFile(vector, 'utf8')).transcript)
}

test('the page loads what checks a signature only for a file that has one', async () => {
  const { page } = await browser.visit()
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.js')) scripts.push(request.url())
  })
  await page.goto('/verify')
  await page.locator('#choose').waitFor()
  const before = new Set(scripts).size
  const buffer = await signedTranscript()
  await page.locator('#input').setInputFiles({ name: 'drand.json', mimeType: '', buffer })
  await page.locator('.verdict').waitFor()
  expect(await page.locator('#result').textContent()).toContain('第 1000 轮的签名验过')
  expect(new Set(scripts).size).toBe(before + 1)
  await page.context().close()
})

describe('the verifier that works offline', () => {
  let page: Page
  let transcript: Buffer
  const requests: string[] = []

  beforeAll(async () => {
    const address = inject('address')
    const { programme } = await findPlace(inject('address'))
    const answer = await fetch(`${address}/api/public${programme}/transcript`)
    transcript = Buffer.from(await answer.arrayBuffer())
    const visit = await browser.visit()
    page = visit.page
    await page.goto('/verify')
    const arriving = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载验证程序' }).click()
    const file = await (await arriving).path()
    await writeFile(`${file}.html`, await readFile(file))
    await page.context().setOffline(true)
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(pathToFileURL(`${file}.html`).href)
  })
  afterAll(() => page.context().close())

  const choose = async (name: string, buffer: Buffer) => {
    await page.locator('#input').setInputFiles({ name, mimeType: '', buffer })
    await page.getByText(name).waitFor()
    await page.locator('.verdict').waitFor()
    return (await page.locator('.verdict').textContent()) ?? ''
  }

  test('verifies the published transcript', async () => {
    expect(await choose('published.json', transcript)).toMatch(/^可验证公布的 322 对/)
  })

  test('speaks English and traditional Chinese without losing the verdict', async () => {
    await page.getByRole('button', { name: '繁體中文' }).click()
    expect(await page.locator('.verdict').textContent()).toMatch(/^可驗證公佈的 322 對/)
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('.verdict').textContent()).toMatch(/^Verified/)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Recompute it')
    await page.getByRole('button', { name: '简体中文' }).click()
  })

  test('looks up a village by name', async () => {
    await page.getByRole('searchbox').fill('腰甸')
    expect(await page.locator('#result .rows li').count()).toBeGreaterThan(0)
    expect(await page.locator('#result .rows').textContent()).toContain('腰甸')
  })

  test('checks the signature of a public random value', async () => {
    expect(await choose('drand.json', await signedTranscript())).toMatch(/^可验证公布的/)
    const result = await page.locator('#result').textContent()
    expect(result).toContain('第 1000 轮的签名验过')
    expect(result).not.toContain('签名本身这里没有验')
  })

  const wrong: [what: string, name: string, content: () => Buffer, says: RegExp][] = [
    ['an empty file', 'empty.json', () => Buffer.alloc(0), /这个文件是空的/],
    [
      'a picture',
      'photo.jpg',
      () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46]),
      /这是一张图片/,
    ],
    ['a spreadsheet', 'list.xlsx', () => Buffer.from('PK\u0003\u0004rest'), /这是一份文档或压缩包/],
    ['the partnership table', 'list.csv', () => Buffer.from('村,单位\n'), /这是一张表格/],
    ['another JSON file', 'other.json', () => Buffer.from('{"a":1}'), /不是联建公布的结对文件/],
    [
      'a truncated transcript',
      'cut.json',
      () => transcript.subarray(0, transcript.length / 2),
      /文件不完整或格式坏了/,
    ],
    [
      '50 MB of something else',
      'large.json',
      () => Buffer.alloc(50_000_000, '[1,2,3],'),
      /不是联建公布的结对文件/,
    ],
  ]
  test.for(wrong)('refuses %s in a plain sentence', async ([, name, content, says]) => {
    const said = await choose(name, content())
    expect(said).toMatch(/^不能验证/)
    expect(said).toMatch(says)
  })

  test('asks nobody for anything', () => {
    expect(requests.filter((each) => !/^(file|blob):/.test(each))).toEqual([])
  })
})
