/** Two administrators on one record, and acts that are taken back or asked about first. */
import { beforeAll, describe, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { desktop, phone } from './chromium.ts'
import { addPerson, addSecurity, type DeskVisit, useDesk } from './desk.ts'

const desk = useDesk()
let person: string

beforeAll(async () => {
  await addPerson(desk.chief, { username: 'zhang', name: '张秀英', role: 'office' })
  const { body } = await desk.chief.visitor.get('/api/people?q=zhang')
  person = body.items[0].id
})

describe('two administrators', () => {
  let first: DeskVisit
  let second: DeskVisit
  beforeAll(async () => {
    first = await desk.visit({ as: desk.chief.visitor, viewport: desktop })
    second = await desk.visit({ as: desk.chief.visitor, viewport: desktop })
    first.forgive(/status of (404|409)/)
  })

  test('are told what hangs on the end of a role, and have to say why', async () => {
    const { page } = second
    await first.page.goto(`/desk/people/${person}`)
    await first.page.getByRole('button', { name: '结束：联建办公室，敦化市' }).waitFor()
    await page.goto(`/desk/people/${person}`)
    await page.getByRole('button', { name: '结束：联建办公室，敦化市' }).click()
    const asked = page.getByRole('dialog', { name: '结束这个角色' })
    expect(await asked.textContent()).toContain('用不了这个角色：联建办公室，敦化市')
    await asked.getByRole('button', { name: '结束这个角色' }).click()
    await asked.getByText('请填“为什么”').waitFor()
    await asked.getByRole('button', { name: '调走了' }).click()
    await asked.getByRole('button', { name: '结束这个角色' }).click()
    await page.getByText('还没有角色').waitFor()
    second.expectNothingAmiss()
  })

  test('who comes second sees that it is done, and how things stand', async () => {
    const { page } = first
    await page.getByRole('button', { name: '结束：联建办公室，敦化市' }).click()
    const asked = page.getByRole('dialog')
    await asked.getByRole('button', { name: '调走了' }).click()
    await asked.getByRole('button', { name: '结束这个角色' }).click()
    await page.getByText('这个角色刚才已经被同事结束了').waitFor()
    await page.getByText('还没有角色').waitFor()
  })

  test('who sends an empty form is told what to fill, in words of the form alone', async () => {
    const { page } = await desk.visit({ as: desk.chief.visitor })
    await page.goto('/desk/people/new')
    await page.getByRole('button', { name: '开账号，出登录单' }).click()
    const said = await page.getByRole('alert').textContent()
    expect(said).toContain('还有 3 处要改')
    expect(said).not.toMatch(/[A-Za-z]{4}/)
    await page.goto(`/desk/people/${person}/grant`)
    await page.getByRole('button', { name: '给这个角色' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('还有 1 处要改')
    await page.context().close()
  })

  test('who takes a name that a colleague has just taken loses nothing typed', async () => {
    const { page } = first
    await page.goto('/desk/people/new')
    await page.getByLabel('姓名').fill('李建国')
    await page.getByLabel('用户名').fill('lijianguo')
    await page.getByLabel('先不给，以后再说').check()
    await addPerson(desk.chief, { username: 'lijianguo', name: '李建国（二组）' })
    await page.getByRole('button', { name: '开账号，出登录单' }).click()
    await page.getByText('用户名“lijianguo”已经有人用了').waitFor()
    expect(await page.getByLabel('姓名').inputValue()).toBe('李建国')
    await page.getByLabel('用户名').fill('lijianguo2')
    await page.getByRole('button', { name: '开账号，出登录单' }).click()
    await page.getByRole('region', { name: '李建国的登录单' }).waitFor()
    first.expectNothingAmiss()
  })

  test('who leaves a slip that is shown once is asked, and who has handed it over is not', async () => {
    const { page } = first
    const slip = page.getByRole('region', { name: '李建国的登录单' })
    await page.getByRole('link', { name: '区划' }).click()
    const asked = page.getByRole('dialog', { name: '登录单还没有交给本人' })
    await asked.getByRole('button', { name: '留在这里' }).click()
    await asked.waitFor({ state: 'detached' })
    expect(await slip.innerText()).toMatch(/\w{4}-\w{4}-\w{4}/)
    await page.getByRole('button', { name: '交给本人了' }).click()
    await page.getByRole('heading', { name: '人员' }).waitFor()
    first.expectNothingAmiss()
  })

  test('an account that was closed by mistake is open again with one tap', async () => {
    const { page } = second
    await page.goto(`/desk/people/${person}`)
    await page.getByRole('button', { name: '停用账号' }).click()
    const asked = page.getByRole('dialog', { name: '停用张秀英的账号' })
    expect(await asked.textContent()).toContain('登录的设备全部退出')
    await asked.getByRole('button', { name: '调走了' }).click()
    await asked.getByRole('button', { name: '停用账号' }).click()
    await page.getByText('已停用张秀英的账号').waitFor()
    // Whoever rests on the offer keeps it.
    await page.getByRole('button', { name: '收回' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('收回了').waitFor()
    await page.getByRole('button', { name: '停用账号' }).waitFor()
    second.expectNothingAmiss()
  })

  test('what the security administrator closed says who opens it again, and offers it to nobody else', async () => {
    const security = await desk.visit({ as: await addSecurity(desk, 'anquan'), viewport: phone })
    await security.page.goto(`/desk/people/${person}`)
    await security.page.getByRole('button', { name: '停用账号' }).click()
    const asked = security.page.getByRole('dialog')
    await asked.getByRole('button', { name: '调走了' }).click()
    await asked.getByRole('button', { name: '停用账号' }).click()
    await security.page.getByText('由安全管理员停用').waitFor()
    const { page } = second
    await page.goto(`/desk/people/${person}`)
    await page.getByText('只有安全管理员能恢复').waitFor()
    expect(await page.getByRole('button', { name: '恢复账号' }).count()).toBe(0)
    expect(await violationsOf(page)).toEqual([])
    await security.page.goto(`/desk/people/${person}`)
    await security.page.getByRole('button', { name: '恢复账号' }).click()
    await asked.getByRole('button', { name: '又回来了' }).click()
    await asked.getByRole('button', { name: '恢复账号' }).click()
    await security.page.getByRole('button', { name: '停用账号' }).waitFor()
    expect(await security.page.getByText('由安全管理员停用').count()).toBe(0)
    security.expectNothingAmiss()
    second.expectNothingAmiss()
  })
})
