/** Real Chromium, and a page that remembers what a reader must never meet. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { launchChromium, phone } from './chromium.ts'

export interface Visit {
  page: Page
  /** Fails when the page wrote an error to the console, broke, or asked another origin for anything. */
  expectNothingAmiss(): void
}

/** A browser for the tests of one file; visits end with it. */
export function useBrowser(): { visit(options?: BrowserContextOptions): Promise<Visit> } {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  return {
    async visit(options = {}) {
      const address = inject('address')
      const context = await browser.newContext({
        baseURL: address,
        viewport: phone,
        locale: 'zh-CN',
        ...options,
      })
      const page = await context.newPage()
      const amiss: string[] = []
      page.on('pageerror', (error) => amiss.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') amiss.push(message.text())
      })
      page.on('request', (request) => {
        const own = request.url().startsWith(`${address}/`) || request.url().startsWith('blob:')
        if (!own) amiss.push(`asked ${request.url()}`)
      })
      return { page, expectNothingAmiss: () => expect(amiss).toEqual([]) }
    },
  }
}

/** Presses what leads to another page of the portal, and is there when it is. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const from = page.url()
  await link.click()
  await page.waitForURL(({ href }) => href !== from)
}

/** The widest thing on the page reaches no further than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (each) => each.getBoundingClientRect().right > clientWidth + 0.5,
    )
    return [
      `${scrollWidth} of ${clientWidth}`,
      ...wide.map(({ outerHTML }) => outerHTML.slice(0, 200)),
    ]
  })
  expect(beyond, `${page.url()} scrolls sideways`).toEqual([])
}
