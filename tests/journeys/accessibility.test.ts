/** WCAG 2.2 A and AA by axe on every page, as every reader may have it. */
import { beforeAll, expect, inject, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll, useBrowser } from './browser.ts'
import { findPlace, pagesOf } from './programme.ts'
import { readingsOf, widths } from './readings.ts'

const browser = useBrowser()
const noOpening = { name: 'row.json', mimeType: '', buffer: Buffer.from('{"salt":""}') }

let pages: [name: string, path: string][]
beforeAll(async () => {
  pages = Object.entries(pagesOf(await findPlace(inject('address'))))
})

test('pages of the portal bar nobody', { timeout: 900_000 }, async () => {
  const { page, expectNothingAmiss } = await browser.visit()
  for (const [place, [name, path]] of pages.entries()) {
    // Chromium reports the page that is not there as an error, and rightly.
    if (name === 'page that is not there') expectNothingAmiss()
    for (const [language, width, text] of readingsOf(place)) {
      await page.setViewportSize(widths[width])
      // The reader chooses once; every later page remembers.
      await page.goto(`/?lang=${language}&text=${text}`)
      await page.goto(path)
      if (name === 'verdict') {
        await page.locator('.verdict').waitFor()
        await page.locator('#row-input').setInputFiles(noOpening)
        await page.locator('.opened').waitFor()
      }
      expect(await page.locator('html').getAttribute('lang'), name).toBe(language)
      expect(await violationsOf(page), `${name} ${path}`).toEqual([])
      await expectNoSidewaysScroll(page)
      const first = await page.locator('.button.first:visible').count()
      expect(first, `${name} has one first act at most`).toBeLessThanOrEqual(1)
    }
  }
  await page.context().close()
})
