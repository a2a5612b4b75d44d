/** WCAG 2.2 A and AA by axe on every page, as every reader may have it. */
import { AxeBuilder } from '@axe-core/playwright'
import { beforeAll, expect, inject, test } from 'vitest'
import { expectNoSidewaysScroll, useBrowser } from './browser.ts'
import { findPlace, pagesOf } from './programme.ts'
import { isReadSo, readings, widths } from './readings.ts'

const browser = useBrowser()
const noOpening = { name: 'row.json', mimeType: '', buffer: Buffer.from('{"salt":""}') }
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let pages: [name: string, path: string][]
beforeAll(async () => {
  pages = Object.entries(pagesOf(await findPlace(inject('address'))))
})

test.for(readings)('pages in %s on a %s in %s text bar nobody', async (reading) => {
  const [language, width, text] = reading
  const { page, expectNothingAmiss } = await browser.visit({ viewport: widths[width] })
  // The reader chooses once; every later page remembers.
  await page.goto(`/?lang=${language}&text=${text}`)
  for (const [place, [name, path]] of pages.entries()) {
    if (!isReadSo(reading, place)) continue
    // Chromium reports the page that is not there as an error, and rightly.
    if (name === 'page that is not there') expectNothingAmiss()
    await page.goto(path)
    if (name === 'verdict') {
      await page.locator('.verdict').waitFor()
      await page.locator('#row-input').setInputFiles(noOpening)
      await page.locator('.opened').waitFor()
    }
    expect(await page.locator('html').getAttribute('lang'), name).toBe(language)
    const { violations } = await new AxeBuilder({ page })
      // Without frames there is nothing to gather from, and no second page is opened.
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .withTags(standards)
      .analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((each) => each.html)}`)
    expect(found, `${name} ${path}`).toEqual([])
    await expectNoSidewaysScroll(page)
    const first = await page.locator('.button.first:visible').count()
    expect(first, `${name} has one first act at most`).toBeLessThanOrEqual(1)
  }
  await page.context().close()
})
