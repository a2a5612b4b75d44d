/** What anybody sees of a run of a city on the portal: by county, by township, by any name, on paper. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type County, makeCounty } from './county.ts'
import { city, communities, discloseCity, supporters } from './disclosed-city.ts'
import { type Run, take } from './lead-run.ts'

const [dunhua, yanji, tumen] = ['222403', '222401', '222402']

let county: County
let run: Run
let programme: string
let page: string

beforeAll(async () => {
  county = await makeCounty('units-to-places', { supporters, communities }, city)
  run = await discloseCity(county)
  programme = `/programmes/${county.programmeId}`
  page = `${programme}/runs/${county.keeperCode}/${run.id}`
})
afterAll(() => county?.close())

const open = (path: string) => county.application.visitor().get(path)
/** Without tags and with a space for each break, as it is read. */
async function read(path: string): Promise<string> {
  const { status, body } = await open(path)
  expect(status, path).toBe(200)
  return (body as string)
    .replace(/^.*<main/s, '<main')
    .replace(/<\/main>.*$/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}
const find = (query: string) => read(`${page}?q=${encodeURIComponent(query)}`)

describe('while it is disclosed', () => {
  test('it begins with the counties, also those that have nothing', async () => {
    const text = await read(page)
    expect(text).toContain('敦化市 22 对，22 个村（社区）')
    expect(text).toContain('延吉市 2 对，2 个村（社区）')
    expect(text).toContain('图们市 没有结对')
    expect(text).not.toContain('官地镇')
    expect((await open(page)).body).toMatch(/\?county(=|&#61;)222403"/)
  })

  test('a long county opens to its townships, a short one to its pairs', async () => {
    const long = await read(`${page}?county=${dunhua}`)
    expect(long).toMatch(/敦化市结对结果公示 .*五个工作日.*官地镇 11 对.*雁鸣湖镇 11 对/)
    expect(long).not.toContain('司法局')
    const short = await read(`${page}?county=${yanji}`)
    expect(short).toMatch(/延吉市结对结果公示 .*河南社区 延吉市 .*局/)
    expect(short).not.toContain('号村')
  })

  test('a county that has nothing says so, and one of elsewhere is absent', async () => {
    expect(await read(`${page}?county=${tumen}`)).toMatch(/图们市结对结果公示 .*没有结对。/)
    for (const other of ['220722', '999999']) {
      expect((await open(`${page}?county=${other}`)).status).toBe(404)
    }
    expect((await open(`${page}?county=2224`)).status).toBe(400)
  })

  test('a township is called by its county too, and leads back to it', async () => {
    const text = await read(`${page}?within=222403108`)
    expect(text).toMatch(/敦化市雁鸣湖镇结对结果公示 .*11 对，11 个村/)
    expect(text).toContain('回到敦化市')
  })

  test('the list of a county names the township of each, under a head for paper', async () => {
    const text = await read(`${page}?within=${dunhua}`)
    expect(text).toMatch(/敦化市 · 村（社区） 单位 怎么结的/)
    expect(text).toContain('腰甸村村民委员会 雁鸣湖镇')
    expect(text).toMatch(/有意见的，到 .*为止都可以提/)
  })

  test.each([
    ['the place it lies in', '腰甸'],
    ['its pinyin', 'yaodian'],
    ['its initials', 'ydc'],
    ['two initials', 'yd'],
    ['its code', '222403108204'],
    ['what it calls itself', '腰甸村村民委员会'],
    ['another form of that', '腰甸村村委会'],
    ['its branch', '腰甸村党支部'],
    ['county and township', '敦化市雁鸣湖镇'],
    ['the pinyin of its township', 'yanminghu'],
  ])('a village is found by %s: %s', async (_, query) => {
    expect(await find(query)).toContain('腰甸村村民委员会 敦化市雁鸣湖镇')
  })

  test.each(['红旗农场', 'hongqinongchang', 'hqnc'])(
    'a village whose own name is not that of the place is found by %s alone',
    async (query) => {
      const text = await find(query)
      expect(text).toContain('红旗农场 敦化市雁鸣湖镇')
      expect(text).not.toContain('号村')
    },
  )

  test('a unit is found with all its pairs, in whichever county', async () => {
    const text = await find('州财政局')
    expect(text.match(/州财政局 按规则/g)).toHaveLength(8)
    expect(text).not.toContain('司法局')
  })

  test.each(['腰店', 'yaodain', '红期农场'])('what %s may mean is offered', async (query) => {
    const text = await find(query)
    expect(text).toContain(`公示里没有“${query}”，是不是：`)
    expect(text).toMatch(/腰甸村村民委员会|红旗农场/)
  })

  test('what is nowhere is said to be nowhere', async () => {
    expect(await find('zzzz')).toContain('公示里没有“zzzz”。')
  })

  test('a village says where it lies, and objecting and recomputing begin there', async () => {
    const village = `${programme}/communities/222403108204`
    expect(await read(village)).toMatch(/^ ?敦化市雁鸣湖镇 腰甸村村民委员会 .*将来帮我们/)
    const html = (await open(village)).body as string
    const object = html.replaceAll('&#61;', '=').match(/href="([^"]*\/object\?pair=[^"]*)"/)?.[1]
    const text = await read(object as string)
    expect(text).toMatch(/腰甸村村民委员会和.*局这一对/)
    const verify = html.replaceAll('&#61;', '=').match(/href="(\/verify\?run=[^"&]*)/)?.[1]
    expect((await open(verify as string)).body).toContain(`${run.id}/transcript.json`)
  })

  test('nothing is in force yet, and the list of it says so', async () => {
    expect(await read(`${programme}/partnerships`)).toContain('没有结对。')
  })
})

describe('once it is in force', () => {
  beforeAll(async () => {
    await county.passDays(20)
    expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
  })

  test('the programme and its list begin with the counties', async () => {
    for (const path of [programme, `${programme}/partnerships`]) {
      const text = await read(path)
      expect(text).toMatch(/敦化市 22 个村（社区） 延吉市|延吉市 2 个村（社区） .*敦化市 22 个/)
      expect(text).toContain('图们市 没有结对')
    }
    const text = await read(`${programme}/partnerships?county=${dunhua}`)
    expect(text).toMatch(/敦化市的结对 .*官地镇 11 个村（社区） 雁鸣湖镇 11 个/)
    expect(await read(`${programme}/partnerships?county=${tumen}`)).toMatch(
      /图们市的结对 没有结对。/,
    )
    expect((await open(`${programme}/partnerships?county=220722`)).status).toBe(404)
  })

  test('a county, a township or all of it are listed pair by pair', async () => {
    const names = async (within: string) =>
      (await read(`${programme}/partnerships?within=${within}`)).match(/号村|社区 |农场|委员会/g)
    expect(await names('2224')).toHaveLength(24)
    expect(await names(dunhua)).toHaveLength(22)
    expect(await names('222403108')).toHaveLength(11)
    expect(await read(`${programme}/partnerships?within=222403108`)).toContain('敦化市的结对')
  })

  test('a unit that supports in several counties is found once, with all of them', async () => {
    for (const { name } of supporters) {
      const text = await read(`${programme}?q=${encodeURIComponent(name)}`)
      expect(text.match(new RegExp(`${name} 在帮`, 'g')), name).toHaveLength(1)
      expect(text.match(/号村|农场|委员会|社区(?!）)/g), name).toHaveLength(8)
    }
  })

  test('a township is opened by a search, called by its county', async () => {
    const text = await read(`${programme}?q=yanminghu`)
    expect(text).toContain('敦化市雁鸣湖镇的村（社区）')
    expect(text.match(/在帮/g)).toHaveLength(11)
  })
})
