/** The registry at the desk: found, renamed, closed and taken back, joined after a look at what it means. */
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { violationsOf } from './axe.ts'
import { desktop } from './chromium.ts'
import { addOffice, addOrganization, county, type DeskVisit, useDesk } from './desk.ts'

const desk = useDesk()
let office: Visitor
let visit: DeskVisit

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  visit = await desk.visit({ as: office, viewport: desktop })
})

const pathOf = (id: string) => `/desk/organizations/${county}/${id}`

test('a unit is found by its initials, and by its kind with a chip', async () => {
  const { page } = visit
  await addOrganization(office, { code: 'A1', name: '敦化市水利局' })
  await addOrganization(office, { code: 'A2', name: '敦化市第一小学', kind: 'school' })
  await page.goto('/desk/organizations')
  await page.getByLabel('找', { exact: true }).fill('slj')
  await page.getByRole('link', { name: '敦化市第一小学' }).waitFor({ state: 'detached' })
  expect(await page.locator('[data-row]').allTextContents()).toEqual(['敦化市水利局'])
  await page.goto('/desk/organizations?kind=school')
  await page.getByRole('button', { name: '去掉条件：类型 学校' }).waitFor()
  await page.getByRole('link', { name: '敦化市第一小学' }).waitFor()
  expect(await page.locator('[data-row]').allTextContents()).toEqual(['敦化市第一小学'])
  visit.expectNothingAmiss()
})

test('a new name is followed by the former one, who gave it and why', async () => {
  const { page } = visit
  const id = await addOrganization(office, { code: 'B1', name: '市卫生局' })
  await page.goto(pathOf(id))
  await page.getByRole('link', { name: '更名' }).click()
  await page.getByLabel('新名称').fill('市卫生健康局')
  await page.getByRole('button', { name: '机构改革' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '市卫生健康局' }).waitFor()
  await page.getByText('名称：市卫生局 → 市卫生健康局').waitFor()
  await page.getByText('原因：机构改革').waitFor()
  visit.expectNothingAmiss()
})

test('a new name is said, and taken back with one tap', async () => {
  const { page } = visit
  const id = await addOrganization(office, { code: 'G1', name: '市粮食局' })
  await page.goto(`${pathOf(id)}/rename`)
  await page.getByLabel('新名称').fill('市粮食和储备局')
  await page.getByRole('button', { name: '机构改革' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  const said = page.getByRole('status').filter({ hasText: '已更名为“市粮食和储备局”' })
  await said.getByRole('button', { name: '收回' }).click()
  await page.getByText('收回了').waitFor()
  await page.getByRole('heading', { name: '市粮食局', exact: true }).waitFor()
  await page.getByText('名称：市粮食和储备局 → 市粮食局').waitFor()
  visit.expectNothingAmiss()
})

test('where units were moved to is said, and all hang where they hung with one tap', async () => {
  const { page } = visit
  const [above, other] = [
    await addOrganization(office, { code: 'H1', name: '市农业局' }),
    await addOrganization(office, { code: 'H2', name: '市畜牧局' }),
  ]
  const below = { kind: 'branch', parentId: above }
  const moved = [
    await addOrganization(office, { code: 'H3', name: '农技推广站', ...below }),
    // Hangs there already: it is not moved, and not moved back.
    await addOrganization(office, { code: 'H4', name: '畜牧站', kind: 'branch', parentId: other }),
  ]
  await page.goto(`/desk/organizations/${county}/move?of=${moved.join()}`)
  await page.getByRole('combobox', { name: '新的上级组织' }).fill('畜牧局')
  await page.getByRole('option', { name: /市畜牧局/ }).click()
  await page.getByRole('button', { name: '隶属关系调整' }).click()
  await page.getByRole('button', { name: '调整隶属' }).click()
  const said = page.getByRole('status').filter({ hasText: '已把 2 个调整到“市畜牧局”下面' })
  await page.getByRole('link', { name: '农技推广站' }).waitFor()
  await said.getByRole('button', { name: '收回' }).click()
  await page.getByText('收回了').waitFor()
  await page.getByRole('link', { name: '农技推广站' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '畜牧站' }).waitFor()
  visit.expectNothingAmiss()
})

test('a split says what it was split into, and offers no way back that there is not', async () => {
  const { page } = visit
  const id = await addOrganization(office, { code: 'I1', name: '市建设局' })
  await page.goto(`${pathOf(id)}/split`)
  for (const at of [1, 2]) {
    await page.getByLabel(`第 ${at} 个的名称`).fill(`市建设${at}局`)
    await page.getByLabel(`第 ${at} 个的编号`).fill(`I1-${at}`)
  }
  await page.getByRole('button', { name: '机构改革' }).click()
  await page.getByRole('button', { name: '拆分' }).click()
  const said = page
    .getByRole('status')
    .filter({ hasText: '已把“市建设局”拆成“市建设1局”、“市建设2局”' })
  await said.waitFor()
  expect(await said.getByRole('button').count()).toBe(0)
  visit.expectNothingAmiss()
})

test('who renames what a colleague has just renamed chooses which name stays', async () => {
  const id = await addOrganization(office, { code: 'C1', name: '市林业局' })
  const second = await desk.visit({ as: office, viewport: desktop })
  second.forgive(/status of 409/)
  const { page } = second
  await page.goto(`${pathOf(id)}/rename`)
  await page.getByLabel('新名称').fill('市林业和草原局')
  await page.getByRole('button', { name: '机构改革' }).click()
  const path = `/api/organizations/${county}/${id}/rename`
  await office.post(path, { version: 1, name: '市林草局', reason: '机构改革' })
  await page.getByRole('button', { name: '保存' }).click()
  const asked = page.getByRole('dialog', { name: '同事刚改过这一条' })
  await asked.getByLabel('市林草局').waitFor()
  await asked.getByLabel('市林业和草原局').check()
  await asked.getByRole('button', { name: '照这样保存' }).click()
  await page.getByText('名称：市林草局 → 市林业和草原局').waitFor()
  second.expectNothingAmiss()
})

test('what was picked is changed by a control that says what it changes', async () => {
  const { page } = visit
  const above = await addOrganization(office, { code: 'J1', name: '市档案局' })
  await page.goto(`/desk/organizations/new?county=${county}&below=${above}`)
  const [seat, parent] = ['所在地', '上级组织'].map((name) =>
    page.getByRole('button', { name: `换一个：${name}`, exact: true }),
  )
  await parent?.waitFor()
  await seat?.click()
  // The box is back where the control was, and whoever uses keys goes on typing.
  await page.keyboard.type('yaodian')
  await page.getByRole('option', { name: '腰甸村' }).first().click()
  await seat?.waitFor()
  expect(await seat?.innerText()).toBe('换一个')
  visit.expectNothingAmiss()
})

test('what is closed by mistake is open again with one tap', async () => {
  const { page } = visit
  const id = await addOrganization(office, { code: 'D1', name: '市供销社' })
  await page.goto(pathOf(id))
  await page.getByRole('button', { name: '撤销' }).click()
  const asked = page.getByRole('dialog', { name: '撤销“市供销社”' })
  await asked.getByRole('button', { name: '机构改革' }).click()
  await asked.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('已撤销“市供销社”').waitFor()
  await page.getByRole('button', { name: '恢复' }).waitFor()
  await page.getByRole('button', { name: '收回' }).click()
  await page.getByText('收回了').waitFor()
  await page.getByRole('button', { name: '撤销' }).waitFor()
  visit.expectNothingAmiss()
})

test('what cannot be closed says why before anybody tries', async () => {
  const { page } = visit
  const id = await addOrganization(office, { code: 'E1', name: '市教育局' })
  for (const at of [1, 2, 3, 4, 5, 6]) {
    const branch = { code: `E-${at}`, name: `教育局第${at}支部`, kind: 'branch' }
    await addOrganization(office, { ...branch, parentId: id })
  }
  await page.goto(pathOf(id))
  await page.getByRole('button', { name: '撤销' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByText('下面还有没撤销的组织').waitFor()
  await asked.getByText('没撤销的有 6 个').waitFor()
  await asked.getByText('还有 1 个').waitFor()
  expect(await asked.getByRole('link').allTextContents()).toEqual(
    [1, 2, 3, 4, 5].map((at) => `教育局第${at}支部`),
  )
  // Nothing to fill in and nothing to press that would be refused.
  expect(await asked.getByRole('textbox').count()).toBe(0)
  expect(await asked.getByRole('button', { name: '撤销' }).count()).toBe(0)
  await asked.getByRole('link', { name: '教育局第2支部' }).click()
  await page.getByRole('heading', { name: '教育局第2支部' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  visit.expectNothingAmiss()
})

test('a unit that was entered twice is one after a look at what hangs on both', async () => {
  const { page } = visit
  const kept = await addOrganization(office, { code: 'F1', name: '市总工会' })
  const twin = await addOrganization(office, { code: 'F2', name: '敦化市总工会' })
  const team = { name: '职工志愿队', kind: 'volunteers', people: 12 }
  expect(await office.post(`/api/organizations/${county}/${twin}/teams`, team)).toMatchObject({
    status: 200,
  })
  await page.goto('/desk/organizations?q=总工会')
  await page.getByLabel('选上 市总工会', { exact: true }).check()
  await page.getByLabel('选上 敦化市总工会', { exact: true }).check()
  await page.getByRole('button', { name: '合并这 2 个' }).click()
  await page.getByRole('radio', { name: /^市总工会/ }).check()
  await page.getByRole('radio', { name: /^重复登记了/ }).check()
  await page.getByText('合并后不能自动撤回').waitFor()
  const outcome = page.locator('section', { hasText: '合并以后' }).locator('.facts')
  expect(await outcome.innerText()).toMatch(
    /留用\s+市总工会（F1）.*队伍：1.*不再使用\s+敦化市总工会（F2）/s,
  )
  await page.getByRole('button', { name: '登记了两遍' }).click()
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await page.waitForURL(`**${pathOf(kept)}`)
  await page.getByRole('status').filter({ hasText: '已把“敦化市总工会”并入“市总工会”' }).waitFor()
  await page.getByText(/重复登记并掉：敦化市总工会（.+） → 市总工会（.+）/).waitFor()
  await page.getByText('职工志愿队').waitFor()
  // Whoever looks for the one that ended is not told that there never was one.
  await page.goto('/desk/organizations?q=F2')
  await page.getByText('有 1 个已撤销的').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: '看已撤销的' }).click()
  await page.getByRole('link', { name: '敦化市总工会' }).waitFor()
  visit.expectNothingAmiss()
})
