/** An administrator takes a sheet of colleagues, one of them sets a password, and a second administrator reviews. */
import { expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { addDays } from '#base/shared/days.ts'
import { codeOf } from '../application/authenticator.ts'
import { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import { addOffice, addPerson, password, useDesk } from './desk.ts'

const desk = useDesk()
const header = '姓名,用户名,角色,范围,单位类别,结束日,理由'
const sheet = (lines: readonly string[]) => ({
  name: '名单.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([header, ...lines].join('\n')),
})
const people: string[] = Array.from({ length: 30 }, (_, at) =>
  at === 0
    ? '孙镇长,sunzhen,乡镇,222403102000,,,换届'
    : `张文书${String.fromCodePoint(0x4e00 + at)},,村书记,222403108204,,,换届`,
)

let slip: { username: string; code: string }

/** @returns somebody with this role over the county, signed in with a second factor */
async function admit(role: string, username: string, name: string): Promise<Visitor> {
  const code = await addPerson(desk.chief, { username, name, role })
  const visitor = new Visitor(desk.installation.address, '127.0.0.1')
  await visitor.post('/api/invitations/redeem', { username, code, password })
  await visitor.post('/api/session', { username, password })
  const { body } = await visitor.post('/api/second-factor', { password })
  await visitor.post('/api/session/second-factor', { code: codeOf((body as { uri: string }).uri) })
  return visitor
}

test('a sheet of thirty with two faulty rows is corrected, made and printed', async () => {
  const visit = await desk.visit({ viewport: desktop, as: desk.chief.visitor })
  const { page } = visit
  await page.goto('/desk/people')
  await page.getByRole('link', { name: '用表格开账号' }).click()
  const choose = page.locator('input[type=file]')
  const faulty = [...people]
  faulty[4] = '李四,,主任,222403102000,,,换届'
  faulty[9] = '王五,,村书记,2.22403E+11,,,换届'
  await choose.setInputFiles(sheet(faulty))
  await page.getByRole('heading', { name: '表里有 2 处要改' }).waitFor()
  const rows = page.getByRole('table').locator('tbody tr')
  expect(await rows.allTextContents()).toEqual([
    expect.stringMatching(/^第 6 行角色没有“主任”这个角色/),
    expect.stringMatching(/^第 11 行范围写的是“2.22403E\+11”/),
  ])
  await choose.setInputFiles(sheet(people))
  await page.getByRole('button', { name: '开这 30 个账号，出登录单' }).click()
  await page.getByText('开好了 30 个账号').waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  const codes = page.getByText(/^\w{4}-\w{4}-\w{4}$/)
  expect(await codes.filter({ visible: true }).count()).toBe(30)
  await page.emulateMedia({ media: 'print' })
  expect(await codes.filter({ visible: true }).count()).toBe(0)
  await page.getByText('请按页面上的“打印登录单”').waitFor()
  await page.emulateMedia({ media: 'screen' })
  const [paper] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '打印登录单' }).click(),
  ])
  await expect.poll(() => paper.locator('.slip').count()).toBe(30)
  expect(await paper.locator('.sheet').count()).toBe(4)
  const first = paper.locator('.slip', { hasText: '孙镇长' })
  slip = {
    username: await first.locator('.user').innerText(),
    code: await first.locator('.code').innerText(),
  }
  await page.getByRole('button', { name: '交给本人了' }).click()
  const asked = page.getByRole('dialog', { name: '30 张登录单都打印好、交给本人了吗？' })
  await asked.getByRole('button', { name: '留在这里' }).click()
  await asked.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '交给本人了' }).click()
  await asked.getByRole('button', { name: '离开' }).click()
  await page.getByRole('heading', { name: '人员' }).waitFor()
  visit.expectNothingAmiss()
})

test('whoever was given a slip sets a password on a phone', async () => {
  const visit = await desk.visit()
  const { page } = visit
  await page.goto(
    `/desk/invitation#${new URLSearchParams({ user: slip.username, code: slip.code })}`,
  )
  await page.getByLabel('新密码').fill(password)
  await page.getByRole('button', { name: '设好密码' }).click()
  await page.getByRole('heading', { name: '密码设好了' }).waitFor()
  await expectNoSidewaysScroll(page)
  visit.expectNothingAmiss()
})

test('the security administrator sees who can see 官地镇', async () => {
  const guard = await admit('security-admin', 'guard', '周安全')
  const visit = await desk.visit({ viewport: desktop, as: guard })
  const { page } = visit
  await page.goto('/desk/people')
  await page.getByRole('link', { name: '谁能看到' }).click()
  await page.getByRole('combobox').fill('guandi')
  await page
    .getByRole('option', { name: /官地镇/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '能看到敦化市官地镇的有 3 人' }).waitFor()
  const named = page.getByRole('table').locator('tbody th')
  expect((await named.allTextContents()).join()).toMatch(/王主任.*周安全.*孙镇长/)
  // On a sheet of paper it stays a table, and says who looked and in which year.
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 718, height: 1000 })
  await page.getByText(/周安全查于\s\d{4}\s年/).waitFor()
  expect(await named.count()).toBe(3)
  expect(await page.getByRole('button').count()).toBe(0)
  visit.expectNothingAmiss()
})

test('who leaves hands over what they hold, and the successor’s page shows it', async () => {
  const visit = await desk.visit({ viewport: desktop, as: desk.chief.visitor })
  const { page } = visit
  await page.goto('/desk/people')
  await page.getByRole('link', { name: '孙镇长' }).first().click()
  await page.getByRole('link', { name: '交接给别人' }).click()
  // By initials and with keys, as in any other field that searches.
  await page.getByRole('combobox', { name: '交给谁' }).fill('zws')
  const first = page.getByRole('option').first()
  const name = (await first.locator('.strong').textContent()) as string
  expect(name).toMatch(/^张文书/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '换一个：交给谁' }).waitFor()
  await page.getByRole('button', { name: '调走了' }).click()
  await page.getByRole('button', { name: '交接这 1 个角色' }).click()
  await page.getByRole('heading', { name: '交接好了 1 个角色' }).waitFor()
  await page.getByRole('link', { name: '去停用孙镇长的账号' }).waitFor()
  await page.getByRole('link', { name: `看${name}的角色` }).click()
  await page
    .getByText(/官地镇.*乡镇|乡镇.*官地镇/)
    .first()
    .waitFor()
  await page.getByText('接替孙镇长').waitFor()
  await page.goto('/desk/people?q=szz')
  await page.getByRole('link', { name: '孙镇长' }).first().click()
  await page.getByText(`交给了${name}`).waitFor()
  visit.expectNothingAmiss()
})

test('an office, which closes no account, is told who does', async () => {
  const visit = await desk.visit({ viewport: desktop, as: await addOffice(desk, 'office-2') })
  const { page } = visit
  await page.goto('/desk/people?q=zws&role=township')
  await page
    .getByRole('link', { name: /^张文书/ })
    .first()
    .click()
  await page.getByRole('link', { name: '交接给别人' }).click()
  await page.getByRole('combobox', { name: '交给谁' }).fill('szz')
  await page.getByRole('option', { name: /孙镇长/ }).click()
  await page.getByRole('button', { name: '调走了' }).click()
  await page.getByRole('button', { name: /^交接这 \d 个角色/ }).click()
  await page.getByRole('heading', { name: /^交接好了/ }).waitFor()
  await page.getByText(/要停用张文书.的账号，请安全管理员或系统管理员办/).waitFor()
  expect(await page.getByRole('link', { name: /停用/ }).count()).toBe(0)
  visit.expectNothingAmiss()
})

test('an account that is needed until a day to come is not offered to be closed before it', async () => {
  const visit = await desk.visit({ viewport: desktop, as: desk.chief.visitor })
  const { page } = visit
  await page.goto('/desk/people?q=szz')
  await page.getByRole('link', { name: '孙镇长' }).first().click()
  await page.getByRole('link', { name: '交接给别人' }).click()
  await page.getByRole('combobox', { name: '交给谁' }).fill('zws')
  await page.getByRole('option').first().click()
  await page.getByLabel('从哪天起').fill(addDays(dayOf(new Date()), 7))
  await page.getByRole('button', { name: '调走了' }).click()
  await page.getByRole('button', { name: /^交接这 \d 个角色/ }).click()
  await page.getByRole('heading', { name: /^交接好了/ }).waitFor()
  await page.getByText('以前孙镇长还要用这个账号').waitFor()
  expect(await page.getByRole('link', { name: /停用/ }).count()).toBe(0)
  visit.expectNothingAmiss()
})

test('a backup asked for at the desk is made, read again, and stands in the journal', async () => {
  const visit = await desk.visit({ viewport: desktop, as: desk.chief.visitor })
  const { page } = visit
  await page.goto('/desk/settings')
  await page.getByRole('button', { name: '现在备份一次' }).click()
  await page.getByText('写完后从头到尾读过一遍，是好的').waitFor()
  await page.getByText('服务器上这个文件夹里，共 1 份').waitFor()
  const auditor = await admit('audit-admin', 'auditor', '吴审计')
  const { body } = await auditor.get('/api/journal/entries?county=222403&subjectKind=backup')
  expect(body).toMatchObject({ items: [{ action: 'installation.back-up' }] })
  visit.expectNothingAmiss()
})
