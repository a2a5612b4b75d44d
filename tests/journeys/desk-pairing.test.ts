/** A pairing led at the desk: the office from the list to the questions, a village and a unit by their answers. */
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import { addLiaison, addOffice, type DeskVisit, useDesk } from './desk.ts'
import { makePairing, type Pairing } from './pairing.ts'

const desk = useDesk()
let pairing: Pairing
let village: Visitor
let unit: Visitor
let leading: DeskVisit

beforeAll(async () => {
  const office = await addOffice(desk, 'office')
  pairing = await makePairing(office)
  village = await addLiaison(desk, {
    ...{ username: 'village', name: '李建国', role: 'village' },
    organization: pairing.villages.V1,
  })
  unit = await addLiaison(desk, {
    ...{ username: 'unit', name: '王联络' },
    organization: pairing.units.P2,
  })
  leading = await desk.visit({ as: office, viewport: desktop })
})

/** Presses an act of a run, and its name again in the question that it asks. */
async function take(
  act: string,
  ask?: (dialog: ReturnType<DeskVisit['page']['getByRole']>) => Promise<void>,
) {
  const { page } = leading
  await page.locator('.head-act').getByRole('button', { name: act, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await ask?.(dialog)
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('nobody is asked before the office asks', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: village })
  await page.goto('/desk/proposals')
  await page.getByText('还没有拟结对要您答复').waitFor()
  await expectNoSidewaysScroll(page)
  expectNothingAmiss()
})

test('the office leads a run from a draft to the questions, and each step stands there with its name', async () => {
  const { page, expectNothingAmiss } = leading
  await page.goto('/desk/pairing')
  await page.getByRole('link', { name: pairing.programme }).click()
  await page.getByText('这个周期还没有结对').waitFor()
  await page.getByRole('button', { name: '开一次运行' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开一次运行' }).click()
  await take('冻结名单')
  await take('试算')
  await page.getByRole('heading', { name: '试算结果' }).waitFor()
  await page.getByText('4 / 4').waitFor()
  await take('计算', async (dialog) => {
    await dialog.getByText('证明不了没有人挑过种子').waitFor()
    await dialog.getByRole('button', { name: '让电脑随机填一个' }).click()
  })
  await page.getByRole('heading', { name: '拟结对' }).waitFor()
  expect(await page.locator('main').innerText()).not.toMatch(/等次|[一二三]类/)
  await take('请双方答复')
  await page.getByRole('button', { name: '等答复 4' }).waitFor()
  const steps = await page.locator('ol.plain-list b').allTextContents()
  expect(steps).toEqual(['起草', '冻结名单', '试算', '计算', '请双方答复'])
  await expectNoSidewaysScroll(page)
  expectNothingAmiss()
})

test('a village agrees on a phone, with one tap from what waits for it', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: village })
  await page.goto('/desk')
  await page.getByRole('heading', { name: '答复 1 个拟结对' }).waitFor()
  await page.getByRole('link', { name: '去答复' }).click()
  await page.getByRole('heading', { name: /和 东沟村/ }).waitFor()
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: /^同意/ }).click()
  await page.getByRole('heading', { name: '答复过的' }).waitFor()
  await page.getByText('眼下没有等您答复的').waitFor()
  expectNothingAmiss()
})

test('a unit declines once without a reason, and is asked for one the second time', async () => {
  const { page, expectNothingAmiss, forgive } = await desk.visit({ as: unit, viewport: desktop })
  forgive(/422/)
  await page.goto('/desk/proposals')
  const cards = page.locator('article.pair')
  await cards.first().waitFor()
  expect(await cards.count()).toBe(2)
  const decline = async () => {
    await cards
      .first()
      .getByRole('button', { name: /^不同意/ })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: '不同意', exact: true }).click()
  }
  await decline()
  await cards.nth(1).waitFor({ state: 'detached' })
  await decline()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('这次要写明理由').waitFor()
  await dialog.getByRole('button', { name: '离得太远，跑不过来' }).click()
  await dialog.getByRole('button', { name: '不同意', exact: true }).click()
  await cards.first().waitFor({ state: 'detached' })
  await page.getByText('理由：离得太远，跑不过来').waitFor()
  expectNothingAmiss()
})

test('the office sees what both said', async () => {
  const { page, expectNothingAmiss } = leading
  await page.reload()
  await page.getByRole('button', { name: '有一方不同意 2' }).click()
  await page.getByText('不同意：离得太远，跑不过来').waitFor()
  await page.getByRole('button', { name: '全部 4' }).click()
  const own = page.getByRole('row').filter({ hasText: '东沟村' })
  await own.getByText('同意', { exact: true }).first().waitFor()
  expectNothingAmiss()
})
