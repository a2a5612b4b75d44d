/** `node scripts/screenshots.ts <folder>`: every kind of public page on a phone and on a desktop, to be looked at. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { startApplication } from '../tests/journeys/application.ts'
import { desktop, launchChromium, phone } from '../tests/journeys/chromium.ts'
import { findPlace, pagesOf } from '../tests/journeys/programme.ts'

interface Look {
  name: string
  options: BrowserContextOptions
  /** Languages and text are chosen in the address, as a reader does. */
  choice: string
}

const onPhone = { viewport: phone, deviceScaleFactor: 2 }
const looks: Look[] = [
  { name: '390', options: onPhone, choice: 'lang=zh-CN' },
  { name: '1440', options: { viewport: desktop }, choice: 'lang=zh-CN' },
  { name: '390-en', options: onPhone, choice: 'lang=en' },
  { name: '1440-en', options: { viewport: desktop }, choice: 'lang=en' },
  { name: '390-hant', options: onPhone, choice: 'lang=zh-Hant' },
  { name: '390-large', options: onPhone, choice: 'lang=zh-CN&text=large' },
]

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('node scripts/screenshots.ts <folder>')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const browser = await launchChromium()
try {
  await within({}, async (address) => {
    const place = await findPlace(address)
    for (const look of looks) await shoot(browser, address, look, pagesOf(place), folder)
  })
  await within({ LIANJIAN_DEMO: 'off' }, async (address) => {
    for (const look of looks.slice(0, 2)) {
      await shoot(browser, address, look, { 'empty start': '/' }, folder)
    }
  })
} finally {
  await browser.close()
}

async function within(env: Record<string, string>, act: (address: string) => Promise<void>) {
  const application = await startApplication(env)
  await act(application.address).finally(application.stop)
}

async function shoot(
  browser: Browser,
  address: string,
  { name, options, choice }: Look,
  pages: Record<string, string>,
  folder: string,
): Promise<void> {
  const context = await browser.newContext({ ...options, baseURL: address })
  const page = await context.newPage()
  await page.goto(`/?${choice}`)
  for (const [kind, path] of Object.entries(pages)) {
    await page.goto(path)
    if (kind === 'verdict') await page.locator('.verdict').waitFor()
    const file = join(folder, `${kind.replaceAll(' ', '-')}-${name}.png`)
    await page.screenshot({ path: file, fullPage: true })
    console.log(file)
  }
  await context.close()
}
