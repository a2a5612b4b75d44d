/** An administrator takes a sheet of colleagues, one of them sets a password, and a second administrator reviews. */
import { expect, test } from 'vitest'
import { codeOf } from '../application/authenticator.ts'
import { Visitor } from '../application/visitor.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import { addPerson, password, useDesk } from './desk.ts'

const desk = useDesk()
const header = '姓名,用户名,角色,范围,单位类别,结束日,理由'
const sheet = (lines: readonly string[]) => ({
  name: '名单.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([header, ...lines].join('\n')),
})
const people: string[] = Array.from({ length: 30 }, (_, at) =>
  at === 0 ? '孙镇长,sunzhen,乡镇,222403102000,,,换届' : `张文书,,村书记,222403108204,,,换届`,
)

let slip: { username: string; code: string }

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
  const code = await addPerson(desk.chief, {
    username: 'guard',
    name: '周安全',
    role: 'security-admin',
  })
  const guard = new Visitor(desk.installation.address, '127.0.0.1')
  await guard.post('/api/invitations/redeem', { username: 'guard', code, password })
  await guard.post('/api/session', { username: 'guard', password })
  const { body } = await guard.post('/api/second-factor', { password })
  await guard.post('/api/session/second-factor', { code: codeOf((body as { uri: string }).uri) })
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
  visit.expectNothingAmiss()
})
