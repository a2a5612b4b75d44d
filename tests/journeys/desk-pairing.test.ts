/** A pairing led at the desk: the office from the list to the questions, a village and a unit by their answers. */
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import { addLiaison, addOffice, type DeskVisit, useDesk } from './desk.ts'
import { makePairing, type Pairing, passAnswerDays } from './pairing.ts'

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

test('the office sees what the roster lacks, fills a row by hand, and a sheet is told whole', async () => {
  const { page, expectNothingAmiss } = leading
  await page.goto('/desk/pairing')
  await page.getByRole('link', { name: pairing.programme }).click()
  await page.getByRole('link', { name: '名册' }).click()
  await page.getByRole('button', { name: /2\s*包联方/ }).waitFor()
  await page.getByRole('button', { name: '改：市审计局' }).click()
  const row = page.getByRole('dialog', { name: '市审计局' })
  await row.getByLabel('最多结几个').fill('1')
  await row.getByRole('button', { name: '保存' }).click()
  await row.getByText('最多不能比最少还少').first().waitFor()
  await row.getByLabel('最多结几个').fill('3')
  await row.getByRole('button', { name: '保存' }).click()
  await page.getByText('结 2–3 个').waitFor()
  await page.getByRole('link', { name: '传一张表' }).click()
  const bring = async (lines: string[]) => {
    const buffer = Buffer.from(lines.join('\n'))
    const file = { name: '包联方.csv', mimeType: 'text/csv', buffer }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: '上传并检查' }).click()
  }
  const head = '编号,名称,类型,职能,等次,最少结对,最多结对,资源'
  const second = 'P2,市司法局,单位,政法,2,2,2,法律服务'
  await bring([head, 'P1,市审计局,单位,党委,9,2,1,组织建设', 'P9,无此局,单位,党委,1,1,1,'])
  await page.getByText('有 3 处要改').waitFor()
  await page.getByText('组织名册里没有这个包联方').waitFor()
  await bring([head, 'P1,市审计局,单位,党委,1,2,2,组织建设', second])
  await page.getByText('会放进 2 行，代替现在的 2 行').waitFor()
  await page.getByRole('button', { name: '放进名册' }).click()
  await page.getByText('放进了 2 行').waitFor()
  await expectNoSidewaysScroll(page)
  expectNothingAmiss()
})

test('both sides are asked, and say on a phone what still counts and whom they would like', async () => {
  const { page, expectNothingAmiss } = leading
  await page.goto(`/desk/pairing/${pairing.cycleId}/wishes`)
  await page.getByRole('button', { name: '加一对' }).click()
  const adding = page.getByRole('dialog', { name: '加一对已有的结对' })
  await adding.getByLabel('包联方').fill('司法')
  await page.getByRole('option', { name: /市司法局/ }).click()
  await adding.getByLabel('村（社区）').fill('东沟')
  await page.getByRole('option', { name: /东沟村/ }).click()
  await adding.getByLabel('从哪天开始').fill('2021-05-01')
  await adding.getByRole('button', { name: '加一对' }).click()
  await page.getByText('都还没说').waitFor()
  await page.getByRole('button', { name: '征求意愿' }).click()
  const asking = page.getByRole('dialog', { name: '征求意愿' })
  await asking.getByRole('button', { name: '征求意愿' }).click()
  await page.getByRole('button', { name: '改日子' }).waitFor()

  const own = await desk.visit({ as: village })
  await own.page.goto('/desk')
  await own.page.getByRole('heading', { name: /结对意愿/ }).waitFor()
  await own.page.getByRole('link', { name: '去说' }).click()
  await own.page.getByRole('button', { name: '有疑问：市司法局和东沟村' }).click()
  const question = own.page.getByRole('dialog')
  await question.getByRole('button', { name: '离得太远，跑不过来' }).click()
  await question.getByRole('button', { name: '有疑问', exact: true }).click()
  await own.page.getByText('我们有疑问：离得太远，跑不过来').waitFor()
  await own.page.getByLabel('加一个').fill('审计')
  await own.page.getByRole('option', { name: /市审计局/ }).click()
  await own.page.getByText('1. 市审计局').waitFor()
  await own.page.getByRole('button', { name: '就这样' }).click()
  await own.page.getByText('记下了您的意愿').waitFor()
  await expectNoSidewaysScroll(own.page)
  await own.page.goto('/desk')
  await own.page.getByRole('heading', { name: /等我办/ }).waitFor()
  await own.page.getByRole('heading', { name: /结对意愿/ }).waitFor({ state: 'detached' })
  own.expectNothingAmiss()

  await page.reload()
  await page.getByText('1 / 4').waitFor()
  await page.getByText('村里有疑问：离得太远，跑不过来').waitFor()
  await page.getByRole('button', { name: '结束：市司法局和东沟村' }).click()
  const ending = page.getByRole('dialog')
  await ending.getByRole('button', { name: '双方同意' }).click()
  await ending.getByRole('button', { name: '结束', exact: true }).click()
  await page.getByText('结束了：双方同意').waitFor()
  expectNothingAmiss()
})

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
  const waits = page.locator('article', { hasText: '1 个拟结对' })
  await waits.getByRole('heading', { name: '答复 1 个拟结对' }).waitFor()
  const lastDay = (await waits.locator('.due').innerText()).replace(/^最晚\s*/, '')
  await page.getByRole('link', { name: '去答复' }).click()
  await page.getByRole('heading', { name: /和 东沟村/ }).waitFor()
  // One last day has one date, wherever it is said.
  await page.getByText(lastDay, { exact: true }).waitFor()
  await page.getByText('怎么来的').waitFor()
  await page.getByText('答复期没过，还能收回重答').waitFor()
  await expectNoSidewaysScroll(page)
  const agree = page.getByRole('button', { name: /^同意/ })
  await agree.click()
  await page.getByRole('heading', { name: '答复过的' }).waitFor()
  await page.getByText('眼下没有等您答复的').waitFor()
  // Pressed by mistake, it is answered anew.
  await page.getByRole('button', { name: /^收回重答/ }).click()
  await page.getByText('收回了，请重新答复').waitFor()
  await agree.click()
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

test('what nobody answered in time falls free as not answered, and is paired with others', async () => {
  const { page, expectNothingAmiss } = leading
  const lapse = page.getByRole('button', { name: '未答复的落空' })
  await page.getByRole('button', { name: '等答复 2' }).waitFor()
  expect(await lapse.count()).toBe(0)
  await passAnswerDays(desk.installation)
  await page.reload()
  await take('未答复的落空', async (dialog) => {
    await dialog.getByText('不算哪一方不同意').waitFor()
    await dialog.getByRole('button', { name: '催过了，还是没有答复' }).click()
  })
  await page.getByRole('button', { name: '未答复落空 2' }).click()
  await page.getByText('未答复，已落空').first().waitFor()
  expect(await lapse.count()).toBe(0)
  await page.getByText('理由：催过了，还是没有答复').waitFor()
  await expectNoSidewaysScroll(page)

  const own = await desk.visit({ as: village })
  await own.page.goto('/desk/proposals')
  await own.page.getByText('对方没有按时答复，这一对落空了').waitFor()
  await expectNoSidewaysScroll(own.page)
  own.expectNothingAmiss()

  await take('补配')
  await page.getByRole('heading', { name: /^补配/ }).waitFor()
  await take('计算', async (dialog) => {
    await dialog.getByRole('button', { name: '让电脑随机填一个' }).click()
  })
  await page.getByRole('button', { name: '全部 4' }).waitFor()
  const again = page.getByRole('row').filter({ hasText: '东沟村' })
  await again.getByText('市司法局').waitFor()
  expectNothingAmiss()
})
