/** A village secretary with a phone on a slow network: from the slip to the own village and its people. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { addOffice, addOrganization, addPerson, county, type DeskVisit, useDesk } from './desk.ts'

const desk = useDesk()
const yaodian = '222403108204'
let visit: DeskVisit
let slip: string
let village: string

beforeAll(async () => {
  const office = await addOffice(desk, 'office')
  village = await addOrganization(office, {
    code: yaodian,
    name: '腰甸村',
    side: 'community',
    kind: 'village',
    regionCode: yaodian,
  })
  const path = `/api/organizations/${county}/${village}`
  expect(
    await office.post(`${path}/posts`, { title: '村委会副主任', kind: 'deputy' }),
  ).toMatchObject({
    status: 200,
  })
  const person = { username: 'lijianguo', name: '李建国', role: 'village', organization: village }
  slip = await addPerson(desk.chief, person)
  visit = await desk.visit()
  await slowDown(visit.page)
})

/** What a phone has at the edge of a village: 1.6 Mbit/s, and a quarter of a second for every answer. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const bytesPerSecond = 200_000
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 250,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  })
}

async function expectReadable(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page)
  expect(await violationsOf(page)).toEqual([])
}

test('scans the slip, chooses a password and is signed in', async () => {
  const { page } = visit
  await page.goto(`/desk/invitation#${new URLSearchParams({ user: 'lijianguo', code: slip })}`)
  await page.getByLabel('新密码').fill('yao dian cun wen shu')
  await expectReadable(page)
  await page.getByRole('button', { name: '设好密码' }).click()
  await page.getByRole('heading', { name: '密码设好了' }).waitFor()
  await expectReadable(page)
  await page.getByRole('button', { name: '进入工作台' }).click()
  await page.getByText('现在没有事等您办').waitFor()
  await expectReadable(page)
})

test('one tap leads to the own village, where nothing below it is known yet', async () => {
  const { page } = visit
  await page.getByRole('link', { name: '登记村民组、小区、楼栋和网格' }).click()
  await page.getByRole('heading', { name: '腰甸村', exact: true }).waitFor()
  await page.getByText('还没有登记').waitFor()
  await expectReadable(page)
})

test.each([
  ['村民组', '一至三组', '一组、二组、三组', '三组'],
  // As input methods write it: full-width digits, the dash of Chinese, a tilde.
  [
    '楼栋',
    '１—２号楼，3～4号楼、5号楼至6号楼',
    '1号楼、2号楼、3号楼、4号楼、5号楼、6号楼',
    '6号楼',
  ],
])('adds %s as ranges: %s', async (kind, typed, names, last) => {
  const { page } = visit
  await page.getByRole('link', { name: '添村民组、小区…' }).click()
  await page.getByLabel(kind, { exact: true }).check()
  await page.getByLabel('名字').fill(typed)
  await page.getByText(`处：${names}`).waitFor()
  await expectReadable(page)
  await page.getByRole('button', { name: '添上' }).click()
  await page.getByRole('heading', { name: '腰甸村', exact: true }).waitFor()
  await page.getByRole('link', { name: last, exact: true }).waitFor()
  await expectReadable(page)
})

test('fills the vacant post and says whom to call, on the own page', async () => {
  const { page } = visit
  await page.getByRole('link', { name: '等我办' }).click()
  await page.getByRole('link', { name: '更新本村、本单位的职务和联系人' }).click()
  const post = page.getByRole('listitem').filter({ hasText: '村委会副主任' })
  await post.getByText('空缺').waitFor()
  await post.getByRole('button').click()
  const held = page.getByRole('dialog')
  await held.getByLabel('谁在任').fill('王桂芳')
  await expectReadable(page)
  await held.getByRole('button', { name: '保存' }).click()
  await post.getByText('王桂芳').waitFor()
  expect(await post.getByText('空缺').count()).toBe(0)
  await page.getByRole('button', { name: '添联系人' }).click()
  const contact = page.getByRole('dialog', { name: '添联系人' })
  await contact.getByLabel('姓名').fill('王桂芳')
  await contact.getByLabel('工作电话').fill('０４３３－６２２３３４４')
  await contact.getByRole('button', { name: '结对联络' }).click()
  await contact.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '打给 王桂芳' }).waitFor()
  await expectReadable(page)
})

test('reads who looked at these people and who changed them', async () => {
  const { page } = visit
  await page.getByRole('button', { name: '谁看过、谁改过这些人' }).click()
  const traces = page.locator('section', { hasText: '谁看过、谁改过' })
  await traces
    .getByText(/李建国 .*联系人/)
    .first()
    .waitFor()
  await traces
    .getByText(/赵主任 .*职务/)
    .first()
    .waitFor()
  await expectReadable(page)
  visit.expectNothingAmiss()
})
