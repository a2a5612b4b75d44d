/** From an empty installation to a colleague who signs in: told by the two who do it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from '../application/authenticator.ts'
import { expectNoSidewaysScroll } from './browser.ts'
import { desktop } from './chromium.ts'
import { type DeskVisit, password, useDesk } from './desk.ts'

const desk = useDesk({ firstRun: true })

/** Where the server refuses, Chromium reports the answer as an error, and rightly. */
const refusals = /status of (401|422|400)/

let slip: { username: string; code: string }

describe('the first administrator at a desktop', () => {
  let visit: DeskVisit
  beforeAll(async () => {
    visit = await desk.visit({ viewport: desktop })
    visit.forgive(refusals)
  })

  test('is led from the sign-in to the first run', async () => {
    const { page } = visit
    await page.goto('/desk')
    await page.getByRole('link', { name: '这是新装的系统：设第一个管理员' }).click()
    await page.getByRole('heading', { name: '设第一个管理员' }).waitFor()
  })

  test('is told every fault at once, and each leads to its field', async () => {
    const { page } = visit
    await page.getByLabel('用户名').fill('a')
    await page.getByRole('button', { name: '设好，去登录' }).click()
    const faults = page.getByRole('alert')
    expect(await faults.textContent()).toContain('还有 5 处要改')
    await faults.getByRole('link', { name: /用户名是 3 到 40 个/ }).click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('first-run-username')
    await page.getByLabel('用户名').fill('chief')
    expect(await faults.textContent()).toContain('还有 4 处要改')
  })

  test('picks the county by its pinyin, and is refused with a wrong start code', async () => {
    const { page } = visit
    await page.getByLabel('启动码').fill('WRON-GWRO-NGWR')
    await page.getByLabel('管哪里').fill('dunhua')
    await page.getByRole('option', { name: /敦化市/ }).click()
    await page.getByText('222403000000').waitFor()
    await page.getByLabel('姓名').fill('王主任')
    await page.getByLabel('新密码').fill(password)
    await page.getByRole('button', { name: '设好，去登录' }).click()
    await page.getByText('启动码不对').waitFor()
    expect(await page.getByLabel('姓名').inputValue()).toBe('王主任')
  })

  test('is the administrator with the code of the terminal', async () => {
    const { page } = visit
    await page.getByLabel('启动码').fill(desk.installation.startCode.toLowerCase())
    await page.getByRole('button', { name: '设好，去登录' }).click()
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor()
    await page.getByText('设好了，请登录。').waitFor()
  })

  test('is told what to do about a wrong password', async () => {
    const { page } = visit
    await page.getByLabel('用户名').fill('chief')
    await page.getByLabel('密码', { exact: true }).fill('not this one at all')
    await page.getByRole('button', { name: '登录' }).click()
    const said = page.getByRole('alert')
    expect(await said.textContent()).toContain('用户名或密码不对')
    expect(await said.textContent()).toContain('连续输错五次会锁十五分钟')
    expect(await page.getByLabel('用户名').inputValue()).toBe('chief')
  })

  test('finds the second factor waiting, as the one thing to do', async () => {
    const { page } = visit
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '等我办 1 件' }).waitFor()
    expect(await page.getByRole('article').count()).toBe(1)
    // Without it nobody is looked after yet.
    expect(await page.getByRole('link', { name: '人员', exact: true }).count()).toBe(0)
    await page.getByRole('link', { name: '现在设' }).click()
  })

  test('sets it up with an authenticator', async () => {
    const { page } = visit
    await page.getByLabel('您现在的密码').fill(password)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('img', { name: '二次验证的二维码' }).waitFor()
    expect(await page.locator('.codes li').count()).toBe(10)
    const key = (await page.locator('.scan .code').textContent())?.replaceAll(' ', '')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('验证码').fill('000000')
    await page.getByRole('button', { name: '设好了' }).click()
    await page.getByText('验证码不对，或者已经过期').waitFor()
    await page.getByLabel('验证码').fill(codeOf(`otpauth://totp/x?secret=${key}`))
    await page.getByRole('button', { name: '设好了' }).click()
    await page.getByText('现在只有您一个人').waitFor()
    await page.getByRole('link', { name: '开账号、给角色、补登录单' }).click()
  })

  test('makes an account for a colleague and is shown the slip once', async () => {
    const { page } = visit
    await page.getByRole('link', { name: '给同事开账号' }).click()
    await page.getByLabel('姓名').fill('李文书')
    await page.getByLabel('用户名').fill('li.wenshu')
    await page.getByLabel('村（社区）书记或文书').check()
    await page.getByLabel('在哪里').fill('yaodian')
    await page
      .getByRole('option', { name: /腰甸村/ })
      .first()
      .click()
    await page.getByRole('button', { name: '换届' }).click()
    await page.getByRole('button', { name: '开账号，出登录单' }).click()
    const strip = page.getByRole('region', { name: '李文书的登录单' })
    await strip.waitFor()
    const [username, code] = await strip.locator('.mono').allTextContents()
    slip = { username: username as string, code: code as string }
    expect(slip.username).toBe('li.wenshu')
    expect(slip.code).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    await page.getByRole('button', { name: '交给本人了' }).click()
    await page.getByRole('link', { name: '李文书' }).waitFor()
    expect(await page.content()).not.toContain(slip.code)
    visit.expectNothingAmiss()
  })
})

describe('the colleague with a phone', () => {
  let visit: DeskVisit
  beforeAll(async () => {
    visit = await desk.visit()
    visit.forgive(refusals)
  })

  test('scans the slip and is told what makes a password', async () => {
    const { page } = visit
    await page.goto(
      `/desk/invitation#${new URLSearchParams({ user: slip.username, code: slip.code })}`,
    )
    expect(await page.getByLabel('用户名').inputValue()).toBe('li.wenshu')
    await page.getByLabel('新密码').fill('short')
    await page.getByRole('button', { name: '设好密码' }).click()
    await page.getByRole('link', { name: '密码至少要 10 个字' }).waitFor()
    await page.getByLabel('新密码').fill('1234567890')
    await page.getByRole('button', { name: '设好密码' }).click()
    await page.getByText('这个密码太常见').waitFor()
    await expectNoSidewaysScroll(page)
  })

  test('sets a password and is signed in at once', async () => {
    const { page } = visit
    await page.getByLabel('新密码').fill('yao dian cun wen shu')
    await page.getByRole('button', { name: '设好密码' }).click()
    await page.getByRole('heading', { name: '密码设好了' }).waitFor()
    await page.getByRole('button', { name: '进入工作台' }).click()
    await page.getByRole('heading', { name: '等我办' }).waitFor()
    await expectNoSidewaysScroll(page)
  })

  test('signs in again with it, however the user name is written', async () => {
    const again = await desk.visit()
    const { page } = again
    await page.goto('/desk/sign-in?user=li.wenshu')
    expect(await page.getByLabel('用户名').inputValue()).toBe('li.wenshu')
    await page.getByLabel('用户名').fill('LI.wenshu')
    await page.getByLabel('密码', { exact: true }).fill('yao dian cun wen shu')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '等我办' }).waitFor()
    again.expectNothingAmiss()
    await page.context().close()
  })

  test('reads the role and what it is good for, and sees no page of administrators', async () => {
    const { page } = visit
    const roles = page.getByRole('complementary')
    expect(await roles.textContent()).toContain('敦化市雁鸣湖镇腰甸村')
    expect(await page.getByRole('link', { name: '人员' }).count()).toBe(0)
    await page.goto('/desk/people')
    await page.getByRole('heading', { name: '这一页不归您办' }).waitFor()
  })

  test('is refused with a slip that was used', async () => {
    const { page } = visit
    await page.goto('/desk/invitation')
    await page.getByLabel('用户名').fill(slip.username)
    await page.getByLabel('一次性代码').fill(slip.code)
    await page.getByLabel('新密码').fill('another four words here')
    await page.getByRole('button', { name: '设好密码' }).click()
    const said = page.getByRole('alert')
    expect(await said.textContent()).toContain('已经用过')
    expect(await said.textContent()).toContain('请管理员重新发一张')
    visit.expectNothingAmiss()
  })
})
