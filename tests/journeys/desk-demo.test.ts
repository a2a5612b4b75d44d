/** Somebody who wants to see the desk: one tap on a demo account, and the pages that its role has. */
import { expect, test } from 'vitest'
import { expectNoSidewaysScroll, useBrowser } from './browser.ts'

const browser = useBrowser()

test('a demo account is one tap, and says that it is one', async () => {
  const { page, expectNothingAmiss } = await browser.visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('heading', { name: '登录', exact: true }).waitFor()
  await page.getByText('里面的人和事都是编的').waitFor()
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: /联建办公室/ }).click()
  await page.getByRole('heading', { name: /等我办/ }).waitFor()
  expect(await page.getByRole('complementary').textContent()).toContain('联建办公室')
  await page.getByRole('link', { name: '人员', exact: true }).click()
  await page.getByRole('heading', { name: '人员' }).waitFor()
  await page.locator('[data-row]').first().waitFor()
  await expectNoSidewaysScroll(page)
  expectNothingAmiss()
})
