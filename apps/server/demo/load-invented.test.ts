import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import {
  inventedCounty,
  loadInventedCounty,
  loadShippedRegions,
} from '#rooms/regions/server/door.ts'
import { useApplication } from '../../../tests/application/application.ts'
import { loadDemoAccounts } from './demo-accounts.ts'
import { loadDemo } from './load-demo.ts'
import { loadInvented } from './load-invented.ts'

const application = useApplication({ demo: true })

beforeAll(async () => {
  const { database, work, identity } = application
  await loadShippedRegions(database.adminUrl)
  await loadDemo(work, () => undefined)
  await loadInvented(work, database.adminUrl)
  await loadDemoAccounts(work, identity.auth)
})

async function host() {
  const visitor = application.visitor()
  const { demoPassword: password } = (await visitor.get('/api/sign-in-ways')).body
  const signed = await visitor.post('/api/session', { username: 'draw', password })
  expect(signed).toMatchObject({ status: 200, body: { step: 'signed-in' } })
  return visitor
}

async function programmes() {
  const { items } = (await application.visitor().get('/api/public/programmes')).body
  return items as { id: string; regionCode: string; cycle: { id: string; endsOn: string } }[]
}

const isInvented = ({ regionCode }: { regionCode: string }) => regionCode.startsWith(inventedCounty)

async function frozenRun() {
  const visitor = await host()
  const cycle = (await programmes()).find(isInvented)?.cycle
  const { items } = (await visitor.get(`/api/cycles/${cycle?.id}/runs`)).body
  return { visitor, cycle, run: items[0], path: `/api/runs/${inventedCounty}/${items[0].id}` }
}

test('its draw is frozen, of three groups of eight, and has a year before it', async () => {
  const { visitor, cycle, run, path } = await frozenRun()
  expect(run).toMatchObject({ state: 'frozen', method: 'draw' })
  expect(cycle?.endsOn.slice(0, 4)).toBe(`${Number(dayOf(new Date()).slice(0, 4)) + 1}`)
  const { roster } = (await visitor.get(`${path}/roster`)).body
  for (const side of [roster.supporters, roster.communities]) {
    const tiers = side.map(({ tier }: { tier: number }) => tier)
    expect([1, 2, 3].map((tier) => tiers.filter((each: number) => each === tier).length)).toEqual([
      8, 8, 8,
    ])
  }
})

test('the host announces it, and every page of it says that it is a demo', async () => {
  const { visitor, path, run } = await frozenRun()
  const { version } = (await visitor.get(path)).body
  const announced = await visitor.post(`${path}/ceremony`, {
    version,
    event: '示例县公开抽签',
    parties: ['组织部', '公证处', '村民代表'].map((party) => ({ party, way: 'paper' })),
    beacon: { kind: 'dice', event: '现场掷三十次骰子' },
  })
  expect(announced).toMatchObject({ status: 200 })
  const ceremony = await visitor.get(`/api/public${path.slice('/api'.length)}/ceremony`)
  expect(ceremony.body).toMatchObject({ demo: true, supporters: 24, communities: 24 })
  const { id } = (await programmes()).find(isInvented) as { id: string }
  const open = `/ceremony/${inventedCounty}/${run.id}`
  for (const page of [open, `${open}/paper`, `/programmes/${id}`]) {
    expect(await textOf(page)).toContain('这是演示。示例县是编的')
  }
})

test('the host leads nothing of the county whose villages are real', async () => {
  const visitor = await host()
  const { cycle } = (await programmes()).find((each) => !isInvented(each)) as {
    cycle: { id: string }
  }
  expect((await visitor.get(`/api/cycles/${cycle.id}/runs`)).status).toBe(404)
})

test('the start page looks for villages where there are pairs, and says what is invented', async () => {
  const home = await textOf('/')
  expect(home).toContain('示例县整个是编的')
  expect(home).toMatch(/<p class="where">敦化市党建包联<\/p>\s*<form/)
  expect(home.indexOf('敦化市党建包联')).toBeLessThan(home.indexOf('示例县支部联村'))
  expect(home).toContain('第一轮 正在结对')
})

test('loading it again adds nothing', async () => {
  const before = await programmes()
  await loadInvented(application.work, application.database.adminUrl)
  expect(await programmes()).toEqual(before)
  expect(await loadInventedCounty(application.database.adminUrl)).toMatchObject({
    opened: 0,
    closed: 0,
  })
})

async function textOf(path: string): Promise<string> {
  return (await fetch(`${application.url}${path}`)).text()
}
