/** A programme from the side of its office: made, joined, published, and worked through. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import type { Visitor } from '../application/visitor.ts'
import { desktop } from './chromium.ts'
import { addLiaison, addOffice, addOrganization, type DeskVisit, useDesk } from './desk.ts'

const desk = useDesk()
const yaodian = '222403108204'
const today = dayOf(new Date())
const year = today.slice(0, 4)
let office: Visitor
let visit: DeskVisit
let unit: string

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  unit = await addOrganization(office, { code: 'U1', name: '市水利局' })
  await addOrganization(office, { code: 'U2', name: '市林业局' })
  await addOrganization(office, { code: 'B1', name: '水利局机关党支部', kind: 'branch' })
  const village = { side: 'community', kind: 'village', regionCode: yaodian }
  await addOrganization(office, { code: 'V1', name: '腰甸村', ...village })
  visit = await desk.visit({ as: office, viewport: desktop })
})

test('an office makes a programme from a template in one form', async () => {
  const { page } = visit
  await page.goto('/desk')
  await page.getByRole('link', { name: '行动', exact: true }).click()
  await page.getByText('还没有行动：选一个模板，十分钟建好。').waitFor()
  await page.getByRole('link', { name: '新建行动' }).click()
  await page.getByRole('radio', { name: /敦化市党建包联机制/ }).check()
  await page.getByLabel('名称', { exact: true }).fill('党建包联')
  await page.getByLabel('牵头单位').fill('市委组织部联建办')
  await page.getByText('敦化市', { exact: true }).last().waitFor()
  await page.getByLabel('周期叫什么').fill(`${year} 年`)
  await page.getByLabel('从哪天开始').fill(`${year}-01-01`)
  await page.getByLabel('到哪天结束').fill(`${year}-12-31`)
  await page.getByRole('button', { name: '建好' }).click()
  await page.getByRole('heading', { name: '党建包联', level: 1 }).waitFor()
  await page.getByText('只有本地区的工作人员看得到').waitFor()
  await page.locator('.stages b', { hasText: '安排部署' }).waitFor()
  visit.expectNothingAmiss()
})

test('all units that fit join after a look at how many, and so does a village', async () => {
  const { page } = visit
  const dialog = await openJoining(page, '包联方')
  await dialog.getByRole('radio', { name: '全部符合条件的' }).check()
  await dialog.getByText('会加入 2 个').waitFor()
  await dialog.getByRole('button', { name: '加入 2 个' }).click()
  await page.getByRole('button', { name: '2 包联方' }).waitFor()
  await page.getByRole('link', { name: '市林业局' }).waitFor()
  const second = await openJoining(page, '村（社区）')
  await second.getByRole('combobox').fill('腰甸')
  await page.getByRole('option', { name: '腰甸村' }).click()
  await second.getByText('会加入 1 个').waitFor()
  await second.getByRole('button', { name: '加入 1 个' }).click()
  await page.getByRole('button', { name: '1 村（社区）' }).waitFor()
  visit.expectNothingAmiss()
})

test('a branch does not join a programme of units, and the preview says why', async () => {
  const { page } = visit
  const dialog = await openJoining(page, '包联方')
  await dialog.getByRole('combobox').fill('机关党支部')
  await page.getByRole('option', { name: '水利局机关党支部' }).click()
  await dialog.getByRole('alert').getByText('“水利局机关党支部”是支部').waitFor()
  expect(await dialog.getByRole('button', { name: '加入', exact: true }).isDisabled()).toBe(true)
  await dialog.getByRole('button', { name: '关上' }).click()
  visit.expectNothingAmiss()
})

test('a unit leaves with a reason, which is taken back with one tap', async () => {
  const { page } = visit
  await page.getByLabel('在包联方里找').fill('zzzz')
  await page.getByText('没有找到“zzzz”').waitFor()
  await page.getByLabel('在包联方里找').fill('林业')
  await page.getByRole('button', { name: '让市林业局退出' }).click()
  const asked = page.getByRole('dialog', { name: '退出：市林业局' })
  await asked.getByRole('button', { name: '加错了' }).click()
  await asked.getByRole('button', { name: '退出', exact: true }).click()
  await page.getByRole('button', { name: '1 包联方' }).waitFor()
  const said = page.getByRole('status').filter({ hasText: '“市林业局”已退出' })
  await said.getByRole('button', { name: '收回' }).click()
  await page.getByRole('button', { name: '2 包联方' }).waitFor()
  await page.getByText('退出的', { exact: true }).click()
  await page.getByText('退出：加错了').waitFor()
  visit.expectNothingAmiss()
})

test('a programme is known to nobody outside until it is published with a reason', async () => {
  const { page } = visit
  const known = async () => {
    const answer = await fetch(`${desk.installation.address}/api/public/programmes`)
    return ((await answer.json()) as { items: { name: string }[] }).items.map(({ name }) => name)
  }
  expect(await known()).toEqual([])
  await page.getByRole('button', { name: '公布行动' }).click()
  const asked = page.getByRole('dialog', { name: '公布行动：党建包联' })
  await asked.getByRole('button', { name: '方案已经定了' }).click()
  await asked.getByRole('button', { name: '公布行动', exact: true }).click()
  await page.getByText('已公布“党建包联”').waitFor()
  await page.getByRole('button', { name: '撤下' }).waitFor()
  expect(await known()).toEqual(['党建包联'])
  visit.expectNothingAmiss()
})

test('a task that is due waits for the office until it says that it is done', async () => {
  const { page } = visit
  await page.getByRole('button', { name: '加任务' }).click()
  const adding = page.getByRole('dialog', { name: '加一项工作任务' })
  await adding.getByLabel('办什么').fill('核对包联名单')
  await adding.getByLabel('谁负责').fill('联建办')
  await adding.getByLabel('哪天之前办结').fill(today)
  await adding.getByRole('button', { name: '加上' }).click()
  await page.getByText('今天到期').waitFor()
  await page.getByRole('link', { name: '等我办' }).click()
  const waiting = page.getByRole('article').filter({ hasText: '党建包联：核对包联名单' })
  await waiting.getByRole('link', { name: '去办' }).click()
  await page.getByRole('button', { name: '办结：核对包联名单' }).click()
  const finishing = page.getByRole('dialog', { name: '办结：核对包联名单' })
  await finishing.getByLabel('办得怎么样').fill('两个单位都核对过')
  await finishing.getByRole('button', { name: '办结', exact: true }).click()
  await page.getByText('已办结“核对包联名单”').waitFor()
  await page.getByText('办结的', { exact: true }).click()
  await page.getByText('两个单位都核对过').waitFor()
  await page.getByRole('link', { name: '等我办' }).click()
  await waiting.waitFor({ state: 'detached' })
  visit.expectNothingAmiss()
})

test('stages and duties are written anew, with what is wrong beside its field', async () => {
  const { page } = visit
  visit.forgive(/422/)
  await page.goto('/desk/programmes')
  await page.getByRole('link', { name: '党建包联' }).click()
  await page.getByRole('link', { name: '改阶段安排' }).click()
  await page.getByRole('button', { name: '加一个阶段' }).click()
  const added = page.locator('.row-fields').last()
  await added.getByLabel('阶段名称').fill('回头看')
  await added.getByLabel('从哪天开始').fill(`${year}-12-01`)
  await added.getByLabel('到哪天结束').fill(`${Number(year) + 1}-01-31`)
  await page.getByRole('button', { name: '方案有调整' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('阶段“回头看”不在周期之内').first().waitFor()
  await added.getByLabel('到哪天结束').fill(`${year}-12-20`)
  await page.getByRole('button', { name: '保存' }).click()
  await page.locator('.stages b', { hasText: '回头看' }).waitFor()
  await page.getByRole('link', { name: '改三定四有' }).click()
  await page.getByRole('button', { name: '加一个岗位' }).click()
  const post = page.locator('.row-fields').last()
  await post.getByLabel('岗位', { exact: true }).fill('联络员')
  await post.getByLabel('职责', { exact: true }).fill('每月走访一次')
  await post.getByLabel('分工', { exact: true }).fill('单位办公室')
  await page.getByRole('button', { name: '方案有调整' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('rowheader', { name: '联络员' }).waitFor()
  visit.expectNothingAmiss()
})

test('a title of the rules library gets its text, and the version before stays', async () => {
  const { page } = visit
  await page.getByRole('button', { name: '加制度' }).click()
  const adding = page.getByRole('dialog', { name: '加一项制度' })
  await adding.getByLabel('题目').fill('走访办法')
  await adding.getByRole('button', { name: '加上' }).click()
  await page.getByRole('link', { name: '走访办法' }).click()
  const write = async (act: string, text: string, reason: string) => {
    await page.getByRole('link', { name: act }).click()
    await page.getByLabel('正文').fill(text)
    await page.getByRole('button', { name: reason }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.locator('.document-text', { hasText: text }).waitFor()
  }
  await write('写正文', '每月走访一次。', '印发')
  await write('写新一版', '每两个月走访一次。', '修订')
  await page.getByRole('link', { name: '第 1 版' }).click()
  await page.locator('.document-text', { hasText: '每月走访一次' }).waitFor()
  visit.expectNothingAmiss()
})

test('settings are changed as a new version that says what changed, unless somebody would be left out', async () => {
  const { page } = visit
  await page.getByRole('link', { name: '党建包联' }).click()
  await page.getByRole('link', { name: '第 1 版' }).click()
  await page.getByRole('link', { name: '改：谁参加' }).click()
  const unitKind = page.getByRole('checkbox', { name: '单位', exact: true })
  await unitKind.uncheck()
  await page.getByRole('button', { name: '方案有调整' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('“市水利局”是单位').first().waitFor()
  await unitKind.check()
  await page.getByLabel('每个包联方最多结几个').fill('6')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('改了：谁来包联').click()
  await page
    .locator('details')
    .getByText(/每个结 \d–6 个/)
    .waitFor()
  visit.expectNothingAmiss()
})

test('the next cycle takes over who takes part, and the one before stays to be read', async () => {
  const { page } = visit
  await page.getByRole('link', { name: '党建包联' }).click()
  await page.getByRole('link', { name: '开始下一个周期' }).click()
  await page.getByRole('button', { name: '开始', exact: true }).click()
  await page.getByText('带过去 3 个参与方').waitFor()
  const next = String(Number(year) + 1)
  await page.locator('b[aria-current]', { hasText: next }).waitFor()
  await page.getByRole('button', { name: '2 包联方' }).waitFor()
  await page.locator('.stages b', { hasText: '回头看' }).waitFor()
  await page.getByRole('link', { name: `${year} 年` }).click()
  await page.locator('b[aria-current]', { hasText: `${year} 年` }).waitFor()
  visit.expectNothingAmiss()
})

test('what a higher programme lays down is adopted, or varied with a reason', async () => {
  const { page } = visit
  const cycle = { name: year, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
  const made = await office.post('/api/programmes', {
    ...{ template: 'seven-fields', regionCode: '222403108000', name: '雁鸣湖镇行动' },
    ...{ officeName: '镇党委', cycle },
  })
  expect(made).toMatchObject({ status: 200 })
  await page.goto(`/desk/programmes/${made.body.id}/change`)
  await page.getByLabel('上级行动').selectOption({ index: 1 })
  await page.getByRole('button', { name: '机构改革' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '上级要求' }).click()
  const posts = page.locator('section', { has: page.getByRole('heading', { name: '岗位' }) })
  await posts.getByRole('button', { name: '不照用：岗位' }).click()
  const varying = page.getByRole('dialog', { name: '不照用：岗位' })
  await varying.getByRole('button', { name: '本地情况不同' }).click()
  await varying.getByRole('button', { name: '不照用', exact: true }).click()
  await posts.getByText('不照用：本地情况不同').waitFor()
  const stages = page.locator('section', { has: page.getByRole('heading', { name: '阶段安排' }) })
  await stages.getByRole('button', { name: '照用：阶段安排', exact: true }).click()
  const adopting = page.getByRole('dialog', { name: '照用：阶段安排', exact: true })
  await adopting.getByRole('button', { name: '照上级要求' }).click()
  await adopting.getByRole('button', { name: '照用', exact: true }).click()
  await stages.getByText('照用了', { exact: true }).waitFor()
  await stages.getByText('和上级一样').waitFor()
  visit.expectNothingAmiss()
})

test('another name is kept with its reason', async () => {
  const { page } = visit
  await page.goto('/desk/programmes')
  await page.getByRole('searchbox').fill('党建')
  await page.getByText('1 项行动').waitFor()
  await page.getByRole('link', { name: '党建包联' }).click()
  await page.getByRole('link', { name: '改名称、牵头单位' }).click()
  await page.getByLabel('名称', { exact: true }).fill('党建包联机制')
  await page.getByRole('button', { name: '写错了' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '党建包联机制', level: 1 }).waitFor()
  visit.expectNothingAmiss()
})

test('a liaison reads all of it, finds the own unit marked, and is offered no act', async () => {
  const liaison = await addLiaison(desk, {
    ...{ username: 'liuzhiqiang', name: '刘志强', organization: unit },
  })
  const { page, expectNothingAmiss } = await desk.visit({ as: liaison })
  await page.goto('/desk/programmes')
  await page.getByRole('link', { name: '党建包联机制' }).click()
  await page.getByText('市水利局，作为包联方').waitFor()
  await page.getByRole('button', { name: '2 包联方' }).click()
  await page.locator('.figure-rows li').filter({ hasText: '我们' }).waitFor()
  await page.getByText('印发两个方案').waitFor()
  expect(await page.getByRole('button', { name: /加入|退出|^办结|加任务|撤下/ }).count()).toBe(0)
  expectNothingAmiss()
  await page.context().close()
})

/** Opens the organizations of one part, unless they are open, and the dialog that lets more join. */
async function openJoining(page: Page, part: string) {
  const figure = page.locator('.figure', { hasText: part })
  if ((await figure.getAttribute('aria-expanded')) === 'false') await figure.click()
  await page.getByRole('button', { name: '加入', exact: true }).click()
  return page.getByRole('dialog', { name: `加入${part}` })
}
