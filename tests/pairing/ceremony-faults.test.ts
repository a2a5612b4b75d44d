/** What goes wrong at a draw in public: each is met with a sentence that says what is the matter, and nothing is lost. */
import { type Verdict, verify } from '@lianjian/pairing'
import { quicknetRound } from '@lianjian/pairing/ceremony'
import { say } from '@lianjian/pairing/words'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#base/server/new-id.ts'
import { round1000 } from '../../packages/pairing/test/ceremonies.ts'
import {
  type Announced,
  announced,
  frozen,
  makeDrawCounty,
  names,
  revealing,
  sealing,
} from './ceremony.ts'
import { type County, countyCode } from './county.ts'
import { acceptAll, compute, decided, inDays, proposalsOf, take } from './lead-run.ts'

let county: County
beforeAll(async () => {
  county = await makeDrawCounty()
})
afterAll(() => county?.close())

const stranger = () => county.application.visitor()
const seen = async ({ path }: Announced) => (await stranger().get(path)).body
const refused = (status: number, code: string, ...says: string[]) => ({
  status,
  body: {
    code,
    title: expect.stringMatching(new RegExp(says.join('.*'))),
  },
})

async function host(draw: Announced, what: string, more: object = {}) {
  const version = what === 'draw' ? draw.run.version : (await seen(draw)).version
  return county.office.post(`${draw.run.path}/ceremony/${what}`, { version, ...more })
}

async function closed(draw: Announced): Promise<Announced> {
  for (const party of draw.parties) {
    await stranger().post(`${draw.path}/commit`, sealing(draw, party))
  }
  expect(await host(draw, 'close')).toMatchObject({ status: 200 })
  return draw
}

async function revealed(draw: Announced): Promise<Announced> {
  await closed(draw)
  for (const party of draw.parties) {
    const answer = await stranger().post(`${draw.path}/reveal`, revealing(party))
    expect(answer).toMatchObject({ status: 200 })
  }
  return draw
}

/** Due in half a day. */
const coming = () => {
  const round = quicknetRound(county.clock.now().getTime() / 1000 + 43_200)
  return { beacon: { kind: 'drand-quicknet', event: `drand 第 ${round} 轮`, round } }
}

describe('a party withholds its number', () => {
  test('until the public value is there: then it may not be revealed any more, and the draw can only be void', async () => {
    const draw = await closed(await announced(county, coming()))
    const [late, ...others] = draw.parties
    for (const party of others) await stranger().post(`${draw.path}/reveal`, revealing(party))
    await county.passDays(1)
    expect(await stranger().post(`${draw.path}/reveal`, revealing(late as never))).toMatchObject(
      refused(422, 'pairing.ceremony-too-late', '公共数已经公布', '这次作废'),
    )
    expect(await host(draw, 'beacon', { signature: round1000 })).toMatchObject(
      refused(422, 'pairing.ceremony-not-all-revealed', names[0] as string, '作废'),
    )
    expect(await host(draw, 'draw')).toMatchObject(
      refused(422, 'pairing.ceremony-value-not-there', '公共数还没有到'),
    )
    const reason = `${names[0]}没有揭开`
    expect(await take(county, draw.run, 'void', { reason })).toMatchObject({ status: 200 })
    const { stage, parties } = await seen(draw)
    expect(stage).toBe('void')
    // Who withheld stays to be seen.
    expect(parties.map(({ share }: { share: string | null }) => share !== null)).toEqual([
      ...[false, true, true, true],
    ])
  })

  test('its seal: sealing is not closed without it, and nobody seals once the public value is there', async () => {
    const draw = await announced(county, { ...coming(), onPaper: [names[3] as string] })
    const [late, ...others] = draw.parties
    for (const party of others) await stranger().post(`${draw.path}/commit`, sealing(draw, party))
    expect(await host(draw, 'close')).toMatchObject(
      refused(422, 'pairing.ceremony-not-all-sealed', `还有 ${names[0]}`, '没有封存'),
    )
    await county.passDays(1)
    const tooLate = refused(422, 'pairing.ceremony-seal-late', '公共数已经公布', '这次作废')
    const own = sealing(draw, late as never)
    expect(await stranger().post(`${draw.path}/commit`, own)).toMatchObject(tooLate)
    const typed = `${draw.run.path}/ceremony/parties/4/commitment`
    const value = 'ab'.repeat(32)
    expect(await county.office.post(typed, { value })).toMatchObject(tooLate)
    const { version } = await seen(draw)
    const link = { version, reason: '链接丢了' }
    expect(
      await county.office.post(`${draw.run.path}/ceremony/parties/1/link`, link),
    ).toMatchObject(tooLate)
    expect(await host(draw, 'close')).toMatchObject(tooLate)
    const { stage, parties } = await seen(draw)
    expect(stage).toBe('sealing')
    expect(parties[0].commitment).toBeNull()
    // What was sealed in time and sent once more is answered as it was.
    const [inTime] = others
    expect(
      await stranger().post(`${draw.path}/commit`, sealing(draw, inTime as never)),
    ).toMatchObject({ status: 200 })
  })
})

describe('the public value is late, or a clock is wrong', () => {
  test('it is not taken before its time by the server’s clock, which is said beside it', async () => {
    const draw = await revealed(await announced(county, coming()))
    expect((await seen(draw)).beacon.isDue).toBe(false)
    const [day] = county.clock.now().toISOString().split('T')
    expect(day).toMatch(/^\d{4}-/)
    expect(await host(draw, 'beacon', { signature: round1000 })).toMatchObject(
      refused(422, 'pairing.ceremony-value-early', '公共数要到 20', '服务器的钟现在是 20', '校准'),
    )
    await county.passDays(2)
    const { stage, beacon } = await seen(draw)
    expect([stage, beacon.isDue]).toEqual(['waiting', true])
    expect(await host(draw, 'beacon')).toMatchObject(
      refused(422, 'pairing.ceremony-signature-missing', '要有签名'),
    )
    expect(await host(draw, 'beacon', { signature: round1000 })).toMatchObject(
      refused(422, 'pairing.ceremony-signature-wrong', `第 ${beacon.round} 轮`),
    )
    // What was refused left nothing: days later the right one is still waited for.
    expect((await seen(draw)).beacon.value).toBeNull()
  })
})

describe('two hosts press at once', () => {
  const both = (draw: Announced, what: string, body: object) =>
    Promise.all(
      [county.office, county.colleague].map((each) =>
        each.post(`${draw.run.path}/ceremony/${what}`, body),
      ),
    )
  const told = (answers: { status: number; body: { title?: string } }[]) =>
    answers
      .map(({ status, body }) => `${status} ${body.title ?? ''}`.trim())
      .sort((one, other) => one.localeCompare(other))

  test('one act is done, and the other host is told that it was', async () => {
    const draw = await announced(county)
    for (const party of draw.parties) {
      await stranger().post(`${draw.path}/commit`, sealing(draw, party))
    }
    const moved = '409 您打开之后，另一位主持人已经办了一步，请看清再办'
    const version = async () => (await seen(draw)).version
    expect(told(await both(draw, 'close', { version: await version() }))).toEqual(['200', moved])
    for (const party of draw.parties) {
      await stranger().post(`${draw.path}/reveal`, revealing(party))
    }
    const value = { version: await version(), value: '123456' }
    expect(told(await both(draw, 'beacon', value))).toEqual(['200', moved])
    const drawn = await both(draw, 'draw', { version: draw.run.version })
    expect(drawn.map(({ status }) => status).sort()).toEqual([202, 409])
    expect(drawn.find(({ status }) => status === 409)?.body.title).toMatch(/别人已经办了一步/)
    await compute(county, draw.run)
    expect((await seen(draw)).stage).toBe('drawn')
  })
})

describe('a transcript of a draw', () => {
  let transcript: string
  beforeAll(async () => {
    const draw = await revealed(await announced(county))
    await host(draw, 'beacon', { value: '314159265358979323846264338327' })
    await host(draw, 'draw')
    await compute(county, draw.run)
    const file = `/api/public/runs/${countyCode}/${draw.run.id}/transcript.json`
    transcript = await (await fetch(`${county.application.url}${file}`)).text()
    expect(verify(transcript).ok).toBe(true)
  })
  const sentence = (verdict: Verdict) => (verdict.ok ? '' : say(verdict.fault))

  test.each([
    [
      'in which a pair was changed',
      (text: string) => swapPairs(text),
      /第 \d+ 对不一样：写的是.*算出来是/,
    ],
    [
      'in which a die was turned',
      (text: string) => text.replace('314159', '314158'),
      /不对|对不上/,
    ],
    [
      'that was cut short',
      (text: string) => text.slice(0, text.length / 2),
      /文件不完整或格式坏了/,
    ],
    [
      'of another version',
      (text: string) => text.replace('transcript/1', 'transcript/2'),
      /lianjian-transcript\/2 格式.*换对应的版本/,
    ],
    [
      'that an editor saved anew',
      (text: string) => JSON.stringify(JSON.parse(text), null, 2),
      /字节改过了.*重新下载/,
    ],
  ] as const)('%s is refused in a sentence', (_, change, says) => {
    expect(sentence(verify(change(transcript)))).toMatch(says)
  })
})

/** The villages of the first two pairs in each other's place. */
function swapPairs(text: string): string {
  const { pairs } = JSON.parse(text) as { pairs: [string, string][] }
  const [[a, one], [b, other]] = pairs as [[string, string], [string, string]]
  const row = (unit: string, village: string) => JSON.stringify([unit, village])
  const changed = text.replace(row(a, one), row(a, other)).replace(row(b, other), row(b, one))
  expect(changed).not.toBe(text)
  return changed
}

describe('an identical run is started twice', () => {
  const startWith = (key: string) =>
    county.office.ask(
      'POST',
      `/api/cycles/${county.cycleId}/runs`,
      { way: 'tier-draw' },
      { 'idempotency-key': key },
    )

  test('by one press that the network told twice: it is one run', async () => {
    const key = newId()
    const [one, other] = await Promise.all([startWith(key), startWith(key)])
    const third = await startWith(key)
    const ids = [one, other, third].filter(({ status }) => status === 200)
    expect(new Set(ids.map(({ body }) => body.id)).size).toBe(1)
    expect(third.status).toBe(200)
  })

  test('on purpose: they are two, each with a list, an event and a record of its own', async () => {
    const [first, second] = [await announced(county), await announced(county)]
    expect(first.root).not.toBe(second.root)
    const [party] = first.parties
    const elsewhere = { ...sealing(second, party as never) }
    // A link of one draw speaks in no other.
    expect(await stranger().post(`${second.path}/commit`, elsewhere)).toMatchObject(
      refused(422, 'pairing.ceremony-wrong-link', '不是这次抽签里任何一方的'),
    )
    const items = (await county.office.get(`/api/cycles/${county.cycleId}/runs`)).body.items
    const ids = items.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(expect.arrayContaining([first.run.id, second.run.id]))
  })

  test('and announced twice: the second announcement is refused', async () => {
    const run = await frozen(county)
    const body = {
      ...{ version: run.version, event: '抽签' },
      parties: names.map((party) => ({ party, way: 'device' })),
      beacon: { kind: 'dice', event: '骰子' },
    }
    const announce = () => county.office.post(`${run.path}/ceremony`, body)
    expect((await announce()).status).toBe(200)
    expect(await announce()).toMatchObject(
      refused(422, 'pairing.ceremony-announced-already', '已经公布过', '作废'),
    )
  })
})

describe('a unit is closed while its pair is disclosed', () => {
  test('the pair comes into force as it was disclosed, and the office is told whom to pair again', async () => {
    const run = await decided(county, { way: 'tier-draw' })
    await take(county, run, 'propose', { answerBy: inDays(county, 7) })
    await acceptAll(county, run)
    await take(county, run, 'disclose', { from: inDays(county, 0) })
    expect((await county.office.get(run.path)).body.closed).toEqual([])
    const [pair] = await proposalsOf(county, run)
    const unit = pair?.supporter as { id: string; name: string }
    const path = `/api/organizations/${countyCode}/${unit.id}`
    const { version } = (await county.office.get(path)).body
    const closing = { version, day: inDays(county, 0), reason: '机构改革' }
    expect(await county.office.post(`${path}/close`, closing)).toMatchObject({ status: 200 })
    const told = [{ count: 1, organization: { name: unit.name, ended: '已撤销' } }]
    const closedOf = async () => (await county.office.get(run.path)).body.closed
    expect(await closedOf()).toMatchObject(told)
    await county.passDays(20)
    expect(await take(county, run, 'enforce')).toMatchObject({ status: 200 })
    expect(await closedOf()).toMatchObject(told)
    const stranded = (await county.office.get('/api/partnerships/stranded')).body.items
    expect(stranded).toMatchObject([
      { cycleId: county.cycleId, count: 1, organization: { name: unit.name, ended: '已撤销' } },
    ])
    const again = await county.office.post(`/api/cycles/${county.cycleId}/re-pairing`, {
      reason: '机构改革后重新结对',
    })
    expect(again).toMatchObject({ status: 200 })
  })
})
