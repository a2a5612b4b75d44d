/** Somebody who works with the keyboard, and sends a view to a colleague. */
import { beforeAll, describe, expect, test } from 'vitest'
import { desktop } from './chromium.ts'
import { addPerson, type DeskVisit, useDesk } from './desk.ts'

const desk = useDesk()

beforeAll(async () => {
  // More than one page of the list.
  for (let at = 1; at <= 52; at++) {
    const number = String(at).padStart(2, '0')
    await addPerson(desk.chief, { username: `clerk${number}`, name: `文书${number}` })
  }
})

describe('an administrator at the keyboard', () => {
  let visit: DeskVisit
  beforeAll(async () => {
    visit = await desk.visit({ as: desk.chief.visitor, viewport: desktop })
    await visit.page.goto('/desk/people')
    await visit.page.getByRole('link', { name: '文书01' }).waitFor()
  })

  const focused = () => visit.page.evaluate(() => document.activeElement?.textContent)

  test('goes through the rows with j and k and opens one with enter', async () => {
    const { page } = visit
    // 王主任 stands before all 文书.
    for (const key of ['j', 'j', 'j', 'j', 'k']) await page.keyboard.press(key)
    expect(await focused()).toBe('文书02')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '文书02' }).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: '文书01' }).waitFor()
  })

  test('searches the page with /, types letters into it, and sees the view in the address', async () => {
    const { page } = visit
    await page.keyboard.press('/')
    await page.keyboard.type('clerk07')
    await page.getByText('1 人', { exact: true }).waitFor()
    expect(page.url()).toContain('q=clerk07')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '文书07' }).waitFor()
    await page.goBack()
  })

  test('takes a condition that a colleague sees too, and takes it off', async () => {
    const { page } = visit
    await page.goto('/desk/people')
    await page.getByRole('button', { name: '加条件' }).click()
    await page.getByRole('button', { name: '等本人设密码' }).click()
    expect(page.url()).toContain('state=invited')
    const colleague = await desk.visit({ as: desk.chief.visitor })
    await colleague.page.goto(page.url())
    await colleague.page.getByRole('button', { name: '去掉条件：账号 等本人设密码' }).waitFor()
    expect(await colleague.page.getByRole('link', { name: '王主任' }).count()).toBe(1)
    await colleague.page.context().close()
    await page.getByRole('button', { name: '去掉条件：账号 等本人设密码' }).click()
    expect(new URL(page.url()).search).toBe('')
  })

  test('marks everybody, on the pages that are not shown too', async () => {
    const { page } = visit
    await page.getByText('共 53 人，先列出 50 条').waitFor()
    await page.getByRole('button', { name: '全选' }).click()
    await page.getByRole('button', { name: '给选中的 53 人补登录单' }).waitFor()
    await page.getByRole('button', { name: '都不选' }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('button', { name: '给选中的 1 人补登录单' }).waitFor()
    await page.keyboard.press('x')
  })

  test('finds a village from anywhere without waiting after /, and goes there', async () => {
    const { page } = visit
    await page.goto('/desk')
    await page.getByRole('heading', { name: '等我办' }).waitFor()
    await page.keyboard.type('/yaodian')
    expect(await page.getByRole('combobox', { name: '查找' }).inputValue()).toBe('yaodian')
    await page
      .getByRole('option', { name: /腰甸村/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '腰甸村' }).waitFor()
  })

  test('marks the first of what was found with the first arrow, and takes it with enter', async () => {
    const { page } = visit
    await page.goto('/desk/regions')
    await page.getByRole('combobox', { name: '找区划' }).fill('永安')
    const first = page.getByRole('option').first()
    await first.waitFor()
    // What lies in one's own county comes before a city of the same name in another province.
    expect(await first.textContent()).toContain('敦化市')
    expect(await page.getByRole('option', { selected: true }).count()).toBe(0)
    await page.keyboard.press('ArrowDown')
    expect(await first.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '永安村' }).waitFor()
  })

  test('is shown all keys with ? and comes back with escape', async () => {
    const { page } = visit
    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: '全部按键' })
    expect(await keys.textContent()).toContain('查找')
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'hidden' })
    visit.expectNothingAmiss()
  })
})
