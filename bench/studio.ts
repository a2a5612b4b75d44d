/**
 * The pairing studio in the real browser: how long a changed rule waits for its effect, and whether the picture keeps up
 * with whoever points about in it.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { desktop, launchChromium } from '../tests/journeys/chromium.ts'
import { median, printRows, type Row } from './row.ts'

const rounds = 12
const mostEffectMs = 150
/** A frame of sixty a second, in milliseconds; a machine that is busy with else drops some. */
const frameMs = 1000 / 60
const pointingMs = 3000

export async function run(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-bench-'))
  await buildPage(folder)
  const server = await serve(folder)
  const browser = await launchChromium()
  const { port } = server.address() as AddressInfo
  const open = (size: string) => openPage(browser, `http://127.0.0.1:${port}/index.html?${size}`)
  try {
    return [
      await effect(await open('supporters=119&communities=322')),
      await pointing(open, 'supporters=119&communities=322', 322),
      await pointing(open, 'supporters=1540&communities=6062', 6062),
    ]
  } finally {
    await browser.close()
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function buildPage(folder: string): Promise<void> {
  process.env.NODE_ENV = 'production'
  await build({
    root: join(import.meta.dirname, 'studio-page'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: 'chrome109' },
  })
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

async function serve(folder: string): Promise<Server> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const content = await readFile(join(folder, pathname)).catch(() => undefined)
    response.writeHead(content ? 200 : 404, { 'content-type': types[extname(pathname)] ?? '' })
    response.end(content)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: desktop })
  await page.goto(address)
  await page.locator('canvas').first().waitFor()
  return page
}

async function effect(page: Page): Promise<Row> {
  const [cold = 0, ...warm] = (await page.evaluate(`studio.effects(${rounds + 1})`)) as number[]
  const taken = median(warm)
  return {
    name: 'studio live effect at 119→322',
    ours: `${taken.toFixed(0)} ms`,
    baseline: `${mostEffectMs} ms`,
    ratio: taken / mostEffectMs,
    bar: `≤ ${mostEffectMs} ms`,
    ok: taken <= mostEffectMs,
    memory: '',
    note: `from the change to what the page holds, median of ${rounds}; the first, cold, ${cold.toFixed(0)} ms`,
  }
}

type Open = (size: string) => Promise<Page>

async function pointing(open: Open, size: string, lines: number): Promise<Row> {
  // A machine that is busy with else shows fewer frames of an empty picture, too.
  const empty = rateOf(await gapsWhilePointing(await open('supporters=0&communities=0')))
  const gaps = await gapsWhilePointing(await open(size))
  const shown = rateOf(gaps)
  const late = gaps.filter((gap) => gap > 2 * frameMs).length
  return {
    name: `picture: frames while pointing about, ${lines.toLocaleString('en-US')} lines`,
    ours: `${shown.toFixed(0)} a second`,
    baseline: '60 a second',
    ratio: shown / 60,
    bar: '≥ 55 a second',
    ok: shown >= 55,
    memory: '',
    note:
      `median ${median(gaps).toFixed(1)} ms a frame; ${late} of ${gaps.length} took more than two; ` +
      `an empty picture just before: ${empty.toFixed(0)} a second`,
  }
}

const rateOf = (gaps: readonly number[]) =>
  (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0)

/** Milliseconds between frames. */
async function gapsWhilePointing(page: Page): Promise<number[]> {
  const box = await page.locator('canvas').first().boundingBox()
  if (!box) throw new Error('the picture is not there')
  const counted = page.evaluate(`studio.frames(${pointingMs})`) as Promise<number[]>
  const until = Date.now() + pointingMs
  for (let step = 0; Date.now() < until; step++) {
    const x = box.x + box.width * (0.05 + 0.9 * ((step * 0.037) % 1))
    const y = box.y + box.height * (0.05 + 0.9 * ((step * 0.053) % 1))
    await page.mouse.move(x, y)
  }
  const gaps = await counted
  await page.close()
  return gaps
}

if (import.meta.main) printRows(await run())
