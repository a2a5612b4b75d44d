/** What each role finds first: what waits for it, what an empty page teaches, and ways that lead to its own pages. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { addDays } from '#base/shared/days.ts'
import { templates } from '#rooms/programmes/server/door.ts'
import { dueInMonth } from '#rooms/programmes/shared/calendar.ts'
import { expectNoSidewaysScroll, useBrowser } from './browser.ts'

const browser = useBrowser()
const yaodian = '222403108204'
const guandi = '222403102000'

interface Home {
  /** As the demo's list of accounts calls it. */
  role: RegExp
  /** Verbs of what waits. */
  waiting: string[]
  /** An act or a choice of the page that the first of it leads to. */
  opens?: string
  /** What this role can do, with the page each leads to. */
  can: [what: string, leadsTo: RegExp][]
}

const homes: Record<string, Home> = {
  office: {
    role: /示例·联建办/,
    waiting: tasksDue(),
    opens: '办结的',
    can: [
      ['开账号、给角色、补登录单', /\/people$/],
      ['登记村民组、小区、楼栋和网格', /\/regions\/222403000000$/],
      ['登记、修改、合并、拆分组织', /\/organizations$/],
      ['整份导入名单', /\/organizations\/imports$/],
      ['建行动、加入参与方、办结任务', /\/programmes$/],
      ['看一个地方、一个单位办了多少事', /\/figures$/],
      ['核村里按月报的数', /\/monthly-counts\/waiting$/],
      ['看需求，认领或者确认', /\/needs$/],
      ['写一条资源', /\/offers\/new$/],
      ['看单位能提供什么', /\/offers$/],
      ['办结对：冻结名单、计算、请双方答复、公示', /\/pairing$/],
    ],
  },
  township: {
    role: /乡镇（街道）/,
    waiting: [],
    can: [
      ['查谁担任什么角色', /\/people$/],
      ['登记村民组、小区、楼栋和网格', new RegExp(`/regions/${guandi}$`)],
      ['登记、修改组织', /\/organizations$/],
      ['查行动和工作计划', /\/programmes$/],
      ['看一个地方、一个单位办了多少事', /\/figures$/],
      ['核村里按月报的数', /\/monthly-counts\/waiting$/],
      ['看需求，认领或者确认', /\/needs$/],
      ['看单位能提供什么', /\/offers$/],
    ],
  },
  unit: {
    role: /示例·单位联络员/,
    waiting: ['填职务'],
    opens: '添职务',
    can: [
      ['更新本村、本单位的职务和联系人', /\/organizations\/222403\/[0-9a-f-]{36}$/],
      ['查行动和工作计划', /\/programmes$/],
      ['看一个地方、一个单位办了多少事', /\/figures$/],
      ['看需求，认领或者确认', /\/needs$/],
      ['写一条资源', /\/offers\/new$/],
      ['看单位能提供什么', /\/offers$/],
      ['答复拟结对', /\/proposals$/],
      ['报实事', /\/deeds$/],
    ],
  },
  village: {
    role: /腰甸村文书/,
    waiting: ['填职务'],
    opens: '添职务',
    can: [
      ['登记村民组、小区、楼栋和网格', new RegExp(`/regions/${yaodian}$`)],
      ['更新本村、本单位的职务和联系人', /\/organizations\/222403\/[0-9a-f-]{36}$/],
      ['查行动和工作计划', /\/programmes$/],
      ['看一个地方、一个单位办了多少事', /\/figures$/],
      ['一个月报一次调解了多少纠纷', /\/monthly-counts$/],
      ['提一条需求', /\/needs\/new$/],
      ['看需求，认领或者确认', /\/needs$/],
      ['看单位能提供什么', /\/offers$/],
      ['答复拟结对', /\/proposals$/],
      ['报实事', /\/deeds$/],
    ],
  },
}
const everybody: Home['can'] = [
  ['改密码、看登录过的设备、换语言和字号', /\/account$/],
  ['查区划代码', /\/regions$/],
]

test.each(Object.entries(homes))('home of %s', async (_, { role, waiting, opens, can }) => {
  const { page, expectNothingAmiss } = await browser.visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('button', { name: role }).click()
  const first = waiting.length > 0 ? page.getByRole('article').first() : page.locator('.teach')
  await first.waitFor()
  expect(await page.locator('.waiting h2 b').allTextContents()).toEqual(waiting)
  if (waiting.length === 0) {
    expect(await first.textContent()).toMatch(/现在没有事等您办.*排在这里.*下面是您随时能做的/)
  }
  expect(await waysOf(page)).toEqual(
    [...can, ...everybody].map(([what, to]) => [what, expect.stringMatching(to)]),
  )
  await expectNoSidewaysScroll(page)
  if (waiting.length > 0 && opens) {
    await first.getByRole('link').click()
    await page.getByText(opens, { exact: true }).waitFor()
  }
  expectNothingAmiss()
  await page.context().close()
})

test('what is for others is said to be, and what is mistyped not to be there, within the frame', async () => {
  const { page, expectNothingAmiss } = await browser.visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('button', { name: /网格长/ }).click()
  const place = page.getByRole('complementary').getByRole('link', { name: '敦化市雁鸣湖镇腰甸村' })
  expect(await place.getAttribute('href')).toBe(`/desk/regions/${yaodian}`)
  await page.goto('/desk/organizations')
  await page.getByRole('heading', { name: '这一页不归您办' }).waitFor()
  await page.getByText('请找给您开账号的人').waitFor()
  await page.goto('/desk/no/such/page')
  await page.getByRole('heading', { name: '没有这一页' }).waitFor()
  await page.goto(`/desk/places/${yaodian}/new`)
  await page.getByRole('heading', { name: '在腰甸村添' }).waitFor()
  expect(await page.locator('.nav [data-status=active]').allTextContents()).toEqual(['区划'])
  expectNothingAmiss()
  await page.context().close()
})

test('a village clerk is a tap away from their own organization and from who is paired with it', async () => {
  const { page, expectNothingAmiss } = await browser.visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('button', { name: /腰甸村文书/ }).click()
  await page.getByRole('link', { name: '组织', exact: true }).click()
  await page.getByRole('heading', { name: '腰甸村' }).waitFor()
  expect(await page.locator('.nav [data-status=active]').allTextContents()).toEqual(['组织'])
  await page.getByRole('link', { name: '结对关系：1' }).waitFor()
  await page.getByRole('link', { name: '等我办' }).click()
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: /^结对关系：1 ?（在新标签页打开）/ }).click(),
  ])
  await beside.getByRole('heading', { name: '腰甸村的结对' }).waitFor()
  // The desk is still there.
  await page.getByRole('heading', { name: '等我办' }).waitFor()
  expectNothingAmiss()
  await page.context().close()
})

test('a search that finds nothing says how far it reached', async () => {
  const { page, expectNothingAmiss } = await browser.visit()
  await page.goto('/desk/sign-in')
  await page.getByRole('button', { name: /腰甸村文书/ }).click()
  await page.getByRole('heading', { name: '等我办' }).waitFor()
  await page.keyboard.type('/党校')
  await page.getByText('没有找到“党校”').waitFor()
  const within = '组织、行动、需求、资源、结对只在您能看的范围里找：腰甸村。'
  const loaded = '这里装了区划：全国到县，吉林省延边朝鲜族自治州敦化市到村，示例省到村。'
  await page.getByText(`${within} ${loaded}`).waitFor()
  expectNothingAmiss()
  await page.context().close()
})

/** The demo's programme runs from January to December of this year. */
function tasksDue(): string[] {
  const today = dayOf(new Date())
  const year = today.slice(0, 4)
  const cycle = { beginsOn: `${year}-01-01`, endsOn: `${year}-12-31` }
  return (
    (templates.get('units-to-places')?.tasks ?? [])
      .map(({ dueMonth }) => dueInMonth(cycle, dueMonth))
      // What is past was done on its day.
      .filter((due) => today <= due && due <= addDays(today, 7))
      .map(() => '办工作任务')
  )
}

async function waysOf(page: Page): Promise<(string | null)[][]> {
  const links = await page.locator('.abilities a').all()
  return Promise.all(
    links.map(async (link) => [await link.textContent(), await link.getAttribute('href')]),
  )
}
