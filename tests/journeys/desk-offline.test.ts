/** A weak network: nothing typed is lost, nothing is done twice, and what was seen last can still be read. */
import { describe, expect, test } from 'vitest'
import { desktop } from './chromium.ts'
import { useDesk } from './desk.ts'

const desk = useDesk()
const kept = { timeout: 30_000 }
const withoutNetwork = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/

describe('an administrator whose network comes and goes', () => {
  test('finds the draft after the page was closed in the middle of a word', async () => {
    const { page, expectNothingAmiss } = await desk.visit({ as: desk.chief.visitor })
    await page.goto('/desk/people/new')
    await page.getByLabel('姓名').fill('张秀')
    await page.getByLabel('网格长').check()
    await page.reload()
    await page.getByText('上次没填完的内容还在').waitFor()
    expect(await page.getByLabel('姓名').inputValue()).toBe('张秀')
    expect(await page.getByLabel('网格长').isChecked()).toBe(true)
    await page.getByRole('button', { name: '从头填' }).click()
    expect(await page.getByLabel('姓名').inputValue()).toBe('')
    expectNothingAmiss()
    await page.context().close()
  })

  test('keeps what was typed when it could not be sent, and sends it once', async () => {
    const { page, forgive, expectNothingAmiss } = await desk.visit({ as: desk.chief.visitor })
    forgive(withoutNetwork)
    await page.goto('/desk/people/new')
    await page.getByLabel('姓名').fill('赵永胜')
    await page.getByLabel('用户名').fill('zhao')
    await page.getByLabel('先不给，以后再说').check()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '开账号，出登录单' }).click()
    const said = page.getByRole('alert')
    await said.getByText('没有网络，还没有交上去').waitFor()
    expect(await said.textContent()).toContain('不会重复办')
    expect(await page.getByLabel('姓名').inputValue()).toBe('赵永胜')
    await page.context().setOffline(false)
    // What is over is said no longer, and the form is as ready as before.
    await said.waitFor({ state: 'detached' })
    await page.getByRole('status').getByText('有网了，刚才的还没有交上去').waitFor()
    await page.getByRole('button', { name: '开账号，出登录单' }).click()
    await page.getByRole('region', { name: '赵永胜的登录单' }).waitFor()
    const { body } = await desk.chief.visitor.get('/api/people?q=zhao')
    expect(body.items).toHaveLength(1)
    expectNothingAmiss()
    await page.context().close()
  })

  test('reads without a network what was seen last, and is told so', async () => {
    const { page, forgive, expectNothingAmiss } = await desk.visit({
      as: desk.chief.visitor,
      viewport: desktop,
    })
    forgive(withoutNetwork)
    await page.goto('/desk/people')
    await page.getByRole('link', { name: '王主任' }).first().waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    // What is seen is written down a moment later.
    await expect.poll(() => page.evaluate(readKept), kept).toMatchObject({ holdsPeople: true })
    await page.context().setOffline(true)
    // By then the list is old, and asking again fails: what was seen is not lost by that, however often.
    for (const minutes of [1, 2]) {
      const { at } = await page.evaluate(readKept)
      await page.clock.setFixedTime(at + minutes * 60_000)
      await page.reload()
      await page.getByRole('link', { name: '王主任' }).first().waitFor()
      await page.getByText('没有连上服务器').waitFor()
      await page.getByText(/下面是 .* 看到的内容/).waitFor()
      await expect.poll(async () => (await page.evaluate(readKept)).at, kept).toBeGreaterThan(at)
    }
    await page.context().setOffline(false)
    await page.getByText('没有连上服务器').waitFor({ state: 'detached' })
    expectNothingAmiss()
    await page.context().close()
  })

  test('leaves nothing of what was seen on a shared computer', async () => {
    const { page, expectNothingAmiss, forgive } = await desk.visit({ viewport: desktop })
    const { chief } = desk
    await page.goto('/desk/sign-in')
    await page.getByLabel('用户名').fill(chief.username)
    await page.getByLabel('密码', { exact: true }).fill('four words quite long')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '再输一个验证码' }).waitFor()
    await page.getByLabel('验证码').fill(desk.nextCode())
    await page.getByRole('button', { name: '进去' }).click()
    await page.getByRole('link', { name: '人员', exact: true }).click()
    await expect.poll(() => page.evaluate(readKept), kept).toMatchObject({ holdsPeople: true })
    await page.getByRole('link', { name: '王主任' }).first().click()
    await page.goto('/desk/account')
    // What was being asked while the session ended is refused, as it should be.
    forgive(/401/)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor()
    expect(await page.evaluate(readKept)).toEqual({ at: 0, holdsPeople: false })
    expectNothingAmiss()
  })
})

/** Runs in the page: when the device last wrote down what was seen, and whether a list of people is in it. */
function readKept(): Promise<{ at: number; holdsPeople: boolean }> {
  return new Promise((done) => {
    const request = indexedDB.open('lianjian-desk', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('kept')
    request.onsuccess = () => {
      const read = request.result.transaction('kept').objectStore('kept').get('last-seen')
      read.onsuccess = () => {
        request.result.close()
        const text = JSON.stringify(read.result?.queries ?? null)
        done({
          at: read.result?.at ?? 0,
          holdsPeople: text.includes('王主任') && /\["people"/.test(text),
        })
      }
    }
  })
}
