import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildXlsx } from '#base/server/tables/testing/build-xlsx.ts'
import { encodeGb18030 } from '#base/server/tables/testing/encode-gb18030.ts'
import { buildRoster, type Rows } from './testing/build-roster.ts'
import { randomBelow } from './testing/random.ts'
import { Desk, runCli } from './testing/run-cli.ts'
import { csvOf } from './testing/write-roster.ts'

const seed = 'ab'.repeat(32)
let desk: Desk
beforeEach(() => {
  desk = new Desk()
})
afterEach(() => {
  desk.remove()
})

const pair = (args: string[], lang?: string) =>
  runCli(['pair', ...args], { cwd: desk.path, ...(lang && { lang }) })

const usual = (out = 'out', supporters = 's.csv', communities = 'c.csv') =>
  `--supporters ${supporters} --communities ${communities} --rules r.json --seed ${seed} --out ${out}`.split(
    ' ',
  )

function putRoster(size: Parameters<typeof buildRoster>[0]) {
  const roster = buildRoster(size)
  desk.write('s.csv', csvOf(roster.supporters))
  desk.write('c.csv', csvOf(roster.communities))
  desk.write('r.json', JSON.stringify(roster.rules))
  return roster
}

function shuffled([header = [], ...rows]: Rows): Rows {
  const below = randomBelow(11)
  for (let last = rows.length - 1; last > 0; last--) {
    const other = below(last + 1)
    const kept = rows[last] as string[]
    rows[last] = rows[other] as string[]
    rows[other] = kept
  }
  return [header, ...rows]
}

describe('lianjian pair', () => {
  test('pairs 119 units with 322 communities and keeps to its contract', async () => {
    putRoster('units-119')
    const { code, last, out } = await pair(usual())
    expect(code).toBe(0)
    expect(last).toMatchObject({ pairs: 322, uncovered: 0, certificate: 'ok' })
    expect(out).toContain('结成 322 对')
    const files = desk.read('out')
    expect(Object.keys(files).sort()).toEqual([
      'pairs-named.csv',
      'pairs.csv',
      'report.json',
      'transcript.json',
    ])
    const lines = files['pairs.csv']?.trimEnd().split('\n') ?? []
    expect(lines[0]).toBe('supporter,community')
    expect(lines).toHaveLength(323)
    expect(new Set(lines.slice(1).map((line) => line.split(',')[1])).size).toBe(322)
    const transcript = JSON.parse(files['transcript.json'] ?? '')
    expect(transcript.pairs.map((codes: string[]) => codes.join(','))).toEqual(lines.slice(1))
    expect(desk.list()).toEqual(['c.csv', 'out', 'r.json', 's.csv'])
  })

  test('gives the same bytes whatever the order, the form and the language of the files', async () => {
    const { supporters, communities } = putRoster('units-119')
    const chinese: Record<string, string> = {
      code: '编号',
      name: '名称',
      kind: '类型',
      level: '层级',
      function: '职能',
      tier: '等次',
      region_code: '区划代码',
      capacity_min: '最少结对',
      capacity_max: '最多结对',
      members: '党员数',
      offers: '资源',
      needs: '需求',
      households: '户数',
      unit: '单位',
      village: '村',
      community: '社区',
      county: '县',
      party: '党委',
      economy: '经济',
      law: '政法',
      sector: '业务',
      other: '其他',
    }
    const inChinese = (rows: Rows): Rows =>
      rows.map((cells) => cells.map((cell) => chinese[cell] ?? cell.replaceAll(';', '；')))
    const reversed = (rows: Rows): Rows => rows.map((cells) => [...cells].reverse())

    desk.write('s-mixed.csv', csvOf(shuffled(reversed(supporters))))
    desk.write('c-mixed.csv', csvOf(shuffled(reversed(communities))))
    desk.write('s-gb.csv', encodeGb18030(csvOf(inChinese(supporters)).replaceAll('\n', '\r\n')))
    desk.write('c-bom.csv', `\ufeff${csvOf(inChinese(communities))}`)
    desk.write('s.xlsx', buildXlsx(inChinese(supporters)))
    // Numbers as numbers, as a spreadsheet would hold them.
    desk.write(
      'c.xlsx',
      buildXlsx(
        shuffled(communities).map((row) =>
          row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)),
        ),
      ),
    )

    const results = await Promise.all([
      pair([...usual('out1'), '--openings']),
      pair([...usual('out2', 's-mixed.csv', 'c-mixed.csv'), '--openings']),
      pair([...usual('out3', 's-gb.csv', 'c-bom.csv'), '--openings'], 'C'),
      pair([...usual('out4', 's.xlsx', 'c.xlsx'), '--openings']),
      pair([...usual('out5'), '--openings'], 'C'),
    ])
    expect(results.map(({ code, err }) => ({ code, err }))).toEqual(
      Array.from({ length: 5 }, () => ({ code: 0, err: '' })),
    )
    const files = desk.read('out1')
    expect(Object.keys(files)).toContain('openings.json')
    for (const other of ['out2', 'out4']) expect(desk.read(other)).toEqual(files)
    expect(desk.read('out5')).toEqual(desk.read('out3'))
    // Only this one is written in the reader's language.
    const named = 'pairs-named.csv'
    const { [named]: english, ...inEnglish } = desk.read('out3')
    expect({ ...inEnglish, [named]: files[named] }).toEqual(files)
    expect(english).not.toBe(files[named])
  })

  test('finds one and the same optimum with relations and preferences, and it verifies', async () => {
    const { supporters, communities, rules } = putRoster('units-147')
    const objectives = ['unpaired', 'coverage', 'preference', 'stability', 'function-need', 'fit']
    desk.write('r.json', JSON.stringify({ ...rules, objectives }))
    const relations = [
      ['supporter', 'community', 'relation'],
      ['S0001', 'C0001', 'locked'],
      ['S0002', 'C0002', 'avoid'],
      ['S0004', 'C0007', 'existing'],
    ]
    const preferences = [
      ['supporter', 'community', 'rank', 'side'],
      ['S0007', 'C0004', '1', 'supporter'],
      ['S0007', 'C0010', '2', 'supporter'],
      ['S0010', 'C0004', '1', 'community'],
    ]
    const more = '--relations rel.csv --preferences pref.csv'.split(' ')
    desk.write('rel.csv', csvOf(relations))
    desk.write('pref.csv', csvOf(preferences))
    const first = await pair([...usual('a'), ...more])
    desk.write('rel.csv', csvOf(shuffled(relations)))
    desk.write('pref.csv', csvOf(shuffled(preferences)))
    desk.write('s.csv', csvOf(shuffled(supporters)))
    desk.write('c.csv', csvOf(shuffled(communities)))
    const second = await pair([...usual('b'), ...more])
    expect([first.code, second.code]).toEqual([0, 0])
    expect(first.last).toMatchObject({ pairs: 147, uncovered: 0, certificate: 'ok' })
    expect(desk.read('b')).toEqual(desk.read('a'))
    expect(desk.read('a')['pairs.csv']).toContain('S0001,C0001\n')
    expect(desk.read('a')['pairs.csv']).not.toContain('S0002,C0002\n')
    const verified = await runCli(['verify', 'a/transcript.json'], { cwd: desk.path })
    expect({ code: verified.code, err: verified.err }).toEqual({ code: 0, err: '' })
  })

  test('writes the pairs with names and reasons too, safe for a spreadsheet', async () => {
    const { supporters } = putRoster('units-119')
    const [header = [], [code = '', _name, ...rest] = [], ...others] = supporters
    desk.write('s.csv', csvOf([header, [code, '=1+1', ...rest], ...others]))
    const results = [await pair(usual('a')), await pair(usual('b'), 'C')]
    expect(results.map((each) => each.code)).toEqual([0, 0])
    const [zh, en] = ['a', 'b'].map((out) => desk.read(out)['pairs-named.csv'] ?? '')
    const lines = zh!.trimEnd().split('\n')
    expect(lines[0]).toBe('\ufeff包联单位代码,包联单位,村（社区）代码,村（社区）,为什么')
    expect(en!.split('\n')[0]).toBe('\ufeffsupporter code,supporter,community code,community,why')
    const codes = lines.slice(1).map((line) => line.split(','))
    const pairs = codes.map(([supporter, , community]) => `${supporter},${community}`)
    expect(pairs).toEqual(desk.read('a')['pairs.csv']!.trimEnd().split('\n').slice(1))
    const own = codes.filter((cells) => cells[0] === code)
    expect(own.length).toBeGreaterThan(0)
    for (const cells of own) expect(cells[1]).toMatch(/^"?'=1\+1/)
    expect(zh).toMatch(/第 \d+ 签/)
  })

  test('keeps other files of an existing folder', async () => {
    putRoster('persons-310')
    mkdirSync(join(desk.path, 'out'))
    desk.write('out/公告.txt', '六月一日')
    expect((await pair(usual())).code).toBe(0)
    const files = desk.read('out')
    expect(files['公告.txt']).toBe('六月一日')
    expect(Object.keys(files)).toHaveLength(5)
    expect(desk.list()).toEqual(['c.csv', 'out', 'r.json', 's.csv'])
  })

  test('keeps an earlier run in a folder of its own, and says where', async () => {
    putRoster('persons-310')
    expect((await pair([...usual(), '--openings'])).code).toBe(0)
    const first = desk.read('out')
    expect(await pair(usual())).toMatchObject({ code: 0, err: '' })
    expect(desk.read('out')).toEqual(first)

    const otherSeed = usual().map((arg) => (arg === seed ? 'cd'.repeat(32) : arg))
    const { code, err, last } = await pair([...otherSeed, '--row-secret', '01'.repeat(32)])
    const hash = createHash('sha256').update(first['transcript.json']!).digest('hex')
    const kept = `out/earlier-${hash.slice(0, 12)}`
    expect({ code, err }).toEqual({
      code: 0,
      err: `注意：lianjian pair：“--out”“out”里原有另一次的 pairs.csv、pairs-named.csv、report.json、transcript.json、openings.json，已移到“${kept}”\n`,
    })
    expect(last.pairs).toBe(310)
    expect(desk.read(kept)).toEqual(first)
    const now = ['pairs-named.csv', 'pairs.csv', 'report.json', 'transcript.json']
    expect(readdirSync(join(desk.path, 'out')).sort()).toEqual([kept.slice(4), ...now])
    for (const name of now) {
      expect(readFileSync(join(desk.path, 'out', name), 'utf8')).not.toBe(first[name])
    }
  })

  test.skipIf(process.platform === 'win32')(
    'lets nobody else read what tells tiers or salts, in a new folder and in an old one',
    async () => {
      putRoster('persons-310')
      const modes = (names: string[]) =>
        names.map((name) => (statSync(join(desk.path, 'out', name)).mode & 0o777).toString(8))
      const secret = ['openings.json', 'pairs-named.csv', 'report.json']
      for (const turn of [1, 2]) {
        const { code, out } = await pair([...usual(), '--openings'])
        expect(code).toBe(0)
        expect(out).toContain(
          '不要公开：pairs-named.csv、report.json、openings.json，只有您的账户能读（权限 0600）',
        )
        expect(modes(secret), `turn ${turn}`).toEqual(['600', '600', '600'])
        expect(modes(['pairs.csv', 'transcript.json'])).toEqual(modes(['../s.csv', '../c.csv']))
        // As an earlier version left them.
        for (const name of secret) chmodSync(join(desk.path, 'out', name), 0o644)
      }
      const { out } = await pair(usual('b'), 'C')
      expect(out).toContain(
        'Not for publication: pairs-named.csv, report.json; only your account can read',
      )
    },
  )

  test('changes its outcome with the seed, and its letters’ secrets with the row secret', async () => {
    putRoster('persons-310')
    const [first, second, third] = await Promise.all([
      pair(usual('a')),
      pair(usual('b').map((arg) => (arg === seed ? 'cd'.repeat(32) : arg))),
      pair([...usual('c'), '--row-secret', '01'.repeat(32)]),
    ])
    expect([first.code, second.code, third.code]).toEqual([0, 0, 0])
    expect(first.last.inputRoot).toBe(second.last.inputRoot)
    expect(first.last.inputRoot).not.toBe(third.last.inputRoot)
    expect(desk.read('a')['pairs.csv']).not.toBe(desk.read('b')['pairs.csv'])
  })

  test('takes an optimum without objectives, and says what that means', async () => {
    putRoster('units-119')
    const rules = { method: 'optimize', tiers: 'sum-to-four', tiersHard: false }
    for (const [out, objectives] of [
      ['absent', {}],
      ['empty', { objectives: [] }],
    ] as const) {
      desk.write('r.json', JSON.stringify({ ...rules, ...objectives }))
      const { code, err, last } = await pair(usual(out))
      expect({ code, err }).toEqual({
        code: 0,
        err: '注意：r.json：没有列目标（objectives）：满足最少结对数以后全由种子定，最少数以外一对也不多结。\n',
      })
      expect(last).toMatchObject({ pairs: 322, certificate: 'ok' })
    }
    expect(desk.read('absent')).toEqual(desk.read('empty'))
  })

  test('says in every language and in the report what counts nothing, and pairs', async () => {
    const { supporters } = putRoster('units-147')
    desk.write('s.csv', csvOf(supporters.map((row) => row.slice(0, -1))))
    const rules = { method: 'optimize', tiers: 'any', tiersHard: false }
    desk.write('r.json', JSON.stringify({ ...rules, objectives: ['fit', 'preference'] }))
    const [zh, en] = await Promise.all([pair(usual('a')), pair(usual('b'), 'C')])
    expect(zh.err.split('\n')).toEqual([
      '注意：r.json：目标“fit”分不出高低，每一对都算对不上：没有一个包联方写了资源。',
      '注意：r.json：目标“preference”没有可算的：没有意愿表，或表里没有内容。',
      '',
    ])
    expect(en.err).toContain('note: r.json: The objective “fit” tells no pairs apart')
    expect([zh.code, en.code]).toEqual([0, 0])
    expect(desk.read('b')['report.json']).toEqual(desk.read('a')['report.json'])
    const { notices } = JSON.parse(desk.read('a')['report.json'] ?? '')
    expect(notices.map(({ reasons }: { reasons: object[] }) => reasons)).toEqual([
      [{ code: 'idle-fit', params: { lacks: 'offers' } }],
      [{ code: 'idle-preference', params: {} }],
    ])
  })

  test('takes counties newer than our edition on the office’s word', async () => {
    const { supporters, communities } = putRoster('units-119')
    const newer = (rows: Rows) =>
      csvOf(rows.map((row) => row.map((cell) => cell.replace(/^411502(?=\d{6}$)/, '411599'))))
    desk.write('s.csv', newer(supporters))
    desk.write('c.csv', newer(communities))
    const eligibility = { sameCounty: true }
    const rules = { method: 'draw', tiers: 'any', tiersHard: false, eligibility }
    desk.write('r.json', JSON.stringify(rules))
    expect((await pair(usual())).code).toBe(2)
    const { code, err, last } = await pair([...usual(), '--new-counties', '411599'])
    expect({ code, err }).toEqual({
      code: 0,
      err: '注意：lianjian pair：2023 版区划里没有 411599（441 行），照您写的收下了\n',
    })
    expect(last.pairs).toBe(322)
  })

  test('says in words what cannot be covered, exits 3 and writes nothing', async () => {
    desk.write(
      's.csv',
      'code,name,kind,capacity_min,capacity_max\nS1,市司法局,unit,0,1\nS2,市教育局,unit,0,1\n',
    )
    desk.write(
      'c.csv',
      'code,name,kind,capacity_min,capacity_max\nC1,东村,village,1,1\nC2,西村,village,1,1\nC3,南村,village,1,1\n',
    )
    desk.write('r.json', JSON.stringify({ method: 'draw', tiers: 'any', tiersHard: false }))
    const { code, err, last } = await pair(usual())
    expect(code).toBe(3)
    expect(last).toMatchObject({
      infeasible: true,
      clash: {
        kind: 'places',
        side: 'community',
        members: ['C1', 'C2', 'C3'],
        needed: 3,
        available: 2,
      },
    })
    expect(err.split('\n').slice(1, 3)).toEqual([
      '3 个村（社区）至少要 3 个对子，2 个包联方最多承担 2 个，缺 1 个。',
      '最小的一处：3 个村（社区）（东村、西村、南村）一共要 3 个名额，能和它们结对的只有 市司法局、市教育局，合起来最多接 2 个，差 1 个。',
    ])
    expect(desk.read('out')).toEqual({})
    expect(desk.list()).toEqual(['c.csv', 'r.json', 's.csv'])
  })
})
