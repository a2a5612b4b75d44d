/** One browser, two windows, two people: what the one typed is never done as the other. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Visitor } from '../application/visitor.ts'
import { violationsOf } from './axe.ts'
import { desktop, phone } from './chromium.ts'
import { addOffice, addPerson, type DeskVisit, useDesk } from './desk.ts'

const desk = useDesk()
let office: Visitor

beforeAll(async () => {
  office = await addOffice(desk, 'office')
})

/** As signing in in another window leaves the browser: its cookies are of somebody else. */
async function signInElsewhere({ page }: DeskVisit, as: Visitor): Promise<void> {
  const { address } = desk.installation
  const cookies = [...as.cookies].map(([name, value]) => ({ name, value, url: address }))
  await page.context().addCookies(cookies)
}

const said = '这个浏览器里现在登录的是另一个账号'

test.each([
  ['a wide screen', desktop, 'li-wide'],
  ['a phone', phone, 'li-phone'],
])(
  'a form sent after somebody else signed in is done as nobody, and stays: %s',
  async (_, viewport, username) => {
    const visit = await desk.visit({ as: desk.chief.visitor, viewport })
    visit.forgive(/status of 409/)
    const { page } = visit
    await page.goto('/desk/people/new')
    await page.getByLabel('姓名').fill('李文书')
    await page.getByLabel('用户名').fill(username)
    await page.getByLabel('先不给，以后再说').check()
    await signInElsewhere(visit, office)
    await page.getByRole('button', { name: '开账号，出登录单' }).click()
    await page.getByText('这个浏览器里换了账号，没有办').waitFor()
    await page.getByText(said).waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await page.getByLabel('姓名').inputValue()).toBe('李文书')
    const found = await office.get(`/api/people?q=${username}`)
    expect((found.body as { items: unknown[] }).items).toEqual([])
    await page.getByRole('button', { name: '换到现在的账号' }).click()
    await page.getByText('赵主任').first().waitFor()
    expect(await page.getByText(said).count()).toBe(0)
    visit.expectNothingAmiss()
    await page.context().close()
  },
)

test.each([
  ['a wide screen', desktop],
  ['a phone', phone],
])('what a link downloads is of whoever opened its page, or nobody’s: %s', async (_, viewport) => {
  const visit = await desk.visit({ as: desk.chief.visitor, viewport })
  visit.forgive(/status of 409/)
  const { page } = visit
  await page.goto('/desk/people/sheet')
  const link = page.getByRole('link', { name: '下载空表' })
  const [file] = await Promise.all([page.waitForEvent('download'), link.first().click()])
  expect(await file.failure()).toBeNull()
  await signInElsewhere(visit, office)
  await link.first().click()
  await page.getByRole('heading', { name: '这个浏览器里换了账号，没有办' }).waitFor()
  await page.getByText('请回到那一页').waitFor()
  expect(await violationsOf(page)).toEqual([])
  const [reading] = await page.$$eval('a[href*="lang="]', (links) =>
    links.map((each) => each.getAttribute('href')),
  )
  expect(reading, 'in another language no file is fetched as somebody else').toMatch(/^\/\?/)
  await page.goBack()
  await page.getByText('赵主任').first().waitFor()
  await page.context().close()
})

/** What the device keeps for when the network is gone, a moment after it was seen. */
const keptOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((done) => {
        const request = indexedDB.open('lianjian-desk', 1)
        request.onsuccess = () => {
          const read = request.result.transaction('kept').objectStore('kept').get('last-seen')
          read.onsuccess = () => {
            request.result.close()
            done(JSON.stringify(read.result ?? null))
          }
        }
      }),
  )

test('a window that is opened afterwards shows and keeps nothing of what the former saw', async () => {
  await addPerson(desk.chief, { username: 'qian', name: '钱会计' })
  const { body } = await desk.chief.visitor.get('/api/people?q=qian')
  const { id } = (body as { items: [{ id: string }] }).items[0]
  const visit = await desk.visit({ as: desk.chief.visitor, viewport: desktop })
  visit.forgive(/status of 409/)
  const { page } = visit
  await page.goto(`/desk/people/${id}`)
  await page.getByRole('heading', { name: '钱会计' }).waitFor()
  await expect.poll(() => keptOn(page)).toContain('钱会计')
  await signInElsewhere(visit, office)
  await page.goto('/desk/account')
  await page.getByText('赵主任').first().waitFor()
  expect(await page.getByText('王主任').count()).toBe(0)
  await expect.poll(() => keptOn(page)).toContain('赵主任')
  expect(await keptOn(page)).not.toContain('钱会计')
  visit.expectNothingAmiss()
  await page.context().close()
})
