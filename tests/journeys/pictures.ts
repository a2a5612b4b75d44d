/**
 * Pictures of the pages as they are read, to be looked at by a person: `LIANJIAN_PICTURES=<folder>` keeps one of each
 * page in Chinese and text of normal size, at both widths; together with `LIANJIAN_READINGS` of every page.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Reading } from './readings.ts'

const folder = process.env.LIANJIAN_PICTURES

export async function keepPicture(
  page: Page,
  name: string,
  [language, width, text]: Reading,
): Promise<void> {
  if (folder === undefined || language !== 'zh-CN' || text !== 'normal') return
  await mkdir(folder, { recursive: true })
  const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${width}.png`
  await page.screenshot({ path: join(folder, file), fullPage: true })
}
