/** Offers from a unit's list to a village's need: written, pasted, suggested with reasons, carried over. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import type { Visitor } from '../application/visitor.ts'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop, phone } from './chromium.ts'
import { addLiaison, addOffice, addOrganization, county, type DeskVisit, useDesk } from './desk.ts'
import { keepPicture } from './pictures.ts'

const desk = useDesk()
const yaodian = '222403108204'
const year = Number(dayOf(new Date()).slice(0, 4))
let unit: DeskVisit
let onPhone: DeskVisit
let village: DeskVisit
let liaison: Visitor
let needPath: string
let programmeId: string
let bureau: string
let office: Visitor

const daysOf = (of: number) => ({
  ...{ name: `${of} 年`, beginsOn: `${of}-01-01`, endsOn: `${of}-12-31` },
})

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  bureau = await addOrganization(office, { code: 'U1', name: '市农业农村局' })
  const home = await addOrganization(office, {
    ...{ code: 'V1', name: '腰甸村', side: 'community', kind: 'village', regionCode: yaodian },
  })
  const made = await office.post('/api/programmes', {
    ...{ template: 'units-to-places', regionCode: county, name: '党建包联', officeName: '联建办' },
    cycle: daysOf(year),
  })
  const { id, cycleId } = made.body
  programmeId = id
  const path = `/api/cycles/${cycleId}/participants`
  await office.post(path, { part: 'supporter', organizationIds: [bureau] })
  await office.post(path, { part: 'community', organizationIds: [home] })
  const clerk = await addLiaison(desk, {
    ...{ username: 'lijianguo', name: '李建国', role: 'village', organization: home },
  })
  liaison = await addLiaison(desk, {
    ...{ username: 'wanglianluo', name: '王联络', organization: bureau },
  })
  const need = await clerk.post('/api/needs', {
    ...{ countyCode: county.slice(0, 6), cycleId, communityId: home, category: 'specialty' },
    ...{ title: '苹果梨树要剪枝', detail: '三百亩果树没人会剪，产量一年比一年低。' },
  })
  needPath = `${county.slice(0, 6)}/${need.body.id}`
  await clerk.post(`/api/needs/${needPath}/publish`, { version: 1 })
  await liaison.post(`/api/organizations/${county.slice(0, 6)}/${bureau}/posts`, {
    ...{ title: '种植业科科长', kind: 'other', beginsOn: `${year}-01-01` },
  })
  unit = await desk.visit({ as: liaison, viewport: desktop })
  onPhone = await desk.visit({ as: liaison, viewport: phone })
  village = await desk.visit({ as: clerk, viewport: phone })
})

async function look(page: Page, name: string, width: 'phone' | 'desktop'): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await expectNoSidewaysScroll(page)
  expect(await violationsOf(page), name).toEqual([])
  await keepPicture(page, `offers ${name}`, ['zh-CN', width, 'normal'])
}

test('a liaison writes an offer on a phone and sees which village may use it, and why', async () => {
  const { page } = onPhone
  await page.goto('/desk/offers')
  await page.getByText('还没有资源').waitFor()
  await look(page, 'none', 'phone')
  await page.getByRole('link', { name: '写一条资源' }).click()
  await page.getByText('市农业农村局 · 党建包联').waitFor()
  await page.getByRole('radio', { name: '技术' }).check()
  await page.getByLabel('一句话说能提供什么').fill('果树剪枝技术员')
  await page.getByRole('checkbox', { name: '特色产业' }).check()
  await page.getByLabel('数量').fill('2 名')
  await look(page, 'form', 'phone')
  await page.getByText('时间、条件、名额').click()
  await page.getByLabel('最多接几个需求').fill('3')
  await look(page, 'form open', 'phone')
  await page.getByRole('button', { name: '保存资源' }).click()
  await page.getByRole('heading', { name: '果树剪枝技术员', level: 1 }).waitFor()
  await page.getByText('这些村可能用得上').waitFor()
  await page.getByText('苹果梨树要剪枝').waitFor()
  await page.getByText('都说到特色产业').waitFor()
  await look(page, 'one', 'phone')
  onPhone.expectNothingAmiss()
})

test('the village sees on its need what may help', async () => {
  const { page } = village
  await page.goto(`/desk/needs/${needPath}`)
  await page.getByText('这些可能帮得上').waitFor()
  await look(page, 'need', 'phone')
  await page.getByRole('link', { name: '去看看 果树剪枝技术员' }).click()
  await page.getByRole('heading', { name: '果树剪枝技术员', level: 1 }).waitFor()
  expect(await page.getByRole('button', { name: '结束这条' }).count()).toBe(0)
  village.expectNothingAmiss()
})

test('a pasted list is told all that is wrong, and written once it is mended', async () => {
  const { page } = unit
  await page.goto('/desk/offers')
  await page.getByRole('link', { name: '贴表格或上传' }).click()
  const header = '类别\t资源名称\t能满足的需求\t金额（元）\t联系岗位'
  const good = '技术\t病虫害防治\t特色产业；增收\t\t种植业科科长'
  const paste = page.getByLabel('贴在这里，连表头一起')
  await paste.fill([header, good, '资金\t育苗补助\t增收\t\t', '看戏\t\t文化\t\t'].join('\n'))
  await look(page, 'bring', 'desktop')
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByText('有 3 处不对，一行也没有写').waitFor()
  await look(page, 'faults', 'desktop')
  await paste.fill([header, good, '资金\t育苗补助\t增收\t12000\t'].join('\n'))
  await page.getByRole('button', { name: '检查' }).click()
  await page.getByText('新增 2 条，改动 0 条').waitFor()
  await look(page, 'sound', 'desktop')
  await page.getByRole('button', { name: '写进去' }).click()
  await page.getByRole('link', { name: '育苗补助' }).waitFor()
  await look(page, 'list', 'desktop')
  unit.expectNothingAmiss()
})

test('an offer is changed, paused and ended with a reason', async () => {
  const { page } = unit
  await page.getByRole('link', { name: '育苗补助' }).click()
  await page.getByRole('link', { name: '改内容' }).click()
  await page.getByLabel('金额（元）').fill('15000.50')
  await look(page, 'change', 'desktop')
  await page.getByRole('button', { name: '保存修改' }).click()
  await page.getByText('15,000.5 元').waitFor()
  await page.getByRole('button', { name: '暂停' }).click()
  await page.getByRole('button', { name: '恢复' }).waitFor()
  await page.getByRole('button', { name: '结束这条' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '已经用完' }).click()
  await look(page, 'end', 'desktop')
  await dialog.getByRole('button', { name: '结束这条' }).click()
  await page.getByText('为什么结束').waitFor()
  await look(page, 'ended', 'desktop')
  unit.expectNothingAmiss()
})

test('lines of this cycle go on in the next', async () => {
  const next = await office.post(`/api/programmes/${programmeId}/cycles`, daysOf(year + 1))
  await office.post(`/api/cycles/${next.body.id}/participants`, {
    ...{ part: 'supporter', organizationIds: [bureau] },
  })
  const { page } = unit
  await page.goto('/desk/offers/carry')
  await page.getByRole('checkbox', { name: '病虫害防治' }).check()
  await look(page, 'carry', 'desktop')
  await page.getByRole('button', { name: '沿用选中的 1 条' }).click()
  await page.getByText('沿用了 1 条').waitFor()
  await page.getByRole('link', { name: '病虫害防治' }).nth(1).waitFor()
  await page.goto('/desk/offers/carry')
  await page.getByRole('checkbox', { name: '果树剪枝技术员' }).waitFor()
  expect(await page.getByRole('checkbox', { name: '病虫害防治' }).count()).toBe(0)
  unit.expectNothingAmiss()
})
