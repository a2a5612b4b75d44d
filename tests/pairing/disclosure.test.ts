/** What anybody sees of a run that is disclosed, and how they object to it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetObjections } from '#rooms/pairing/server/objections/forget-objections.ts'
import { type County, countyCode, makeCounty, type Participant, region } from './county.ts'
import {
  acceptAll,
  decided,
  inDays,
  proposalsOf,
  type Run,
  setPublished,
  take,
} from './lead-run.ts'

const units: Participant[] = ['甲局', '乙局'].map((name, at) => ({
  ...{ code: `U${at + 1}`, name, kind: 'unit', level: 'county', region },
}))
const villages: Participant[] = [
  '222403108204',
  '222403102201',
  '222403102202',
  '222403102203',
].map((code, at) => ({ code, name: `第${at + 1}村`, kind: 'village', region: code }))

let county: County
let run: Run
let programme: string
let page: string
let api: string
let pairs: { id: string; supporter: { id: string }; community: { code: string } }[]
/** Those whom the test makes anew come from addresses of their own. */
const stranger = () => county.application.visitor()
const read = async (path: string) => {
  const { body } = await stranger().get(path)
  return typeof body === 'string' ? body.replaceAll('&#61;', '=') : body
}

beforeAll(async () => {
  county = await makeCounty('units-to-places', { supporters: units, communities: villages })
  await county.bring('supporters', [
    '编号,名称,类型,职能,等次,最少结对,最多结对,资源',
    ...units.map(({ code, name }) => `${code},${name},单位,党委,1,2,2,组织建设`),
  ])
  await county.bring('communities', [
    '编号,名称,类型,等次,最少结对,最多结对,需求',
    ...villages.map(({ code, name }) => `${code},${name},村,3,1,1,组织建设`),
  ])
  run = await decided(county)
  await take(county, run, 'propose', { answerBy: inDays(county, 7) })
  await acceptAll(county, run)
  pairs = (await proposalsOf(county, run)) as typeof pairs
  programme = `/programmes/${county.programmeId}`
  page = `${programme}/runs/${countyCode}/${run.id}`
  api = `/api/public/runs/${countyCode}/${run.id}`
})
afterAll(() => county?.close())

/** Every address under which something of the run would be told. */
const addresses = () => [
  page,
  `${page}/object`,
  `${page}/answer`,
  `${api}/disclosure`,
  `${api}/disclosure/pairs`,
]

async function expectNothingTold(): Promise<void> {
  for (const path of addresses()) {
    expect([path, (await stranger().get(path)).status]).toEqual([path, 404])
  }
  const told = [programme, `${programme}/communities/222403108204`].map(read)
  for (const text of await Promise.all(told)) expect(text).not.toMatch(/公示中|正在公示|甲局|乙局/)
  const [first] = pairs
  const unit = await stranger().get(`${programme}/supporters/${first?.supporter.id}`)
  expect(unit.status).toBe(404)
}

const objection = (body: string, more: object = {}) => ({ from: 'resident', body, ...more })

describe('before its first day', () => {
  test('nothing of a run is told to anybody, wherever they look', async () => {
    await expectNothingTold()
    expect(await take(county, run, 'disclose', { from: inDays(county, 1) })).toMatchObject({
      status: 200,
    })
    // It is settled by now, and begins tomorrow.
    await expectNothingTold()
    const early = await stranger().post(`${api}/objections`, objection('今天就有意见。'))
    expect(early).toMatchObject({ status: 422, body: { code: 'pairing.not-disclosed' } })
  })
})

describe('while it is disclosed', () => {
  beforeAll(() => county.passDays(1))

  test('anybody reads its days, its pairs and its hashes', async () => {
    const told = await read(`${api}/disclosure`)
    expect(told).toMatchObject({
      state: 'open',
      from: inDays(county, 0),
      belonging: [],
      counts: { pairs: 4, communities: 4, supporters: 2, dropped: 0 },
    })
    const { inputRoot, transcriptHash } = (await county.office.get(run.path)).body
    expect(told).toMatchObject({ inputRoot, transcriptHash })
    const { items } = await read(`${api}/disclosure/pairs?within=222403102`)
    expect(items).toHaveLength(3)
    expect(JSON.stringify([told, items])).not.toMatch(/tier|等次/)
    const html = await read(page)
    expect(html).toMatch(/（周[一二三四五六日]）起.*五个工作日/s)
    expect(html).toContain(`<span>${inputRoot.slice(0, 4)}`)
    expect(await read(programme)).toContain('正在公示结对结果')
  })

  test('pages of the list follow one another to the end', async () => {
    const first = await read(`${api}/disclosure/pairs?limit=3`)
    const second = await read(`${api}/disclosure/pairs?limit=3&after=${first.next}`)
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 1, undefined])
    const ids = [...first.items, ...second.items].map(({ id }: { id: string }) => id)
    expect(new Set(ids)).toEqual(new Set(pairs.map(({ id }) => id)))
  })

  test('the page is searched by township, and says so when nothing is found', async () => {
    const found = await read(`${page}?q=yanminghu`)
    expect(found).toContain('第1村')
    expect(found).not.toContain('第2村')
    expect(await read(`${page}?q=zzzz`)).toContain('公示里没有“zzzz”')
  })

  test('a village and a unit see what is under way and how to open their own row', async () => {
    const village = await read(`${programme}/communities/222403108204`)
    expect(village).toMatch(/[甲乙]局<\/b>将来帮我们/)
    expect(village).toContain(`/api/runs/${countyCode}/${run.id}/opening.json?organization=`)
    const unit = await read(`${programme}/supporters/${pairs[0]?.supporter.id}`)
    expect(unit).toContain('将帮 2 个村')
    expect(unit).toContain(`${page}/object?pair=`)
  })

  test('another programme’s address does not lead to it', async () => {
    const other = `/programmes/${crypto.randomUUID()}/runs/${countyCode}/${run.id}`
    expect((await stranger().get(other)).status).toBe(404)
    const elsewhere = page.replace(`/${countyCode}/`, '/222404/')
    expect((await stranger().get(elsewhere)).status).toBe(404)
  })

  test('a programme that is withdrawn takes its disclosure along', async () => {
    const { version } = (await county.office.get(`/api/programmes/${county.programmeId}`)).body
    const change = (act: string, at: number) =>
      county.office.post(`/api/programmes/${county.programmeId}/${act}`, {
        version: at,
        reason: '核对',
      })
    expect(await change('withdraw', version)).toMatchObject({ status: 200 })
    for (const path of addresses().filter((each) => !each.endsWith('/answer'))) {
      expect((await stranger().get(path)).status).toBe(404)
    }
    const refused = await stranger().post(`${api}/objections`, objection('还能提吗？'))
    expect(refused.status).toBe(404)
    expect(await change('publish', version + 1)).toMatchObject({ status: 200 })
  })
})

const codeIn = (html: string) =>
  [...(/<p class="secret">(.*?)<\/p>/s.exec(html)?.[1] ?? '').matchAll(/[0-9a-f]{4}/g)].join('')

describe('the form of an objection', () => {
  const once = 'c0ffee'.repeat(4)
  const fields = () => ({
    once,
    about: pairs[0]?.id ?? '',
    from: 'resident',
    body: '请换一家单位。',
  })
  const objections = async () => (await county.office.get(`${run.path}/objections`)).body.items

  test('says all that is wrong at once, and keeps what was typed', async () => {
    const wrong = { once, about: 'run', body: '我是 11010519491231002X' }
    const { body } = await stranger().form(`${page}/object`, wrong)
    expect(body).toContain('有 2 处要改')
    expect(body).toMatch(/请选您是谁.*身份证号，不收.*我是 11010519491231002X/s)
    expect(await objections()).toEqual([])
  })

  test('about a pair that is disclosed no more keeps what was written', async () => {
    const gone = { ...fields(), about: crypto.randomUUID() }
    const { status, body } = await stranger().form(`${page}/object`, gone)
    expect(status).toBe(200)
    expect(body).toMatch(/这一对已经不在公示里了.*请换一家单位。/s)
    expect(await objections()).toEqual([])
  })

  test('sent twice, at once or later, is one objection with one code', async () => {
    const sent = await Promise.all([1, 2].map(() => stranger().form(`${page}/object`, fields())))
    const again = await stranger().form(`${page}/object`, fields())
    const codes = new Set([...sent, again].map(({ body }) => codeIn(body as string)))
    expect([...codes]).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])
    expect(await objections()).toHaveLength(1)
    const other = { ...fields(), body: '还有一件别的事。' }
    const different = codeIn((await stranger().form(`${page}/object`, other)).body)
    expect(codes.has(different)).toBe(false)
    expect(await objections()).toHaveLength(2)
  })

  test('is answered to its code alone, however that was written down', async () => {
    const code = codeIn((await stranger().form(`${page}/object`, fields())).body)
    const ask = (typed: string) => stranger().form(`${page}/answer`, { code: typed })
    expect((await ask(code)).body).toContain('还没有答复')
    const [own] = await objections()
    const decision = { decision: 'rejected', answer: '问过村里，愿意。', name: '王主任' }
    await county.office.post(`/api/objections/${countyCode}/${own.id}/decide`, decision)
    const written = ` ${code
      .toUpperCase()
      .replaceAll('0', 'O')
      .replace(/(.{4})/g, '$1 - ')}`
    const answer = await ask(written)
    expect(answer.body).toMatch(/意见不成立.*问过村里，愿意。.*王主任 答复.*请换一家单位。/s)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await ask('0'.repeat(16))).body).toContain('没有这个代码的异议')
    expect((await ask('12')).body).toContain('代码是 16 位')
  })

  test('is taken thirty times an hour from one address, and from others meanwhile', async () => {
    const flood = stranger()
    const send = (at: number) =>
      flood.form(`${page}/object`, { ...fields(), from: '', body: `第 ${at} 次` })
    for (let at = 0; at < 30; at++) expect((await send(at)).status).toBe(200)
    expect((await send(30)).status).toBe(429)
    // What a program sends is the same objection, and no second share.
    expect((await flood.post(`${api}/objections`, objection('还有一件。'))).status).toBe(429)
    expect((await stranger().form(`${page}/object`, fields())).status).toBe(200)
    await county.passDays(1 / 24)
    expect((await send(31)).status).toBe(200)
  })
})

describe('when the programme was withdrawn', () => {
  test('whoever objected reads the answer, and nothing else is told', async () => {
    const sent = { once: 'beef', about: 'run', from: 'resident', body: '撤下以后还答不答复？' }
    const code = codeIn((await stranger().form(`${page}/object`, sent)).body)
    await setPublished(county, false)
    const { status, body } = await stranger().get(`${page}/answer`)
    expect(status).toBe(200)
    const answer = await stranger().form(`${page}/answer`, { code })
    expect(answer.body).toMatch(/还没有答复.*撤下以后还答不答复？/s)
    for (const html of [body, answer.body]) expect(html).not.toMatch(/结对结果|联建办|回到公示/)
    const strange = page.replace(county.programmeId, crypto.randomUUID())
    expect((await stranger().get(`${strange}/answer`)).status).toBe(404)
    await setPublished(county, true)
  })
})

describe('afterwards', () => {
  test('nothing is objected any more, and what was disclosed stays to be read', async () => {
    await county.passDays(20)
    const late = await stranger().post(`${api}/objections`, objection('是不是来晚了？'))
    expect(late).toMatchObject({ status: 422, body: { code: 'pairing.not-disclosed' } })
    expect(await read(`${page}/object`)).toContain('现在不在公示的日子里')
    expect((await read(`${api}/disclosure`)).state).toBe('over')
    for (const { id, decision } of (await county.office.get(`${run.path}/objections`)).body.items) {
      if (decision) continue
      const answered = { decision: 'rejected', answer: '已经说明。', name: '王主任' }
      await county.office.post(`/api/objections/${countyCode}/${id}/decide`, answered)
    }
    expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
    expect(await read(`${api}/disclosure`)).toMatchObject({
      state: 'in-force',
      counts: { pairs: 4 },
    })
    expect(await read(programme)).toMatch(/公示过的.*已生效/s)
    const village = await read(`${programme}/communities/222403108204`)
    expect(village).toMatch(/[甲乙]局<\/a><\/b>在帮我们/)
    expect(village).toContain(`run=${countyCode}-${run.id}`)
  })

  test('the words of an objection go two years after it was decided, and that it was made stays', async () => {
    const { work } = county.application
    const before = (await county.office.get(`${run.path}/objections`)).body.items
    expect(before.length).toBeGreaterThan(1)
    await county.passDays(2 * 365 - 30)
    expect(await forgetObjections(work)).toBe(0)
    await county.passDays(40)
    expect(await forgetObjections(work)).toBe(before.length)
    expect(await forgetObjections(work)).toBe(0)
    const after = (await county.office.get(`${run.path}/objections`)).body.items
    const kept = before.map((each: object) => ({ ...each, body: null, answer: null }))
    expect(after).toEqual(kept)
    const codes = await work.read({ counties: [countyCode] }, (tx) =>
      sql`select code_hash from pairing.objections where county_code = ${countyCode}`.execute(
        tx.db,
      ),
    )
    expect(codes.rows.every((row) => (row as { codeHash: unknown }).codeHash === null)).toBe(true)
  })
})
