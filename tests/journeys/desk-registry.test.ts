/** The registry kept at the desk: an office adds, moves and splits; a unit's liaison keeps its own on a phone. */
import { beforeAll, expect, test } from 'vitest'
import { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import {
  addOffice,
  addOrganization,
  addPerson,
  county,
  type DeskVisit,
  password,
  useDesk,
} from './desk.ts'

const desk = useDesk()
let office: Visitor
let visit: DeskVisit
let bureau: string
let branch: string

const pathOf = (id: string) => `/desk/organizations/${county}/${id}`
const idIn = (url: string) => new URL(url).pathname.split('/').at(-1) as string

beforeAll(async () => {
  office = await addOffice(desk, 'office')
  visit = await desk.visit({ as: office, viewport: desktop })
  visit.forgive(/status of 409/)
})

test('a code that is taken is said beside its field, and nothing typed is lost', async () => {
  const { page } = visit
  await addOrganization(office, { code: 'N1', name: '市财政局' })
  await page.goto('/desk/organizations')
  await page.getByRole('link', { name: '登记一个组织' }).click()
  await page.getByLabel('名称').fill('市农业农村局')
  await page.getByRole('radio', { name: '单位' }).check()
  await page.getByLabel('编号').fill('N1')
  await page.getByRole('button', { name: '登记' }).click()
  const told = page.locator('.field.faulty', { hasText: '编号' })
  await told.getByText('这个编号是“市财政局”的').waitFor()
  await page.getByRole('status').getByRole('link', { name: '市财政局' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.getByLabel('名称').inputValue()).toBe('市农业农村局')
  await page.getByLabel('编号').fill('N2')
  await page.getByRole('button', { name: '登记' }).click()
  await page.getByRole('heading', { name: '市农业农村局' }).waitFor()
  bureau = idIn(page.url())
  visit.expectNothingAmiss()
})

test('what has the name already is told before one more is registered, and hinders nobody', async () => {
  const { page } = visit
  await page.goto('/desk/organizations/new')
  await page.getByLabel('名称').fill('中国共产党敦化市水务局支部委员会')
  expect(await page.getByText('已经登记过叫这个名称的').count()).toBe(0)
  await page.getByLabel('名称').fill('市财政局')
  const told = page.getByRole('status').filter({ hasText: '已经登记过叫这个名称的' })
  await told.getByRole('link', { name: '市财政局' }).waitFor()
  await page.getByRole('radio', { name: '单位' }).check()
  await page.getByLabel('编号').fill('N9')
  await page.getByRole('button', { name: '登记' }).click()
  await page.waitForURL(`**/desk/organizations/${county}/*`)
  const { body } = await office.get(`/api/organizations?county=${county}&q=市财政局`)
  expect(body.items).toHaveLength(2)
  await office.post(`/api/organizations/${county}/${idIn(page.url())}/close`, {
    ...{ version: 1, reason: '登记错了' },
  })
  await page.goto(pathOf(bureau))
  visit.expectNothingAmiss()
})

test('a branch is added from where it hangs, with what follows from that', async () => {
  const { page } = visit
  await page.getByRole('link', { name: '在下面加一个' }).click()
  expect(await page.getByRole('radio', { name: '支部' }).isChecked()).toBe(true)
  await page.getByLabel('名称').fill('农机站党支部')
  await page.getByLabel('编号').fill('N2-1')
  await page.getByRole('button', { name: '登记' }).click()
  await page.getByRole('heading', { name: '农机站党支部' }).waitFor()
  branch = idIn(page.url())
  expect((await office.get(`/api/organizations/${county}/${branch}`)).body).toMatchObject({
    parentName: '市农业农村局',
    side: 'supporter',
    regionName: '敦化市',
  })
  visit.expectNothingAmiss()
})

test('who edits what a colleague has just edited chooses field by field', async () => {
  const { page } = visit
  const path = `/api/organizations/${county}/${branch}`
  await page.goto(`${pathOf(branch)}/edit`)
  await page.getByText('还知道别的，接着填').click()
  await page.getByLabel('党员数').fill('12')
  expect(
    await office.ask('PATCH', path, { version: 1, members: 9, level: 'county' }),
  ).toMatchObject({
    status: 200,
  })
  await page.getByRole('button', { name: '保存' }).click()
  const asked = page.getByRole('dialog', { name: '同事刚改过这一条' })
  await asked.getByLabel('12').check()
  await asked.getByRole('button', { name: '照这样保存' }).click()
  await page.waitForURL(`**${pathOf(branch)}`)
  // What only the colleague changed is kept.
  expect((await office.get(path)).body).toMatchObject({ members: 12, level: 'county' })
  visit.expectNothingAmiss()
})

test('an edit left half way says since when it waits and what it would change, and is dropped with one tap', async () => {
  const { page } = visit
  await page.goto(`${pathOf(branch)}/edit`)
  await page.getByText('还知道别的，接着填').click()
  await page.getByLabel('党员数').fill('15')
  await page.goto(pathOf(branch))
  await page.goto(`${pathOf(branch)}/edit`)
  const held = page.getByRole('status').filter({ hasText: /这里是您 .*日.*没改完的，还没有存/ })
  await held.getByText('党员数：12 → 15').waitFor()
  expect(await held.getByRole('listitem').count()).toBe(1)
  await held.getByRole('button', { name: '从头填' }).click()
  await held.waitFor({ state: 'detached' })
  expect(await page.getByLabel('党员数').inputValue()).toBe('12')

  // Typed and taken back is nothing to hold.
  await page.getByText('还知道别的，接着填').click()
  await page.getByLabel('党员数').fill('16')
  await page.getByLabel('党员数').fill('12')
  await page.reload()
  await page.getByText('还知道别的，接着填').waitFor()
  expect(await held.count()).toBe(0)
  visit.expectNothingAmiss()
})

test('a branch is moved once it is seen what goes along', async () => {
  const { page } = visit
  await page.goto(pathOf(branch))
  await page.getByRole('link', { name: '调整隶属' }).click()
  await page.getByRole('combobox').fill('czj')
  await page.getByRole('option', { name: '市财政局' }).click()
  await page.getByText('1 个换上级，名下没有别的。').waitFor()
  await page.getByRole('button', { name: '隶属关系调整' }).click()
  await page.getByRole('button', { name: '调整隶属', exact: true }).click()
  await page.getByText('上级组织：市农业农村局 → 市财政局').waitFor()
  // Back from what was done leads to where it was begun, not to an empty form.
  await page.goBack()
  await page.getByRole('link', { name: '调整隶属' }).waitFor()
  visit.expectNothingAmiss()
})

test('a unit is split, and what hung on it is where it was given', async () => {
  const { page } = visit
  const split = await addOrganization(office, { code: 'S1', name: '市林业局' })
  for (const name of ['林场党支部', '草原站党支部']) {
    await addOrganization(office, { code: name, name, kind: 'branch', parentId: split })
  }
  const role = { username: 'linye', name: '林联络', role: 'unit', organization: split } as const
  await addPerson(desk.chief, role)
  await page.goto(`${pathOf(split)}/split`)
  const waits = page
    .locator('dt', { hasText: '不自动转，由人来定' })
    .locator('xpath=following-sibling::dd')
  expect(await waits.innerText()).toBe('账号角色：1')
  await page.getByRole('radio', { name: /^还在/ }).check()
  // It goes on and keeps them: nobody has to decide.
  await waits.waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: /^不在了/ }).check()
  await page.getByText('拆分后不能自动撤回').waitFor()
  await page.getByRole('button', { name: '拆分', exact: true }).click()
  await page.getByRole('link', { name: '请填“第 2 个的编号”' }).waitFor()
  await page.getByLabel('名称').first().fill('市林场管理局')
  await page.getByLabel('编号').first().fill('S2')
  await page.getByLabel('名称').last().fill('市草原局')
  await page.getByLabel('编号').last().fill('S3')
  await page.getByLabel('草原站党支部').selectOption('市草原局')
  await page.getByRole('button', { name: '机构改革' }).click()
  await page.getByRole('button', { name: '拆分', exact: true }).click()
  const went = page.getByRole('paragraph').filter({ hasText: '已经拆成' })
  expect(await went.innerText()).toBe('已经拆成 市林场管理局、市草原局')
  // What went on does not come back, so nobody is led to try.
  expect(await page.getByRole('button', { name: '恢复' }).count()).toBe(0)
  expect(await page.getByText('留一个工作电话').count()).toBe(0)
  await went.getByRole('link', { name: '市草原局' }).click()
  await page.getByRole('link', { name: '草原站党支部' }).waitFor()
  expect(await page.getByRole('link', { name: '林场党支部' }).count()).toBe(0)
  visit.expectNothingAmiss()
})

test('a merger begins at one of the two', async () => {
  const { page } = visit
  const kept = await addOrganization(office, { code: 'M1', name: '市科协' })
  await addOrganization(office, { code: 'M2', name: '市科普办' })
  await page.goto(pathOf(kept))
  await page.getByRole('link', { name: '合并', exact: true }).click()
  await page.getByLabel('“市科协”和哪一个合并').fill('M2')
  await page.getByRole('option', { name: '市科普办' }).click()
  await page.getByRole('radio', { name: /市科协/ }).check()
  await page.getByRole('radio', { name: /市科普办/ }).waitFor()
  // What becomes of things differs by why they are one, so nothing is told before that is said.
  expect(await page.getByText('合并后不能自动撤回').count()).toBe(0)
  await page.getByRole('radio', { name: /^合并成一个/ }).check()
  await page.getByText('合并后不能自动撤回').waitFor()
  visit.expectNothingAmiss()
})

test('two that may be one are shown side by side, and lead to the merger', async () => {
  const { page } = visit
  const older = await addOrganization(office, { code: 'T1', name: '市妇联', members: 12 })
  await addOrganization(office, { code: 'T2', name: '市妇联', members: 20 })
  await page.goto('/desk/organizations/duplicates')
  await page.getByRole('link', { name: '是同一个，去合并' }).click()
  expect(await page.getByRole('radio', { name: /^重复登记了/ }).isChecked()).toBe(true)
  await page.getByText('它们这些地方不一样').waitFor()
  await page.getByText('T1 12 · T2 20').waitFor()
  await page.getByRole('radio', { name: /T1/ }).check()
  await page.getByRole('button', { name: '登记了两遍' }).click()
  await page.getByRole('button', { name: '合并', exact: true }).click()
  await page.waitForURL(`**${pathOf(older)}`)
  visit.expectNothingAmiss()
})

test('a liaison gets the role for one organization, and on a phone sees and keeps that one', async () => {
  const { page: chief } = await desk.visit({ as: desk.chief.visitor, viewport: desktop })
  await chief.goto('/desk/people/new')
  await chief.getByLabel('姓名').fill('李秀兰')
  await chief.getByLabel('用户名').fill('lixiulan')
  await chief.getByRole('radio', { name: '单位联络员' }).check()
  await chief.getByRole('combobox').fill('nyncj')
  await chief.getByRole('option', { name: '市农业农村局' }).click()
  await chief.getByRole('button', { name: '分工安排' }).click()
  await chief.getByRole('button', { name: '开账号，出登录单' }).click()
  const code = await chief.locator('.slip dd').nth(1).textContent()

  const liaison = new Visitor(desk.installation.address, '127.0.0.1')
  await liaison.post('/api/invitations/redeem', { username: 'lixiulan', code, password })
  await liaison.post('/api/session', { username: 'lixiulan', password })
  const phoneVisit = await desk.visit({ as: liaison })
  const { page } = phoneVisit
  await page.goto('/desk/organizations')
  await page.locator('[data-row]').first().waitFor()
  expect(await page.locator('[data-row]').allTextContents()).toEqual(['市农业农村局'])
  await page.goto('/desk')
  await page.getByRole('link', { name: '市农业农村局' }).click()
  await page.waitForURL(`**${pathOf(bureau)}`)
  // What a liaison may not change, somebody else does, and who that is stands there.
  await page.getByText('请联系敦化市的联建办公室来改').waitFor()
  await page.getByRole('button', { name: '添职务' }).click()
  const post = page.getByRole('dialog', { name: '添职务' })
  await post.getByLabel('叫什么').fill('机关党支部书记')
  await post.getByRole('radio', { name: '书记', exact: true }).check()
  await post.getByRole('button', { name: '保存' }).click()
  await page.getByRole('listitem').filter({ hasText: '机关党支部书记' }).getByText('空缺').waitFor()

  await page.getByRole('button', { name: '添联系人' }).click()
  const contact = page.getByRole('dialog', { name: '添联系人' })
  await contact.getByLabel('姓名').fill('李秀兰')
  await contact.getByLabel('工作电话').fill('0433-6223344-801')
  await contact.getByRole('button', { name: '结对联络' }).click()
  await contact.getByLabel('留到哪天').fill('2001-01-01')
  await contact.getByRole('button', { name: '保存' }).click()
  await contact.locator('.field.faulty').getByText('在今天到两年以后之间').waitFor()
  const nextYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)
  await contact.getByLabel('留到哪天').fill(nextYear)
  await contact.getByRole('button', { name: '保存' }).click()
  const call = page.getByRole('link', { name: '打给 李秀兰' })
  expect(await call.getAttribute('href')).toBe('tel:04336223344;ext=801')
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: '删掉联系人 李秀兰' }).click()
  await call.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '收回' }).click()
  await call.waitFor()
  phoneVisit.forgive(/status of 422/)
  phoneVisit.expectNothingAmiss()

  // What is not its own is not there for it.
  await page.goto(pathOf(branch))
  await page.getByText('没有找到').waitFor()
})
