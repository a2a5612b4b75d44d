/** The verifier as one file, opened from a disk, as a stranger without a network has it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from '@lianjian/pairing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { rosterOf, rulesOf, typedSeed } from '../../packages/pairing/test/rosters.ts'
import { useBrowser } from './browser.ts'
import { findPlace } from './programme.ts'

const browser = useBrowser()

/** A pairing of our own, because the secrets of the demo stay in its office. */
const own = ownRun()

function ownRun() {
  const roster = rosterOf({ supporters: 6, communities: 9 })
  const result = run(
    roster,
    rulesOf({ objectives: ['fit'] }),
    typedSeed,
    new Uint8Array(32).fill(7),
  )
  if (result.outcome !== 'paired') throw new Error('this roster can be paired')
  return result
}

function openingsOf(openings: unknown[]): Buffer {
  const { inputRoot } = own
  return Buffer.from(JSON.stringify({ format: 'lianjian-openings/1', inputRoot, openings }))
}

function openingOf(code: string, changed: object = {}): Buffer {
  const opening = own.openings.find(({ row }) => row.code === code)
  return openingsOf([{ ...opening, row: { ...opening?.row, ...changed } }])
}

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
  let disk: string
  const requests: string[] = []

  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), 'lianjian-disk-'))
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
  afterAll(async () => {
    await page.context().close()
    await rm(disk, { recursive: true })
  })

  /** Files of the reader's own disk: the largest would take the browser's protocol half a minute. */
  const put = async (input: string, name: string, content: Buffer) => {
    await writeFile(join(disk, name), content)
    await page.locator(input).setInputFiles(join(disk, name))
  }

  const choose = async (name: string, buffer: Buffer) => {
    await put('#input', name, buffer)
    await page.getByText(name).waitFor()
    await page.locator('.verdict').waitFor()
    return (await page.locator('.verdict').textContent()) ?? ''
  }

  let rows = 0
  /** What is said of the row; a mark tells it from what was said of the one before. */
  const chooseRow = async (name: string, buffer: Buffer) => {
    const before = `row-${rows++}`
    await page.evaluate(
      (mark) => document.querySelector('.opened')?.setAttribute('data-old', mark),
      before,
    )
    await put('#row-input', name, buffer)
    await page.locator('.opened:not([data-old])').waitFor()
    return (await page.locator('.opened').textContent()) ?? ''
  }

  test('verifies the published transcript', async () => {
    expect(await choose('published.json', transcript)).toMatch(
      /^可验证敦化市党建包联（演示）公布的 322 对/,
    )
    expect(await page.locator('#chosen').textContent()).toMatch(
      /^敦化市党建包联（演示）published.json · \d+ KB$/,
    )
  })

  test('speaks English and traditional Chinese without losing the verdict', async () => {
    await page.getByRole('button', { name: '繁體中文' }).click()
    expect(await page.locator('.verdict').textContent()).toMatch(
      /^可驗證敦化市党建包联（演示）公佈的 322 對/,
    )
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

  test('says that a row of another list is of another list', async () => {
    await choose('published.json', transcript)
    expect(await chooseRow('mine.json', openingOf('V0002'))).toMatch(/^对不上凭据是另一份名单的/)
  })

  test('holds a village its own row against what was published, without a network', async () => {
    expect(await choose('own.json', Buffer.from(own.transcript))).toMatch(/^可验证/)
    const said = await chooseRow('V0002.json', openingOf('V0002'))
    expect(said).toMatch(/^是封存的那一行村0002（V0002）的这一行，就是冻结时封存、后来公布的那一行/)
    expect(said).toMatch(/需求.*最少结对1最多结对1/)
    expect(said).toMatch(/等次也封在里面，也对得上；它只用来结对，不显示。$/)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('opened')
  })

  test('keeps what it found when the language changes', async () => {
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('.opened').textContent()).toMatch(/^It is the sealed row/)
    await page.getByRole('button', { name: '繁體中文' }).click()
    expect(await page.locator('.opened').textContent()).toMatch(/^是封存的那一行村0002/)
    await page.getByRole('button', { name: '简体中文' }).click()
  })

  test('knows an opening from a transcript wherever it is chosen', async () => {
    await put('#input', 'V0003.json', openingOf('V0003'))
    await page.getByText('村0003（V0003）的这一行').waitFor()
    await put('#row-input', 'own.json', Buffer.from(own.transcript))
    await page.locator('.verdict').waitFor()
    expect(await page.locator('.opened').textContent()).toContain('村0003')
  })

  const wrongRows: [what: string, content: () => Buffer, says: RegExp][] = [
    ['one whose capacity was changed', () => openingOf('V0002', { max: 9 }), /封存指纹对不上/],
    ['one of a village that is not there', () => openingOf('V0002', { code: 'X' }), /没有 X。/],
    ['those of all villages', () => openingsOf(own.openings), /这里有 15 行的凭据，一次只查一行/],
    ['something else', () => Buffer.from('{"a":1}'), /这不是一行名单的凭据/],
    ['a picture', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /这不是凭据。/],
    ['nothing', () => Buffer.alloc(0), /这个文件是空的/],
  ]
  test.for(wrongRows)('refuses as a row %s', async ([what, content, says]) => {
    const said = await chooseRow(`${what}.json`, content())
    expect(said).toMatch(/^对不上/)
    expect(said).toMatch(says)
    expect(said).not.toMatch(/undefined|opening-|Error/)
  })

  test('shows no tier of anybody', async () => {
    for (const { row } of own.openings.slice(0, 6)) {
      const said = await chooseRow(`${row.code}.json`, openingOf(row.code))
      expect(said).toMatch(/^是封存的那一行/)
      expect(said.replace('等次也封在里面', '')).not.toMatch(/等次|[弱穷乱]/)
    }
  })

  test.for([
    ['no transcript at all', 'list.xlsx', () => Buffer.from('PK\u0003\u0004rest')],
    [
      'changed in one character',
      'flipped.json',
      () => Buffer.from(own.transcript.replace('村0002', '村0003')),
    ],
  ] as const)('leaves nothing of a row beside a file that is %s', async ([, name, content]) => {
    await choose('own.json', Buffer.from(own.transcript))
    await page.locator('.opened').waitFor()
    expect(await chooseRow('V0002.json', openingOf('V0002'))).toMatch(/^是封存的那一行/)
    expect(await choose(name, content())).toMatch(/^不能验证/)
    await page.getByText('公示文件没通过，没法对照').waitFor()
    expect(await page.locator('#row-result').textContent()).not.toContain('是封存的那一行')
    // A row that is chosen only now is not held against the file before either.
    expect(await chooseRow('V0002.json', openingOf('V0002'))).toMatch(/没通过，没法对照。$/)
  })

  test('waits with a row until there is a transcript that holds', async () => {
    await choose('cut.json', transcript.subarray(0, 5000))
    expect(await chooseRow('V0002.json', openingOf('V0002'))).toMatch(/没通过，没法对照。$/)
    await choose('own.json', Buffer.from(own.transcript))
    await page.getByText('村0002（V0002）的这一行').waitFor()
  })

  test('asks nobody for anything', () => {
    expect(requests.filter((each) => !/^(file|blob):/.test(each))).toEqual([])
  })
})
