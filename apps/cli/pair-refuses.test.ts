import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildXlsx } from '#base/server/tables/testing/build-xlsx.ts'
import { reasonInWords } from './engine-words.ts'
import { Desk, runCli } from './testing/run-cli.ts'

const seed = 'ab'.repeat(32)
let desk: Desk
beforeEach(() => {
  desk = new Desk()
})
afterEach(() => {
  desk.remove()
})

const usual = (out = 'out', communities = 'c.csv') =>
  `--supporters s.csv --communities ${communities} --rules r.json --seed ${seed} --out ${out}`.split(
    ' ',
  )

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
    const { code, err, last } = await runCli(['pair', ...args], { cwd: desk.path })
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
      'c.csv：第 2 行“kind”写的是“镇子”，应为村、社区、小区、乡镇之一',
      'c.csv：第 2 行“capacity_max”写的是“1”，比最少结对的 2 还少',
      'none.csv：找不到这个文件',
      'r.json：“tiers”没有写，应为 "sum-to-four"、"any" 之一',
      'r.json：“tiersHard”没有写，应为 true 或 false',
    ])
  })

  test('tiers that the rules read and nobody wrote', async () => {
    const without = (text: string) =>
      text.replace('tier,', '').replace(/(unit|village),\d,/g, '$1,')
    expect(await refused({ s: without(supporters), c: without(communities) })).toEqual([
      's.csv：第 1 行没有“等次”这一列，本次必须有',
      'c.csv：第 1 行没有“等次”这一列，本次必须有',
    ])
  })

  test('an objective that has nothing to count by', async () => {
    const r = '{"method":"draw","tiers":"any","tiersHard":false,"objectives":["function-need"]}'
    expect(await refused({ r })).toEqual([
      'r.json：“functionNeed”没有给任何职能写需求，目标 "function-need" 要靠它来算',
    ])
  })

  test('counties that our edition does not have, and says what to do', async () => {
    const newer = (text: string) => text.replaceAll('411502', '411599')
    const at = (file: string, row: number, value: string) =>
      `${file}：第 ${row} 行“region_code”写的是“${value}”，2023 版区划里没有 411599`
    const lines = await refused({ s: newer(supporters), c: newer(communities) })
    expect(lines).toEqual([
      '注意：lianjian pair：区划代码按 2023 版核对，其中没有 411599（4 行）。确实是后来新设的，就加 --new-counties 411599；写错的请改。这份规则用不到区划代码，也可以留空',
      at('s.csv', 2, '411599000000'),
      at('s.csv', 3, '411599000000'),
      at('c.csv', 2, '411599001201'),
      at('c.csv', 3, '411599001202'),
    ])
    const rules = { method: 'draw', tiers: 'any', tiersHard: false }
    const sameCounty = JSON.stringify({ ...rules, eligibility: { sameCounty: true } })
    const [hint] = await refused({ s: newer(supporters), r: sameCounty })
    expect(hint).toMatch(/写错的请改$/)
    expect(await refused({}, [...usual(), '--new-counties', '411599,河南'])).toEqual([
      'lianjian pair：“--new-counties”写的是“河南”，应为 6 位数字的县（区）代码，几个之间用逗号隔开',
    ])
  })

  test('hundreds of faults, of which it prints two hundred, some of every file', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `S${at + 10},a,unit,9,,1,1\n`)
    const lines = await refused({ s: header + rows.join('') })
    expect(lines).toHaveLength(201)
    expect(lines.at(-1)).toBe('s.csv：以上是前 200 处，另有 100 处')

    const every = header + rows.join('')
    const all = await refused({ s: every, c: every.replaceAll('unit', 'village'), r: '{}' })
    const of = (file: string) => all.filter((line) => line.startsWith(file)).length
    expect([of('s.csv'), of('c.csv'), of('r.json')]).toEqual([99, 100, 3])
    expect(all.filter((line) => line.includes('另有'))).toEqual([
      's.csv：以上是前 98 处，另有 202 处',
      'c.csv：以上是前 99 处，另有 201 处',
    ])
  })

  test('an identity-card number in any text of the rules, which are published', async () => {
    const id = '110105 19491231 002X'
    const rules = { method: 'draw', tiers: 'any', tiersHard: false }
    const r = JSON.stringify({ ...rules, title: `张三 ${id} 规则`, [id]: { deep: [id] } })
    const lines = await refused({ r })
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(/^r\.json：“.*”像是身份证号（11\*+X）/)
    expect(lines.join('')).not.toContain('19491231')
  })

  test('keys that stand twice, beside all that is wrong besides', async () => {
    const r = '{"method":"draw","method":"toss",\n"tiers":"any","tiers":"any","tiersHard":1}'
    expect(await refused({ r })).toEqual([
      'r.json：第 1 行“method”在同一处写了两次，不知以哪个为准',
      'r.json：第 2 行“tiers”在同一处写了两次，不知以哪个为准',
      'r.json：“method”写的是 "toss"，应为 "draw"、"optimize" 之一',
      'r.json：“tiersHard”写的是 1，应为 true 或 false',
    ])
  })

  test.each([
    [
      'a seed that is no seed, without repeating it',
      ['--seed', 'secret'],
      'lianjian pair：“--seed”应为 64 位十六进制数字（0–9、a–f），写了 6 个字符',
    ],
    ['no seed', [], 'lianjian pair：要写 --seed，或用 --ceremony 给出仪式文件'],
    ['an option without its value', ['--seed'], 'lianjian pair：“--seed”后面没有写内容'],
    ['a missing ceremony', ['--ceremony', 'x.json'], 'x.json：找不到这个文件'],
  ])('%s', async (_, args, expected) => {
    const rest = usual().filter((arg) => arg !== '--seed' && arg !== seed)
    expect(await refused({}, [...rest, ...args])).toEqual([expected])
  })

  test('codes of the engine that hide or turn something, which nobody sees printed', () => {
    const reason = {
      code: 'code-duplicate',
      params: { side: 'supporter', code: 'S\u202e\u200b\n5' },
    }
    expect(reasonInWords(reason, 'zh')).toBe('包联方编号 S␣␣␣5 用了不止一次。')
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
