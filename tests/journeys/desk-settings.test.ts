/** An office sets up a programme from a template and varies all of it, without a line of JSON. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { desktop, phone } from './chromium.ts'
import { addOffice, addOrganization, county, type DeskVisit, useDesk } from './desk.ts'
import { keepPicture } from './pictures.ts'

const desk = useDesk()
const yaodian = '222403108204'
let office: Visitor
let visit: DeskVisit
let programme: string

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  const branch = { kind: 'branch', level: 'county' }
  for (const [code, name] of [
    ['B1', '财政局机关党支部'],
    ['B2', '司法局机关党支部'],
  ] as const) {
    await addOrganization(office, { code, name, ...branch })
  }
  const village = { side: 'community', kind: 'village', regionCode: yaodian }
  await addOrganization(office, { code: 'V1', name: '腰甸村', ...village })
  await addOrganization(office, { code: 'V2', name: '北岭村', ...village })
  visit = await desk.visit({ as: office, viewport: desktop })
})

/** From an empty list to a draft of the pairing: as few presses as a clerk needs who knows what is wanted. */
test('an office comes from a template to a draft run in eleven presses and two texts', async () => {
  const { page } = visit
  let presses = 0
  const press = async (what: Locator) => {
    presses += 1
    await what.click()
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto('/desk')
  await press(page.getByRole('link', { name: '行动', exact: true }))
  await press(page.getByRole('link', { name: '新建行动' }))
  await press(page.getByRole('radio', { name: /信阳/ }))
  await page.getByLabel('名称', { exact: true }).fill('支部联支部')
  await page.getByLabel('牵头单位').fill('市委组织部')
  await press(button('建好'))
  await page.getByRole('heading', { name: '支部联支部', level: 1 }).waitFor()
  programme = page.url().split('/').at(-1) as string
  await press(button('加入包联方'))
  await press(button('加入 2 个'))
  // Whoever adds them one by one goes on with the next in the list that opened.
  await button('加入').waitFor()
  await page.getByRole('button', { name: '2 包联方' }).waitFor()
  await press(button('加入村（社区）'))
  await press(button('加入 2 个'))
  await press(page.getByRole('link', { name: '去结对' }))
  await press(button('开一次运行'))
  await press(page.getByRole('dialog').getByRole('button', { name: '开一次运行' }))
  await page.getByText('草稿').first().waitFor()
  expect(presses).toBeLessThanOrEqual(11)
  visit.expectNothingAmiss()
})

test('a way of pairing opens with its rules in words', async () => {
  const { page } = visit
  await page.goto(`/desk/programmes/${programme}/settings`)
  await page.getByRole('link', { name: '按职能对需求' }).click()
  await page.getByText('结对用按规则计算。').waitFor()
  await page.getByText('市级单位可以和社区结对').waitFor()
  expect(await page.locator('main select, main input').count()).toBe(0)
  visit.expectNothingAmiss()
})

test('a way is copied, varied and kept; whoever begins a run can choose it', async () => {
  const { page } = visit
  await page.getByRole('link', { name: '照着再加一种' }).click()
  await page.getByLabel('叫什么').fill('就近优先')
  await page.getByLabel('适合什么情况').fill('山区路远，先看远近。')
  await page.getByRole('button', { name: '往前排：就近' }).click()
  await page.getByLabel('最少结对数').selectOption('soft')
  await save(page)
  await page.getByRole('link', { name: '就近优先' }).click()
  await page.getByText('每家、每村的最少结对数尽量满足，缺的列出来。').waitFor()
  const { body } = await office.get(`/api/programmes/${programme}`)
  const added = body.settings.ways.at(-1)
  expect(added.name).toEqual({ zh: '就近优先', en: '就近优先' })
  expect(added.rules.objectives).toEqual(['function-need', 'stability', 'distance', 'tier'])
  await page.goto(`/desk/pairing/${body.cycle.id}`)
  await page.getByRole('button', { name: '开一次运行' }).click()
  await page.getByRole('dialog').getByText('就近优先').waitFor()
  visit.expectNothingAmiss()
})

test('rules by which nobody could be paired are refused in words, all of them at once', async () => {
  const { page } = visit
  visit.forgive(/422/)
  await page.goto(`/desk/programmes/${programme}/settings/ways/tier-draw/change`)
  await page.getByRole('button', { name: '再加一条谁能和谁结对' }).click()
  // After the two that are there; what functions answer opens below it later.
  const added = page.locator('details.rule').nth(2)
  await added.locator('summary').click()
  await added.getByRole('button', { name: '县', exact: true }).click()
  await page.getByLabel('再加一条', { exact: true }).selectOption('function-need')
  await page.getByRole('button', { name: '方案有调整' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  const field = page.locator('.field.faulty')
  await field.getByText('没写哪个职能对应什么需求').waitFor()
  await field.getByText('没选全：两边都要选').waitFor()
  await added.getByRole('button', { name: '去掉这一条' }).click()
  await page.getByRole('button', { name: /^去掉：职能/ }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('status').filter({ hasText: '设置改好了' }).waitFor()
  visit.expectNothingAmiss()
})

test('a way is put first, or removed, with a reason, and taken back with one tap', async () => {
  const { page } = visit
  const ways = async () =>
    (await office.get(`/api/programmes/${programme}`)).body.settings.ways.map(
      ({ code }: { code: string }) => code,
    )
  const before = await ways()
  await page.goto(`/desk/programmes/${programme}/settings/ways/tier-draw`)
  await page.getByRole('button', { name: '排到最前' }).click()
  const raising = page.getByRole('dialog')
  await raising.getByRole('button', { name: '方案有调整' }).click()
  await raising.getByRole('button', { name: '排到最前' }).click()
  const raised = page.getByRole('status').filter({ hasText: '“分类抽签”排到最前了' })
  await raised.waitFor()
  expect((await ways())[0]).toBe('tier-draw')
  await raised.getByRole('button', { name: '收回' }).click()
  await page.getByText('收回了').waitFor()
  await page.getByRole('link', { name: '分类抽签' }).click()
  await page.getByRole('button', { name: '去掉' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByRole('button', { name: '方案有调整' }).click()
  await asked.getByRole('button', { name: '去掉', exact: true }).click()
  const said = page.getByRole('status').filter({ hasText: '去掉了“分类抽签”' })
  await said.waitFor()
  expect(await ways()).toEqual(before.filter((code: string) => code !== 'tier-draw'))
  await said.getByRole('button', { name: '收回' }).click()
  await page.getByRole('link', { name: '分类抽签' }).waitFor()
  expect(await ways()).toEqual(before)
  visit.expectNothingAmiss()
})

test('a post and its duty days are set on one page', async () => {
  const { page } = visit
  await change(page, '岗位和驻村天数')
  await page.getByRole('button', { name: '加一个岗位' }).click()
  const post = page.locator('.row-fields').last()
  await post.getByLabel('名称').fill('驻村指导员')
  await post.getByLabel('一任几个月').fill('24')
  await page.getByLabel('哪个岗位要报驻村天数').selectOption({ label: '驻村指导员' })
  await page.getByLabel('每月至少几天').fill('5')
  await save(page)
  // On a phone the line that says so takes a good part of the window.
  await page.setViewportSize(phone)
  expect(await coveredAtEnd(page)).toEqual([])
  await page.setViewportSize(desktop)
  await page.getByText('驻村指导员：从包联方的人里定，每对结对一个，一任 24 个月').waitFor()
  await page.getByText('驻村指导员每月至少 5 天').waitFor()
  visit.expectNothingAmiss()
})

test('after how many days without a record somebody is told is set, the unit first', async () => {
  const { page } = visit
  await change(page, '好久没动静')
  await page.getByLabel('几天后提醒单位').fill('30')
  await page.getByLabel('几天后提醒联建办').fill('20')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('写 8 到 730，要比单位的多').first().waitFor()
  await keepPicture(page, 'silence settings', ['zh-CN', 'desktop', 'normal'])
  await page.getByLabel('几天后提醒联建办').fill('60')
  await save(page)
  await page.getByText('30 天没有记录提醒单位，60 天提醒联建办').waitFor()
  visit.expectNothingAmiss()
})

test('a field chooses among the activities, and one that it holds is not taken off', async () => {
  const { page } = visit
  visit.forgive(/422/)
  await change(page, '活动')
  await page.getByRole('button', { name: '加一项活动' }).click()
  await page.locator('.row-fields').last().getByLabel('名称').fill('清洁家园日')
  await page.locator('.row-fields').last().getByLabel('多久一次').selectOption('month')
  await save(page)
  await page.getByText('清洁家园日，每月').waitFor()
  await change(page, '各领域方案')
  await page.getByRole('button', { name: '加一个领域' }).click()
  const field = page.locator('.row-fields').last()
  await field.getByLabel('名称').fill('农村')
  await field.getByRole('checkbox', { name: '支部' }).check()
  await field.getByRole('checkbox', { name: '清洁家园日' }).check()
  await field.getByLabel('做什么').fill('整治房前屋后\n\n  每月评一次  ')
  await save(page)
  await page.getByText('做什么：整治房前屋后、每月评一次').waitFor()
  await change(page, '活动')
  await page.getByRole('button', { name: '去掉：清洁家园日' }).click()
  await reason(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('领域“农村”写了活动“清洁家园日”').first().waitFor()
  visit.expectNothingAmiss()
})

test('a kind that is chosen no longer is said to leave the plans of fields, before it is saved', async () => {
  const { page } = visit
  await page.goto(`/desk/programmes/${programme}/settings`)
  await change(page, '谁参加')
  await page.getByRole('checkbox', { name: '支部' }).uncheck()
  await page.getByText('“农村”只写了支部，整个领域方案会去掉').waitFor()
  await page.getByRole('checkbox', { name: '支部' }).check()
  expect(await page.getByText('整个领域方案会去掉').count()).toBe(0)
  visit.expectNothingAmiss()
})

test('what a field is to do is written in English, line by line, and kept beside a change of the Chinese', async () => {
  const english = await desk.visit({ as: office, viewport: desktop, locale: 'en' })
  const { page } = english
  await page.goto(`/desk/programmes/${programme}/settings/fields`)
  const field = page.locator('.row-fields').last()
  const lines = field.getByLabel('What is to be done (English)')
  await lines.fill('Tidy the yards\nJudge them each month\nOne line too many')
  await page.getByLabel('Why').fill('A translation')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('no more lines in English than in Chinese').first().waitFor()
  await lines.fill('Tidy the yards\nJudge them each month')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('To be done: Tidy the yards').waitFor()
  await visit.page.goto(`/desk/programmes/${programme}/settings`)
  await change(visit.page, '各领域方案')
  const chinese = visit.page.locator('.row-fields').last().getByLabel('做什么')
  await chinese.fill('先开会\n整治房前屋后\n每月评一次')
  await save(visit.page)
  await page.reload()
  await page.getByText('先开会').waitFor()
  await page.getByText(/Tidy the yards.*Judge them each month/).waitFor()
  english.expectNothingAmiss()
  visit.expectNothingAmiss()
})

test('indicators, stages, tasks and duties are written in words, and a next cycle begins with them', async () => {
  const { page } = visit
  visit.forgive(/422/)
  await page.goto(`/desk/programmes/${programme}/settings`)
  await change(page, '指标')
  await page.getByRole('button', { name: '加一个指标' }).click()
  const indicator = page.locator('.row-fields').last()
  await indicator.getByLabel('名称').fill('房前屋后整治')
  await indicator.getByLabel('单位', { exact: true }).fill('户')
  await indicator.getByLabel('怎么算一个').fill('村里验收一户记一户')
  await save(page)
  await page.getByText('房前屋后整治（户）：村里验收一户记一户').waitFor()
  await change(page, '阶段安排（以后的周期）', '阶段安排')
  await page.getByRole('button', { name: '加一个阶段' }).click()
  const stage = page.locator('.row-fields').last()
  await stage.getByLabel('名称').fill('回头看')
  await stage.getByLabel('从第几个月').fill('12')
  await stage.getByLabel('到第几个月').fill('11')
  await reason(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('阶段“回头看”结束在开始之前').first().waitFor()
  await stage.getByLabel('到第几个月').fill('12')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('回头看：第 12 个月').waitFor()
  await change(page, '工作任务（以后的周期）', '工作任务')
  await page.getByRole('button', { name: '加一项任务' }).click()
  const task = page.locator('.row-fields').last()
  await task.getByLabel('办什么').fill('评一次清洁户')
  await task.getByLabel('谁负责').fill('村党支部')
  await task.getByLabel('第几个月底前办结').fill('十二')
  await reason(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('写 1 到 36 的整数').first().waitFor()
  await task.getByLabel('第几个月底前办结').fill('12')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('评一次清洁户：村党支部，第 12 个月底前').waitFor()
  await page.goto(`/desk/programmes/${programme}/cycles/new`)
  await page.getByRole('checkbox', { name: '阶段安排' }).uncheck()
  await page.getByRole('button', { name: '开始', exact: true }).click()
  await page.locator('.stages b', { hasText: '回头看' }).waitFor()
  await page.getByText('评一次清洁户').waitFor()
  visit.expectNothingAmiss()
})

test('any two versions are compared in words', async () => {
  const { page } = visit
  await page.goto(`/desk/programmes/${programme}/settings`)
  await page.getByRole('link', { name: '比较两版' }).click()
  await page.getByText('评一次清洁户：村党支部').waitFor()
  await page.getByLabel('原来').selectOption('1')
  await page.getByText('驻村指导员：从包联方的人里定').waitFor()
  await page.getByText('就近优先：山区路远，先看远近。').waitFor()
  expect(page.url()).toContain('from=1')
  await page.getByLabel('后来').selectOption('1')
  await page.getByText('这两版一样。').waitFor()
  visit.expectNothingAmiss()
})

test('what a colleague wrote elsewhere in the settings meanwhile stays', async () => {
  const { page } = visit
  visit.forgive(/409/)
  const path = `/api/programmes/${programme}`
  await page.goto(`/desk/programmes/${programme}/settings/indicators`)
  await page.locator('.row-fields').first().getByLabel('怎么算一个').fill('双方都记着的才算')
  const { settings, settingsVersion: version } = (await office.get(path)).body
  const theirs = { ...settings, allies: !settings.allies }
  const change = { version, reason: '同事先改', settings: theirs }
  expect((await office.ask('PUT', `${path}/settings`, change)).status).toBe(200)
  await save(page)
  await page.getByText('双方都记着的才算').waitFor()
  const after = (await office.get(path)).body
  expect(after.settings.allies).toBe(theirs.allies)
  expect(after.settingsVersion).toBe(version + 2)
  visit.expectNothingAmiss()
})

test('what was adopted of the guidance is shown as fixed, by whom, and opened once it is varied', async () => {
  const { page } = visit
  const year = new Date().getFullYear()
  const cycle = { name: `${year}`, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
  const made = await office.post('/api/programmes', {
    ...{ template: 'seven-fields', regionCode: `${county}108000`, name: '雁鸣湖镇行动' },
    ...{ officeName: '镇党委', cycle, guideId: programme },
  })
  const { id } = made.body
  const { settingsVersion: guideVersion } = (await office.get(`/api/programmes/${programme}`)).body
  const answer = { version: 0, guideVersion, answer: 'adopted' }
  const adopted = await office.ask('PUT', `/api/programmes/${id}/guidance/indicators`, answer)
  expect(adopted).toMatchObject({ status: 200 })
  await page.goto(`/desk/programmes/${id}/settings`)
  await page.getByText('照市委组织部“支部联支部”定的').waitFor()
  expect(await page.getByRole('link', { name: '改：指标' }).count()).toBe(0)
  await page.getByRole('link', { name: '看上级要求' }).click()
  await page.getByRole('button', { name: '不照用：指标' }).click()
  const varying = page.getByRole('dialog', { name: '不照用：指标' })
  await varying.getByRole('button', { name: '本地情况不同' }).click()
  await varying.getByRole('button', { name: '不照用', exact: true }).click()
  await page.getByText('不照用：本地情况不同').waitFor()
  await page.goto(`/desk/programmes/${id}/settings`)
  await page.getByRole('link', { name: '改：指标' }).waitFor()
  await page.getByText('没有照市委组织部“支部联支部”的：本地情况不同').waitFor()
  visit.expectNothingAmiss()
})

async function change(page: Page, section: string, form = section) {
  await page.getByRole('heading', { name: section, level: 2 }).waitFor()
  await page.getByRole('link', { name: `改：${form}` }).click()
  await page.locator('form').waitFor()
}

const reason = (page: Page) => page.getByRole('button', { name: '方案有调整' }).click()

/** What can be pressed at the page's end, and lies below the line that says what was done. */
async function coveredAtEnd(page: Page): Promise<string[]> {
  await page.locator('.undo').waitFor()
  return page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight)
    const line = document.querySelector('.undo')?.getBoundingClientRect()
    if (!line) throw new Error('nothing is said to be done')
    return [...document.querySelectorAll('main a, main button')]
      .filter((each) => {
        const { top, bottom } = each.getBoundingClientRect()
        return top < line.bottom && bottom > line.top
      })
      .map((each) => each.textContent ?? '')
  })
}

async function save(page: Page) {
  await reason(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('status').filter({ hasText: '设置改好了' }).waitFor()
}
