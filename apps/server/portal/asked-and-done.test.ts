/** What everybody reads, on the page of a village, of what it asked for and of what was done there. */
import { beforeAll, expect, test } from 'vitest'
import { dayOf } from '#base/server/clock.ts'
import { sayDay } from '#base/shared/days.ts'
import { useVillages } from '#rooms/needs/testing/villages.ts'
import { county, ok, yaodian } from '#rooms/programmes/testing/offices.ts'

const villages = useVillages()
const { as } = villages
const today = dayOf(new Date())
const none = '村里把要办的事报上来，会列在这里。'

beforeAll(async () => {
  const path = `/api/programmes/${villages.programmeId}`
  const { version } = ok(await as('office').get(path))
  ok(await as('office').post(`${path}/publish`, { version, reason: '经会议通过' }))
})

/** As anybody reads it who is not signed in. */
async function page(of = yaodian, query = ''): Promise<string> {
  const path = `/programmes/${villages.programmeId}/communities/${of}${query}`
  return ok(await villages.application.visitor().get(path))
}

/** What a section lists: each name with what is said of it. */
async function listed(title: '我们提的' | '办了什么', of = yaodian): Promise<[string, string][]> {
  const section = (await page(of)).split(`<h2>${title}</h2>`)[1]?.split('</section>')[0] ?? ''
  const rows = section.split('<li>').slice(1)
  const text = (part = '') => part.replace(/<[^>]+>/g, '').trim()
  return rows.map((row) => {
    const [name, said] = row.split(/<span class="(?:aside|how)">/)
    return [text(name), text(said)]
  })
}
const saidOf = async (title: '我们提的' | '办了什么', name: string) =>
  (await listed(title)).find(([each]) => each.endsWith(name))

/** @returns path of a published need */
async function publish(title: string, more = {}): Promise<string> {
  const path = await villages.submit({ title, ...more })
  await villages.act('village', path, 'publish')
  return path
}

async function declare(title: string, more = {}, who = 'unit'): Promise<string> {
  const { partnershipId } = villages
  const body = { countyCode: county, partnershipId, title, day: today, ...more }
  return `/api/deeds/${county}/${ok(await as(who).post('/api/deeds', body)).id}`
}
const answer = async (path: string, step: string, who = 'village', more = {}) =>
  ok(await as(who).post(`${path}/${step}`, { version: 1, ...more }))

test('where nothing is asked for the page says how to ask, and nothing of what was done', async () => {
  const text = await page('222403109201')
  expect(text).toContain('远村')
  expect(text).toContain(none)
  expect(text).not.toContain('办了什么')
})

test('a need is there in the village’s own words once it is published, and nowhere else', async () => {
  const path = await villages.submit({ title: '修进地的小桥' })
  expect(await page()).not.toContain('修进地的小桥')
  await villages.act('village', path, 'publish')
  expect(await saidOf('我们提的', '修进地的小桥')).toEqual(['○ 修进地的小桥', '还没人认领'])
  expect(await page()).not.toContain(none)
  expect(await page('222403109201')).not.toContain('修进地的小桥')
  await villages.act('office', path, 'return', { reason: '写清楚在哪一段' })
  expect(await page()).not.toContain('修进地的小桥')
})

test('what the village keeps off the portal never appears, nor what was done for it', async () => {
  const path = await publish('给老人做饭', { onPortal: false })
  await villages.act('unit', path, 'claim', { organizationId: villages.unit })
  const needId = path.split('/').at(-1)
  await declare('给老人送饭', { needId, delivers: true })
  await villages.act('village', path, 'answers', { yes: true })
  await villages.tell()
  const text = await page()
  expect(text).not.toContain('给老人做饭')
  expect(text).not.toContain('给老人送饭')
})

test('a need says how far it is, and by whose word it was met', async () => {
  const path = await publish('请大夫来看病')
  const said = async () => (await saidOf('我们提的', '请大夫来看病'))?.join(' ')
  const unit = { organizationId: villages.unit }
  await villages.act('unit', path, 'claim', unit)
  expect(await said()).toBe('◐ 请大夫来看病 有人认领了')
  await villages.act('unit', path, 'deliver', { ...unit, done: '来了两位大夫', on: '2026-05-01' })
  expect(await said()).toBe('◐ 请大夫来看病 等村里确认')
  const { slips } = ok(await as('village').post(`${path}/slips`, { count: 1 }))
  await villages.act('village', path, 'answers', { yes: true })
  expect(await said()).toBe('● 请大夫来看病 办好了，村里确认')
  const secret = slips[0].link.split('/q/')[1]
  const resident = villages.application.visitor()
  ok(await resident.post('/api/public/need-answers', { secret, yes: 'yes', words: '' }))
  expect(await said()).toBe('● 请大夫来看病 办好了，群众确认')
})

test('a deed that met a need counts by whose word the need was met', async () => {
  const path = await publish('修村口的桥')
  await villages.act('unit', path, 'claim', { organizationId: villages.unit })
  const needId = path.split('/').at(-1)
  await declare('换好桥板', { needId, delivers: true })
  const day = sayDay(today, 'zh-CN')
  const declared = `${day}，单位自己报的，村里还没确认`
  expect(await saidOf('办了什么', '换好桥板')).toEqual(['○ 换好桥板', declared])
  const { slips } = ok(await as('village').post(`${path}/slips`, { count: 1 }))
  const secret = slips[0].link.split('/q/')[1]
  const resident = villages.application.visitor()
  ok(await resident.post('/api/public/need-answers', { secret, yes: 'yes', words: '' }))
  await villages.tell()
  expect(await saidOf('办了什么', '换好桥板')).toEqual(['● 换好桥板', `${day}，群众确认`])
})

test('what the unit declares is hollow until the village confirms it', async () => {
  const path = await declare('装 12 盏路灯', { helped: 320 })
  const day = sayDay(today, 'zh-CN')
  const said = `${day}，帮到 320 人，单位自己报的，村里还没确认`
  expect(await saidOf('办了什么', '装 12 盏路灯')).toEqual(['○ 装 12 盏路灯', said])
  await answer(path, 'confirm')
  const confirmed = `${day}，帮到 320 人，村里确认`
  expect(await saidOf('办了什么', '装 12 盏路灯')).toEqual(['● 装 12 盏路灯', confirmed])
})

test('what the village gives back is there too, and the unit confirms it', async () => {
  const gift = { direction: 'gift', quantity: 600, countedIn: '双' }
  const path = await declare('鞋垫', gift, 'village')
  const said = async () => (await saidOf('办了什么', '鞋垫'))?.join(' ')
  const day = sayDay(today, 'zh-CN')
  expect(await said()).toBe(`○ 村里回赠：鞋垫 ${day}，600 双，村里自己报的，单位还没确认`)
  await answer(path, 'confirm', 'unit')
  expect(await said()).toBe(`● 村里回赠：鞋垫 ${day}，600 双，单位确认`)
})

test('a deed that the village questions or the unit withdraws disappears', async () => {
  const questioned = await declare('修了五盏路灯')
  expect(await page()).toContain('修了五盏路灯')
  await answer(questioned, 'question', 'village', { words: '只修了三盏' })
  const text = await page()
  expect(text).not.toContain('修了五盏路灯')
  expect(text).not.toContain('只修了三盏')
  const withdrawn = await declare('送来两车沙子')
  await answer(withdrawn, 'confirm')
  expect(await page()).toContain('送来两车沙子')
  await answer(withdrawn, 'withdraw', 'unit', { reason: '报错了村' })
  const after = await page()
  expect(after).not.toContain('送来两车沙子')
  expect(after).not.toContain('报错了村')
})

test('ten are listed, those still to be met first and the newest on top; how many more there are is told', async () => {
  const before = (await listed('我们提的')).length
  for (let number = 1; number <= 11; number++) await publish(`第${number}件事`)
  const names = (await listed('我们提的')).map(([name]) => name)
  expect(names).toEqual(Array.from({ length: 10 }, (_, at) => `○ 第${11 - at}件事`))
  expect(await page()).toContain(`还有 ${before + 1} 条`)
})

test('it is said in English and in traditional characters', async () => {
  const english = await page(yaodian, '?lang=en')
  expect(english).toContain('<h2>What we asked for</h2>')
  expect(english).toContain('Nobody has taken it on')
  expect(english).toMatch(/, 320 helped, confirmed by the village</)
  const traditional = await page(yaodian, '?lang=zh-Hant')
  expect(traditional).toContain('<h2>我們提的</h2>')
  expect(traditional).toContain('還沒人認領')
})
