/** A need from the village's phone to the resident's word: written down, taken on, done, confirmed. */
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
const today = dayOf(new Date())
const year = today.slice(0, 4)
let clerk: Visitor
let liaison: Visitor
let village: DeskVisit
let unit: DeskVisit
/** Of the need's page. */
let address: string
let slip: { link: string; code: string }

beforeAll(async () => {
  const office = await addOffice(desk, 'office')
  const bureau = await addOrganization(office, { code: 'U1', name: '市交通运输局' })
  const home = await addOrganization(office, {
    ...{ code: 'V1', name: '腰甸村', side: 'community', kind: 'village', regionCode: yaodian },
  })
  const made = await office.post('/api/programmes', {
    ...{ template: 'units-to-places', regionCode: county, name: '党建包联', officeName: '联建办' },
    cycle: { name: `${year} 年`, beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
  })
  const path = `/api/cycles/${made.body.cycleId}/participants`
  await office.post(path, { part: 'supporter', organizationIds: [bureau] })
  await office.post(path, { part: 'community', organizationIds: [home] })
  clerk = await addLiaison(desk, {
    ...{ username: 'lijianguo', name: '李建国', role: 'village', organization: home },
  })
  liaison = await addLiaison(desk, {
    ...{ username: 'wanglianluo', name: '王联络', organization: bureau },
  })
  village = await desk.visit({ as: clerk, viewport: phone })
  unit = await desk.visit({ as: liaison, viewport: desktop })
})

async function look(page: Page, name: string, width: 'phone' | 'desktop'): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await expectNoSidewaysScroll(page)
  expect(await violationsOf(page), name).toEqual([])
  await keepPicture(page, `needs ${name}`, ['zh-CN', width, 'normal'])
}

test('a village clerk writes a need down on a phone, and a broken network loses nothing', async () => {
  const { page } = village
  village.forgive(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  await page.goto('/desk/needs')
  await page.getByText('还没有需求').waitFor()
  await look(page, 'none', 'phone')
  await page.getByRole('link', { name: '提一条需求' }).click()
  await page.getByText('腰甸村 · 党建包联').waitFor()
  await page.getByRole('radio', { name: '公共服务' }).check()
  await page.getByLabel('需要什么').fill('修村口的桥')
  await page.getByLabel('说说情况').fill('桥面塌了一半，下雨过不去，孩子上学要绕五里地。')
  await look(page, 'form', 'phone')
  await page.context().setOffline(true)
  await page.getByLabel('惠及多少人').fill('320')
  await page.getByRole('button', { name: '写好了' }).click()
  await page.getByRole('alert').getByText('没有网络，还没有交上去').waitFor()
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText('上次没填完的内容还在').waitFor()
  expect(await page.getByLabel('需要什么').inputValue()).toBe('修村口的桥')
  expect(await page.getByLabel('惠及多少人').inputValue()).toBe('320')
  await page.getByRole('button', { name: '写好了' }).click()
  await page.getByRole('heading', { name: '修村口的桥', level: 1 }).waitFor()
  expect((await clerk.get('/api/needs')).body.items).toHaveLength(1)
  await look(page, 'written', 'phone')
  address = new URL(page.url()).pathname
  await page.getByRole('button', { name: '公布', exact: true }).click()
  await page.getByText('还没人认领').first().waitFor()
  village.expectNothingAmiss()
})

test('a number of a person is refused beside the field in which it stands', async () => {
  const { page } = village
  village.forgive(/422/)
  await page.goto('/desk/needs/new')
  await page.getByRole('radio', { name: '法律服务' }).check()
  await page.getByLabel('需要什么').fill('找老王13812345678')
  await page.getByLabel('说说情况').fill('土地承包有事要问')
  await page.getByRole('button', { name: '写好了' }).click()
  await page.getByText('第 4 个字起像是电话号码').first().waitFor()
  await look(page, 'refused', 'phone')
  village.expectNothingAmiss()
})

test('a unit that is not its partner asks for it, and the village agrees', async () => {
  const { page } = unit
  await page.goto('/desk/needs')
  await look(page, 'list', 'desktop')
  await page.getByRole('link', { name: '修村口的桥' }).click()
  await page.getByRole('button', { name: '认领' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('打算怎么帮').fill('我们有桥梁队')
  await look(page, 'claim', 'desktop')
  await dialog.getByRole('button', { name: '认领' }).click()
  await page.getByText('申请了，等村里答复').waitFor()
  await village.page.goto('/desk')
  await village.page.getByText('市交通运输局想办').waitFor()
  await look(village.page, 'home', 'phone')
  await village.page.goto(address)
  await village.page.getByRole('button', { name: '同意市交通运输局来办', exact: true }).waitFor()
  await look(village.page, 'asked', 'phone')
  await village.page.getByRole('button', { name: '同意市交通运输局来办', exact: true }).click()
  await village.page.getByText('有人认领了').first().waitFor()
  unit.expectNothingAmiss()
  village.expectNothingAmiss()
})

test('the unit plans, begins and says that it is done', async () => {
  const { page } = unit
  await page.goto('/desk')
  await page.getByText('认领了，还没说怎么办').waitFor()
  await page.goto(address)
  await page.getByRole('button', { name: '定计划' }).click()
  const planning = page.getByRole('dialog')
  await planning.getByLabel('打算怎么办').fill('换十二块桥板，加护栏')
  await planning.getByLabel('哪天前办好').fill(`${year}-12-31`)
  await planning.getByRole('button', { name: '定计划' }).click()
  await page.getByRole('button', { name: '开始办' }).click()
  await page.getByRole('button', { name: '办完了' }).click()
  const delivering = page.getByRole('dialog')
  await delivering.getByLabel('办了什么').fill('换了十二块桥板，两边加了护栏')
  await delivering.getByRole('button', { name: '办完了' }).click()
  await page.getByText('等村里确认').first().waitFor()
  await look(page, 'delivered', 'desktop')
  unit.expectNothingAmiss()
})

test('the village makes slips to cut apart', async () => {
  const { page } = village
  await page.goto(address)
  await page.getByRole('button', { name: '发确认单' }).waitFor()
  await look(page, 'to confirm', 'phone')
  await page.getByRole('button', { name: '发确认单' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('几张').fill('10')
  const answered = page.waitForResponse((response) => response.url().endsWith('/slips'))
  await dialog.getByRole('button', { name: '做确认单' }).click()
  slip = (await (await answered).json()).slips[0]
  await page.getByText('做好了 10 张').waitFor()
  await look(page, 'slips made', 'phone')
  const [sheets] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '打印' }).click(),
  ])
  await sheets.getByText(slip.code).waitFor()
  expect(await sheets.locator('.slip').count()).toBe(10)
  await sheets.setViewportSize(desktop)
  await keepPicture(sheets, 'needs sheets', ['zh-CN', 'desktop', 'normal'])
  await sheets.close()
  village.expectNothingAmiss()
})

test('a resident answers by the link, without script, and the need is done in their word', async () => {
  const { page, expectNothingAmiss } = await desk.visit({
    viewport: phone,
    javaScriptEnabled: false,
  })
  await page.goto('/q')
  await keepPicture(page, 'needs q', ['zh-CN', 'phone', 'normal'])
  await page.goto(new URL(slip.link).pathname)
  await page.getByText('修村口的桥').waitFor()
  await keepPicture(page, 'needs question', ['zh-CN', 'phone', 'normal'])
  await page.getByLabel('办好了', { exact: true }).check()
  await page.getByRole('button', { name: '交上去' }).click()
  await page.getByRole('heading', { name: '收到了，谢谢您' }).waitFor()
  await keepPicture(page, 'needs thanks', ['zh-CN', 'phone', 'normal'])
  expectNothingAmiss()
  await unit.page.goto(address)
  await unit.page.getByText('群众确认（群众扫码）').waitFor()
  await look(unit.page, 'closed', 'desktop')
  await village.page.goto(address)
  await village.page.getByText('群众确认（群众扫码）').waitFor()
  await look(village.page, 'closed', 'phone')
})
