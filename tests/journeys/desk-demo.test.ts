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
  await page.getByRole('button', { name: /示例·联建办/ }).click()
  await page.getByRole('heading', { name: /等我办/ }).waitFor()
  expect(await page.getByRole('complementary').textContent()).toContain('联建办公室')
  await page.getByRole('link', { name: '人员', exact: true }).click()
  await page.getByRole('heading', { name: '人员' }).waitFor()
  await page.locator('[data-row]').first().waitFor()
  await expectNoSidewaysScroll(page)
  expectNothingAmiss()
})

test('the number of partnerships of a village opens to them', async () => {
  const { page, expectNothingAmiss } = await browser.visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('button', { name: /示例·联建办/ }).click()
  await page.getByRole('heading', { name: /等我办/ }).waitFor()
  await page.goto('/desk/organizations?q=腰甸村')
  await page.getByRole('link', { name: '腰甸村', exact: true }).click()
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /^结对关系：1 ?（在新标签页打开）/ }).click(),
  ])
  await beside.getByRole('heading', { name: '腰甸村的结对' }).waitFor()
  expect(await beside.locator('.row .name').allTextContents()).toEqual(['腰甸村'])
  expectNothingAmiss()
})

test('an account that was made in the demo sees that it is one', async () => {
  const office = await browser.visit()
  await office.page.goto('/desk/sign-in')
  await office.page.getByRole('button', { name: /示例·联建办/ }).click()
  await office.page.getByRole('link', { name: '开账号、给角色、补登录单' }).click()
  await office.page.getByRole('link', { name: '给同事开账号' }).click()
  await office.page.getByLabel('姓名').fill('王试用')
  await office.page.getByLabel('用户名').fill('wang.shiyong')
  await office.page.getByRole('radio', { name: '先不给，以后再说' }).check()
  await office.page.getByRole('button', { name: '开账号，出登录单' }).click()
  const slip = await office.page.getByRole('region', { name: '王试用的登录单' }).innerText()
  const [code = ''] = /\w{4}-\w{4}-\w{4}/.exec(slip) ?? []
  const { page, expectNothingAmiss } = await browser.visit()
  const password = 'ping guo tie lu yun duo'
  await page.goto(`/desk/invitation#${new URLSearchParams({ user: 'wang.shiyong', code })}`)
  await page.getByLabel('新密码').fill(password)
  await page.getByRole('button', { name: '设好密码' }).click()
  await page.getByRole('button', { name: '进入工作台' }).click()
  await page.getByRole('heading', { name: '等我办' }).waitFor()
  await page.getByText('这是演示。').waitFor()
  expectNothingAmiss()
})

test('the office pairs again after closings, from the runs of the cycle that is in force', async () => {
  const { page, expectNothingAmiss } = await browser.visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('button', { name: /示例·联建办/ }).click()
  await page.getByRole('heading', { name: /等我办/ }).waitFor()
  await page.goto('/desk/pairing')
  await page.locator('main a[href^="/desk/pairing/"]').first().click()
  await page.getByRole('button', { name: '变动后重新结对' }).click()
  const asking = page.getByRole('dialog', { name: '变动后重新结对' })
  await asking.getByRole('button', { name: '机构变动' }).click()
  await asking.getByRole('button', { name: '变动后重新结对' }).click()
  await page.getByText('名单冻结了，可以计算').waitFor()
  await page.getByRole('button', { name: '作废', exact: true }).click()
  const voiding = page.getByRole('dialog')
  await voiding.getByLabel(/为什么|原因/).fill('只是看看')
  await voiding.getByRole('button', { name: '作废', exact: true }).click()
  await voiding.waitFor({ state: 'detached' })
  expectNothingAmiss()
})
