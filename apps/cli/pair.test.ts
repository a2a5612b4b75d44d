import { execFileSync } from 'node:child_process'
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
    expect(Object.keys(files).sort()).toEqual(['pairs.csv', 'report.json', 'transcript.json'])
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
    ])
    expect(results.map(({ code, err }) => ({ code, err }))).toEqual(
      Array.from({ length: 4 }, () => ({ code: 0, err: '' })),
    )
    const files = desk.read('out1')
    expect(Object.keys(files)).toContain('openings.json')
    for (const other of ['out2', 'out3', 'out4']) expect(desk.read(other)).toEqual(files)
  })

  test('keeps other files of an existing folder', async () => {
    putRoster('persons-310')
    const folder = new Desk()
    folder.write('公告.txt', '六月一日')
    folder.write('pairs.csv', 'old')
    desk.copy(folder.path, 'out')
    folder.remove()
    expect((await pair(usual())).code).toBe(0)
    const files = desk.read('out')
    expect(files['公告.txt']).toBe('六月一日')
    expect(files['pairs.csv']?.startsWith('supporter,community\n')).toBe(true)
    expect(desk.list()).toEqual(['c.csv', 'out', 'r.json', 's.csv'])
  })

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
    expect(err).toMatch(/东村/)
    expect(desk.read('out')).toEqual({})
    expect(desk.list()).toEqual(['c.csv', 'r.json', 's.csv'])
  })
})

describe('lianjian pair refuses with exit code 2 and writes nothing', () => {
  const header = 'code,name,kind,tier,region_code,capacity_min,capacity_max\n'
  const supporters = `${header}S1,市司法局,unit,1,411502000000,1,2\nS2,市教育局,unit,2,411502000000,1,2\n`
  const communities = `${header}C1,东村,village,3,411502001201,1,1\nC2,西村,village,2,411502001202,1,1\n`

  async function refused(
    change: { s?: string | Uint8Array; c?: string | Uint8Array; r?: string },
    args = usual(),
  ): Promise<string[]> {
    desk.write('s.csv', change.s ?? supporters)
    desk.write('c.csv', change.c ?? communities)
    const rules = { method: 'draw', tiers: 'sum-to-four', tiersHard: false }
    desk.write('r.json', change.r ?? JSON.stringify(rules))
    const before = desk.list()
    const { code, err, last } = await pair(args)
    expect(code).toBe(2)
    expect(err).not.toMatch(/\bat .*:\d+:\d+/)
    expect(desk.list()).toEqual(before)
    const lines = err.trimEnd().split('\n')
    expect(lines.at(-1)).toBe(`共 ${last.faults} 处要改；没有写出任何文件`)
    return lines.slice(0, -1)
  }

  const row = 'S3,市水利局,unit'
  const xlsxRows = [
    ['编号', '名称', '类型', '等次', '最少结对', '最多结对'],
    ['S1', '市司法局', '单位', 1, 1, 2],
    ['S2', '市教育局', '单位', 2, 1, 2],
  ]
  test.each<[string, string | Uint8Array, string[]]>([
    [
      'a tier in full width that is wrong',
      `${supporters}${row},４,411502000000,1,1\n`,
      ['s.csv：第 4 行“tier”写的是“４”，应为 1、2 或 3'],
    ],
    [
      'a duplicate code',
      `${supporters}Ｓ１,市水利局,unit,1,411502000000,1,1\n`,
      ['s.csv：第 4 行“code”写的是“Ｓ１”，与第 2 行的编号重复'],
    ],
    [
      'an unknown region',
      `${supporters}${row},1,991502000000,1,1\n`,
      ['s.csv：第 4 行“region_code”写的是“991502000000”，没有这个区划'],
    ],
    [
      'an identity-card number as a code',
      `${supporters}11010519491231002X,张三,person,1,,1,1\n`,
      ['s.csv：第 4 行“code”像是身份证号（11***************X）；名册里不得有身份证号，请删去'],
    ],
    ['an empty file', '', ['s.csv：文件是空的']],
    ['a header without rows', header, ['s.csv：只有表头，没有内容']],
    [
      'formula cells',
      buildXlsx([...xlsxRows, ['S3', '市水利局', '单位', 1, { formula: 'E2', value: 1 }, 2]]),
      ['s.csv：第 4 行“最少结对”是公式；请复制后“粘贴为数值”'],
    ],
    [
      'merged cells',
      buildXlsx([...xlsxRows, ['S3', '市水利局', '单位', null, 1, 2]], ['D3:D4']),
      ['s.csv：第 3 行“等次”是合并单元格（D3:D4）；请取消合并，每格各写各的'],
    ],
    [
      'an old workbook',
      Buffer.from('d0cf11e0a1b11ae100', 'hex'),
      ['s.csv：是旧式 .xls 文件；请用表格软件打开，另存为 .xlsx'],
    ],
    [
      'a file of 50 MB',
      Buffer.alloc(50 * 1024 * 1024, 'S1,a,unit\n'),
      ['s.csv：文件有 50 MB，最多 32 MB；请只保留要用的工作表和列'],
    ],
    ['a broken workbook', buildXlsx(xlsxRows).subarray(0, 700), ['s.csv：工作簿坏了，打不开']],
    ['a zip bomb', bomb(), ['s.csv：工作簿解压后太大，不予打开']],
  ])('%s', async (_, s, expected) => {
    expect(await refused({ s })).toEqual(expected)
  })

  test('faults of all files and options at once', async () => {
    const lines = await refused(
      {
        s: `${header}S1,,unit,1,,1,2\n`,
        c: `${header}C1,东村,镇子,3,,2,1\n`,
        r: '{"method":"draw"}',
      },
      [...usual(), '--relations', 'none.csv', '--colour', 'red'],
    )
    expect(lines).toEqual([
      'lianjian pair：“--colour”不认识这个选项',
      'lianjian pair：多出“red”',
      's.csv：第 2 行“name”没有填，应为名称（不超过 200 个字，不换行）',
      'c.csv：第 2 行“kind”写的是“镇子”，应为村、社区、小区、乡镇 之一',
      'c.csv：第 2 行“capacity_max”写的是“1”，比最少结对的 2 还少',
      'none.csv：找不到这个文件',
      'r.json：“tiers”没有写，应为 "sum-to-four"、"any" 之一',
      'r.json：“tiersHard”没有写，应为 true 或 false',
    ])
  })

  test('hundreds of faults, of which it prints two hundred and counts the rest', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `S${at + 10},a,unit,9,,1,1\n`)
    const lines = await refused({ s: header + rows.join('') })
    expect(lines).toHaveLength(201)
    expect(lines.at(-1)).toBe('另有 100 处')
  })

  test.each([
    [
      'a seed that is no seed, without repeating it',
      ['--seed', 'secret'],
      'lianjian pair：“--seed”应为 64 位十六进制数字（0–9、a–f），写了 6 个字符',
    ],
    ['no seed', [], 'lianjian pair：“--seed”要写 --seed，或用 --ceremony 给出仪式文件'],
    ['an option without its value', ['--seed'], 'lianjian pair：“--seed”后面没有写内容'],
    ['a missing ceremony', ['--ceremony', 'x.json'], 'x.json：找不到这个文件'],
  ])('%s', async (_, args, expected) => {
    const rest = usual().filter((arg) => arg !== '--seed' && arg !== seed)
    expect(await refused({}, [...rest, ...args])).toEqual([expected])
  })

  test('a file in the place of the folder, and a folder in the place of a file', async () => {
    desk.write('taken', 'x')
    expect(await refused({}, usual('taken', '.'))).toEqual([
      '.：是文件夹，应为文件',
      'lianjian pair：“--out”“taken”是文件，应为文件夹',
    ])
  })
})

function bomb(): Uint8Array {
  return buildXlsx([['x'], [' '.repeat(60_000_000)]])
}

describe('lianjian', () => {
  test('answers in the reader’s language', async () => {
    const [zh, en, asked] = await Promise.all([
      runCli(['help']),
      runCli([], { lang: 'en_US.UTF-8' }),
      runCli(['help', 'pair', '--lang', 'en']),
    ])
    expect(zh.out).toContain('复核一份公开记录')
    expect(en.out).toContain('check a published transcript')
    expect(asked.out).toContain('Exit codes: 0 paired')
    expect([zh.code, en.code, asked.code]).toEqual([0, 0, 0])
  })

  test('knows no command but its own', async () => {
    const { code, err } = await runCli(['toString'], { lang: 'C' })
    expect(code).toBe(2)
    expect(err).toBe('there is no command "toString"; see lianjian help\n')
  })

  const older = findOlderNode()
  test.skipIf(older === null)('runs under an older Node by starting its own', async () => {
    const { code, out, err } = await runCli(['help'], { node: older as string })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('pair')
    expect((await runCli(['nothing'], { node: older as string })).code).toBe(2)
  })
})

/** A system Node that cannot run TypeScript, where there is one. */
function findOlderNode(): string | null {
  const node = '/usr/bin/node'
  try {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' })
    return Number(version.slice(1).split('.')[0]) < 24 ? node : null
  } catch {
    return null
  }
}
