/** What lies below the village, areas that cut across codes, and who looked at whom. */
import { beforeAll, expect, test } from 'vitest'
import { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import { addAuditor, addOffice, addPerson, county, password, useDesk } from './desk.ts'

const desk = useDesk()
const yaodian = '222403108204'
let office: Visitor
let clerk: Visitor

beforeAll(async () => {
  const { chief, installation } = desk
  office = await addOffice(desk, 'office')
  const person = { username: 'lijianguo', name: '李建国', role: 'village', scope: yaodian }
  const code = await addPerson(chief, person)
  clerk = new Visitor(installation.address, '127.0.0.1')
  await clerk.post('/api/invitations/redeem', { username: 'lijianguo', code, password })
  await clerk.post('/api/session', { username: 'lijianguo', password })
})

test('an office makes an area out of a township, cuts a village out, and gives a role on it', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: office, viewport: desktop })
  await page.goto('/desk/areas')
  await page.getByRole('link', { name: '新建管理区' }).click()
  await page.getByLabel('名字').fill('雁鸣湖片区')
  for (const [typed, name] of [
    ['yanminghu', '雁鸣湖镇'],
    ['yaodian', '腰甸村'],
  ] as const) {
    await page.getByLabel('包括哪里').fill(typed)
    await page.getByRole('option', { name }).first().click()
  }
  await page.getByRole('button', { name: '建好' }).click()
  await page.getByRole('heading', { name: '雁鸣湖片区' }).waitFor()
  const tree = page.locator('main .tree').first()
  expect((await tree.innerText()).replaceAll(/\s+/g, ' ')).toBe(
    '敦化市雁鸣湖镇 222403108000 减去 敦化市雁鸣湖镇腰甸村 222403108204',
  )
  const { body } = await office.get('/api/people?q=lijianguo')
  await page.goto(`/desk/people/${body.items[0].id}/grant`)
  await page.getByLabel('督查人员').check()
  await page.getByRole('radio', { name: '按管理区选' }).check()
  await page.getByRole('button', { name: '雁鸣湖片区' }).click()
  await page.getByLabel('为什么').fill('片区督查')
  await page.getByRole('button', { name: '给这个角色' }).click()
  await page.getByText('督查人员，雁鸣湖片区').waitFor()
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('dialog').getByRole('combobox').fill('雁鸣湖片区')
  await page.getByRole('option', { name: /^雁鸣湖片区/ }).click()
  await page.getByText('1 个，在“人员”里给').waitFor()
  expectNothingAmiss()
  await page.context().close()
})

test('a village clerk enters groups and buildings on a phone, and counts them once', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: clerk })
  await page.goto(`/desk/regions/${yaodian}`)
  await page.getByRole('link', { name: '添' }).click()
  await page.getByLabel('村民组').check()
  await page.getByLabel('名字').fill('一至三组')
  await page.getByText('会添 3 处：一组、二组、三组').waitFor()
  await page.getByRole('button', { name: '添上' }).click()
  await page.getByRole('link', { name: '二组' }).click()
  await page.getByRole('link', { name: '改名字、数目' }).click()
  await page.getByLabel('户数').fill('四十')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('alert').getByText('写 0 到 9,999,999 的整数').waitFor()
  await page.getByLabel('户数').fill('４０')
  await page.getByRole('button', { name: '卫生室（所）' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('status').filter({ hasText: '已保存“二组”' }).waitFor()
  await page.getByRole('link', { name: '添' }).click()
  await page.getByLabel('楼栋').fill('1–12号楼')
  await page.getByRole('button', { name: '添上' }).click()
  await page.getByRole('link', { name: '12号楼' }).waitFor()
  const { body } = await clerk.get(`/api/places/${yaodian}.g002.b011`)
  await clerk.ask('PATCH', `/api/places/${body.code}`, { version: 1, households: 6 })
  await page.goto(`/desk/regions/${yaodian}`)
  const facts = page.locator('section', { hasText: '组、小区、楼栋和网格' }).locator('.facts')
  await facts.getByText('40').waitFor()
  expect((await facts.innerText()).replaceAll(/\s+/g, ' ')).toBe(
    '户数 40（3 处里 1 处填了） 设施 卫生室（所） 1',
  )
  expectNothingAmiss()
  await page.context().close()
})

test('a village clerk counts all groups in one table, on a phone and with one save', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: clerk })
  await page.goto(`/desk/regions/${yaodian}`)
  await page.getByRole('link', { name: '填数目' }).click()
  await page.getByLabel('一组的人口').fill('九十')
  await page.getByLabel('三组的户数').fill('28')
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('alert').getByText('写 0 到 9,999,999 的整数').waitFor()
  await page.getByLabel('一组的人口').fill('')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('status').filter({ hasText: '已保存腰甸村各处的户数和人口' }).waitFor()
  const { items } = (await clerk.get(`/api/regions/${yaodian}/places`)).body
  const told = (items as Record<string, unknown>[]).filter(({ kind }) => kind === 'group')
  expect(told.map(({ name, households, version }) => [name, households, version])).toEqual([
    ['一组', null, 1],
    ['二组', 40, 2],
    ['三组', 28, 2],
  ])
  expectNothingAmiss()
  await page.context().close()
})

test('two who count one group: the second sees both numbers and chooses', async () => {
  const { page, forgive } = await desk.visit({ as: clerk })
  forgive(/status of 409/)
  await page.goto(`/desk/places/${yaodian}.g001/change`)
  await page.getByLabel('户数').fill('31')
  const theirs = { version: 1, households: 30, residents: 70 }
  await office.ask('PATCH', `/api/places/${yaodian}.g001`, theirs)
  await page.getByRole('button', { name: '保存' }).click()
  const dialog = page.getByRole('dialog', { name: '同事刚改过这一条' })
  await dialog.getByLabel('31').check()
  await dialog.getByRole('button', { name: '照这样保存' }).click()
  await page.getByRole('heading', { name: '一组', exact: true }).waitFor()
  const { body } = await clerk.get(`/api/places/${yaodian}.g001`)
  expect(body).toMatchObject({ households: 31, residents: 70, version: 3 })
  await page.context().close()
})

test('an audit administrator sees who looked at an account, and so does its owner', async () => {
  const auditor = await addAuditor(desk, 'auditor')
  const { body } = await office.get('/api/people?q=lijianguo')
  const { id } = body.items[0]
  await office.get(`/api/people/${id}`)
  const audit = await desk.visit({ as: auditor, viewport: desktop })
  await audit.page.goto(`/desk/people/${id}`)
  const traces = audit.page.locator('section', { hasText: '谁看过、谁改过' })
  await traces.getByText('赵主任 看了这个账号的页面').waitFor()
  await traces.getByText('赵主任 给角色').waitFor()
  await audit.page.getByRole('link', { name: '日志' }).click()
  await audit.page.getByText('新建管理区').waitFor()
  // What was done opens the page of whom it was done to.
  await audit.page.goto('/desk/journal?room=identity&q=lijianguo')
  await audit.page.getByText(/在那个人、那个单位的页面上/).waitFor()
  await audit.page.getByRole('link', { name: '给角色' }).first().click()
  await traces.getByText('赵主任 给角色').waitFor()
  await audit.page.goto('/desk/journal?room=regions&q=office')
  await audit.page
    .getByRole('button', { name: '去掉条件：方面 村组、小区、网格和管理区' })
    .waitFor()
  await audit.page.getByText('2 条').waitFor()
  const [file] = await Promise.all([
    audit.page.waitForEvent('download'),
    audit.page.getByRole('link', { name: '下载全部日志' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(new RegExp(`^journal-${county}-\\d+\\.jsonl$`))
  audit.expectNothingAmiss()
  await audit.page.context().close()

  const own = await desk.visit({ as: clerk })
  await own.page.goto('/desk/account')
  await own.page.getByText('赵主任 看了这个账号的页面').waitFor()
  own.expectNothingAmiss()
  await own.page.context().close()
})

test('an area that was closed by mistake is open again, and tells what it was and why', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: office, viewport: desktop })
  const members = [{ code: '222403108000', included: true }]
  const made = { keeperCode: county, name: '湖东片区', members }
  const { id } = (await office.post('/api/management-areas', made)).body
  const renamed = { version: 1, name: '湖东新区', reason: '正式定名' }
  await office.ask('PATCH', `/api/management-areas/${id}`, renamed)
  await page.goto(`/desk/areas/${id}`)
  await page.getByText('名字：湖东片区 → 湖东新区').waitFor()
  await page.getByText('原因：正式定名').waitFor()
  await page.getByText('加进来：敦化市雁鸣湖镇').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  const closing = page.getByRole('dialog', { name: '撤销管理区：湖东新区' })
  await closing.getByRole('button', { name: '管理区撤了' }).click()
  await closing.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('已撤销“湖东新区”').waitFor()
  await page.getByRole('button', { name: '恢复' }).click()
  const asked = page.getByRole('dialog', { name: '恢复管理区：湖东新区' })
  await asked.getByRole('button', { name: '撤错了' }).click()
  await asked.getByRole('button', { name: '恢复', exact: true }).click()
  await page.getByText('已恢复“湖东新区”').waitFor()
  await page.getByText('原因：撤错了').waitFor()
  expect(await page.locator('main .tree').first().innerText()).toContain('雁鸣湖镇')
  expectNothingAmiss()
  await page.context().close()
})

test('a group that was closed is found among the closed ones and opened again', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: clerk })
  await page.goto(`/desk/places/${yaodian}.g003`)
  await page.getByRole('button', { name: '撤销' }).click()
  const closing = page.getByRole('dialog')
  await closing.getByRole('button', { name: '登记错了' }).click()
  await closing.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByText('已撤销“三组”').waitFor()
  await page.goto(`/desk/regions/${yaodian}`)
  await page.getByText('已撤销的', { exact: true }).click()
  await page.getByRole('link', { name: '三组' }).click()
  await page.getByRole('button', { name: '恢复' }).click()
  const asked = page.getByRole('dialog', { name: '恢复：三组' })
  await asked.getByRole('button', { name: '撤错了' }).click()
  await asked.getByRole('button', { name: '恢复', exact: true }).click()
  await page.getByText('已恢复“三组”').waitFor()
  await page.getByText('原因：登记错了').waitFor()
  await page.getByRole('button', { name: '撤销' }).waitFor()
  expectNothingAmiss()
  await page.context().close()
})

test('whoever only reads a village is offered and headed no act there', async () => {
  const { page, forgive, expectNothingAmiss } = await desk.visit({ as: clerk })
  // The clerk looks over 雁鸣湖片区 besides, and writes in the own village alone.
  const other = '222403108205'
  await office.post(`/api/regions/${other}/places`, {
    parentCode: null,
    kind: 'group',
    names: ['东组'],
  })
  await page.goto(`/desk/regions/${other}`)
  await page.getByRole('link', { name: '东组' }).click()
  await page.getByRole('heading', { name: '东组' }).waitFor()
  await page.getByText('登记', { exact: true }).waitFor()
  expect(await page.getByRole('link', { name: /^添|^改/ }).count()).toBe(0)
  expect(await page.getByRole('button', { name: '撤销' }).count()).toBe(0)
  await page.goto(`/desk/regions/${other}`)
  await page.getByRole('link', { name: '东组' }).waitFor()
  expect(await page.getByRole('link', { name: '添' }).count()).toBe(0)
  const heading = page.getByRole('heading', { level: 1 })
  for (const [path, said] of [
    [`${other}/new`, '这里不能添'],
    [`${other}.g001/new`, '这里不能添'],
    [`${other}.g001/change`, '这一处不能改'],
  ] as const) {
    await page.goto(`/desk/places/${path}`)
    await page.getByText(said).waitFor()
    expect(await heading.innerText()).toBe('组、小区、楼栋和网格')
    expect(await page.getByRole('textbox').count()).toBe(0)
  }
  forgive(/status of 404/)
  await page.goto('/desk/places/222403103200/new')
  await page.getByRole('alert').waitFor()
  expect(await heading.innerText()).toBe('组、小区、楼栋和网格')
  expectNothingAmiss()
  await page.context().close()
})

test('numbers that hardly fit are asked about once, and then believed', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: clerk })
  await page.goto(`/desk/places/${yaodian}/count`)
  await page.getByLabel('三组的户数').fill('60')
  await page.getByLabel('三组的人口').fill('3')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('alert').getByText('三组的人口：户数和人数对不上').waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('status').filter({ hasText: '已保存腰甸村各处的户数和人口' }).waitFor()
  expectNothingAmiss()
  await page.context().close()
})

test('more groups than are added in one go are no group of that name', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: clerk })
  await page.goto(`/desk/places/${yaodian}/new`)
  await page.getByLabel('村民组').check()
  await page.getByLabel('名字').fill('1-999999组')
  await page.getByText('这样是 999,999 处，一次最多 200 处').waitFor()
  await page.getByRole('button', { name: '添上' }).click()
  await page.getByRole('alert').getByText('一次最多 200 处').waitFor()
  await page.getByLabel('名字').fill('5-6组、6组')
  await page.getByText('会添 2 处：5组、6组。写了两遍的只添一次：6组').waitFor()
  expectNothingAmiss()
  await page.context().close()
})

test('a wrong character finds what was meant, and a group is found by its village', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: clerk, viewport: desktop })
  await page.goto('/desk')
  await page.getByRole('button', { name: '查找' }).click()
  const box = page.getByRole('dialog').getByRole('combobox')
  await box.fill('要店村')
  await page.getByText('没有找到“要店村”。是不是：').waitFor()
  await page
    .getByRole('option', { name: /^腰甸村/ })
    .first()
    .waitFor()
  await box.fill('腰甸村 三组')
  await page.getByRole('option', { name: /^三组/ }).click()
  await page.getByRole('heading', { name: '三组' }).waitFor()
  expectNothingAmiss()
  await page.context().close()
})

test('a county whose villages were never loaded says so, and what to do', async () => {
  const { page, expectNothingAmiss } = await desk.visit({ as: clerk })
  await page.goto('/desk/regions/222404000000')
  await page.getByText('珲春市下面的区划还没有装进来').waitFor()
  await page.getByText('npx lianjian regions import').waitFor()
  await page.getByText('敦化市到村').waitFor()
  await expectNoSidewaysScroll(page)
  expectNothingAmiss()
  await page.context().close()
})
