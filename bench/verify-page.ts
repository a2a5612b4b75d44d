/** A county's transcript recomputed in the real browser, on the page that anybody opens, beside the same in Node. */
import { freeze, run as pair, verify } from '@lianjian/pairing'
import type { Page } from 'playwright-core'
import { ceremonyOf, drawnBy } from '../packages/pairing/test/ceremonies.ts'
import { rosterOf, rulesOf } from '../packages/pairing/test/rosters.ts'
import { startApplication } from '../tests/journeys/application.ts'
import { launchChromium } from '../tests/journeys/chromium.ts'
import { median, printRows, type Row } from './row.ts'

const rounds = 9
const mostMs = 1000

export async function run(): Promise<Row[]> {
  const application = await startApplication()
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ locale: 'zh-CN' })
    const rows: Row[] = []
    for (const method of ['draw', 'optimize'] as const) {
      const transcript = transcriptOf(method)
      rows.push(await measure(page, `${application.address}/verify`, method, transcript))
    }
    return rows
  } finally {
    await browser.close()
    await application.stop()
  }
}

function transcriptOf(method: 'draw' | 'optimize'): string {
  const roster = rosterOf({ supporters: 119, communities: 322, supporterPlaces: [1, 3] })
  const rules = rulesOf({ method })
  const result = pair(roster, rules, drawnBy(ceremonyOf(freeze(roster, rules).inputRoot)))
  if (result.outcome !== 'paired') throw new Error('this roster can be paired')
  return result.transcript
}

async function measure(
  page: Page,
  address: string,
  method: string,
  transcript: string,
): Promise<Row> {
  const shown: number[] = []
  const beside: number[] = []
  for (let round = 0; round < rounds; round++) {
    // A page of its own each time, as somebody opens it; the machine's state changes for both alike.
    await page.goto(address)
    shown.push(await untilVerdict(page, transcript))
    const begun = performance.now()
    verify(transcript)
    beside.push(performance.now() - begun)
  }
  const [ours, node] = [median(shown), median(beside)]
  return {
    name: `a county’s ${method} verified in the browser, 119→322`,
    ours: `${ours.toFixed(0)} ms`,
    baseline: `${node.toFixed(0)} ms (the same in Node)`,
    ratio: ours / node,
    bar: `≤ ${mostMs} ms`,
    ok: ours <= mostMs,
    memory: '',
    note: `from the choice of the file to the verdict on the page, median of ${rounds}; the slowest ${Math.max(...shown).toFixed(0)} ms; ${Math.round(transcript.length / 1024)} KB`,
  }
}

async function untilVerdict(page: Page, transcript: string): Promise<number> {
  const buffer = Buffer.from(transcript)
  const begun = performance.now()
  await page.locator('#input').setInputFiles({ name: 'transcript.json', mimeType: '', buffer })
  await page.locator('.verdict').waitFor()
  return performance.now() - begun
}

if (import.meta.main) printRows(await run())
