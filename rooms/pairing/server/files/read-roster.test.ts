import { type Rules, rulesSchema } from '@lianjian/pairing'
import { describe, expect, test } from 'vitest'
import { faultInWords } from '#base/server/tables/fault-words.ts'
import { readTable } from '#base/server/tables/read-table.ts'
import { readRoster } from './read-roster.ts'
import { createRegionCheck } from './region-code.ts'
import { fileWords } from './words.ts'

const anyRules = rulesSchema.parse({ method: 'draw', tiers: 'any', tiersHard: false })
const allRules = rulesSchema.parse({
  method: 'optimize',
  tiers: 'sum-to-four',
  tiersHard: false,
  objectives: ['function-need', 'fit', 'distance', 'preference', 'stability'],
  eligibility: { levels: [{ supporterLevels: ['county'], communityKinds: ['village'] }] },
})

const goodSupporters =
  'code,name,kind,level,function,tier,region_code,capacity_min,capacity_max,members,offers\n' +
  'S1,市司法局,unit,county,law,1,411502000000,1,4,35,legal;services\n' +
  'S2,张三,person,county,party,2,411502000000,0,1,,\n'
const goodCommunities =
  'code,name,kind,tier,needs,region_code,capacity_min,capacity_max,households\n' +
  'C1,东村,village,3,legal;income,411502001201,1,1,300\n' +
  'C2,西社区,community,2,culture,411502001002,1,2,900\n'

interface Texts {
  supporters?: string
  communities?: string
  preferences?: string
  relations?: string
}

async function read(texts: Texts = {}, rules: Rules | null = anyRules) {
  const table = (name: string, text: string) => readTable({ name, bytes: Buffer.from(text) })
  return readRoster(
    {
      supporters: await table('s.csv', texts.supporters ?? goodSupporters),
      communities: await table('c.csv', texts.communities ?? goodCommunities),
      ...(texts.preferences !== undefined && {
        preferences: await table('p.csv', texts.preferences),
      }),
      ...(texts.relations !== undefined && { relations: await table('r.csv', texts.relations) }),
    },
    rules,
  )
}

async function told(texts: Texts, rules: Rules | null = anyRules) {
  const { faults, roster } = await read(texts, rules)
  expect(roster === null).toBe(faults.length > 0)
  return faults.map((fault) => faultInWords(fault, 'zh', fileWords))
}

describe('a sound roster', () => {
  const expected = {
    supporters: [
      {
        code: 'S1',
        name: '市司法局',
        kind: 'unit',
        level: 'county',
        function: 'law',
        tier: 1,
        region: '411502000000',
        min: 1,
        max: 4,
        offers: ['legal', 'services'],
      },
      {
        code: 'S2',
        name: '张三',
        kind: 'person',
        level: 'county',
        function: 'party',
        tier: 2,
        region: '411502000000',
        min: 0,
        max: 1,
        offers: [],
      },
    ],
    communities: [
      {
        code: 'C1',
        name: '东村',
        kind: 'village',
        tier: 3,
        needs: ['legal', 'income'],
        region: '411502001201',
        min: 1,
        max: 1,
      },
      {
        code: 'C2',
        name: '西社区',
        kind: 'community',
        tier: 2,
        needs: ['culture'],
        region: '411502001002',
        min: 1,
        max: 2,
      },
    ],
    preferences: [{ side: 'community', supporter: 'S1', community: 'C1', rank: 1 }],
    relations: [{ supporter: 'S2', community: 'C2', relation: 'avoid' }],
  }

  test('is read with English headers', async () => {
    const { roster, faults, notices } = await read(
      {
        preferences: 'supporter,community,rank,side\nS1,C1,1,community\n',
        relations: 'supporter,community,relation\nS2,C2,avoid\n',
      },
      allRules,
    )
    expect([...faults, ...notices]).toEqual([])
    expect(roster).toEqual(expected)
  })

  test('is the same with Chinese headers and words, in another order, in full width', async () => {
    const { roster, faults, notices } = await read(
      {
        supporters:
          '资源（可不填）,党员数,最多结对,最少 结对,区划代码（12位）,等次 （1–3）,职能*,层级,类型,名称,编号\n' +
          '法律服务；公共服务,３５,４,１,４１１５０２００００００,１,政法,县,单位,市司法局,Ｓ１\n' +
          ',,1,0,411502000000,2,党委,县级,干部, 张三　,S2\n',
        communities:
          'Code,Name,KIND,Tier,Needs,Region Code,Capacity-Min,capacity max,Households\n' +
          'C1,东村,村,3,法律服务、增收,411502001201,1,1,300\n' +
          'C2,西社区,社区,2,"文化,",411502001002,1,2,900\n',
        preferences: '填报方,名次,村（社区）,包联方\n村(社区),1,C1,S1\n',
        relations: '关系,村,包联方编号\n回避,Ｃ２,S2\n',
      },
      allRules,
    )
    expect([...faults, ...notices]).toEqual([])
    expect(roster).toEqual(expected)
  })

  test('may have empty preferences and relations', async () => {
    const { roster } = await read({
      preferences: 'supporter,community,rank,side\n',
      relations: 'supporter,community,relation\n',
    })
    expect(roster).toMatchObject({ preferences: [], relations: [] })
  })

  test('loses unknown columns, and says so', async () => {
    const { roster, notices } = await read({
      supporters: 'code,name,kind,capacity_min,capacity_max,电话\nS1,a,unit,1,1,123\n',
    })
    expect(roster?.supporters).toEqual([{ code: 'S1', name: 'a', kind: 'unit', min: 1, max: 1 }])
    expect(notices.map((notice) => faultInWords(notice, 'zh', fileWords))).toEqual([
      's.csv：第 1 行“电话”不认识这一列，已略去',
    ])
  })

  test('needs the columns that the rules read, and no others', async () => {
    const supporters = 'code,name,kind,capacity_min,capacity_max\nS1,a,unit,1,1\nS2,b,unit,1,1\n'
    expect(await told({ supporters })).toEqual([])
    expect(await told({ supporters }, allRules)).toEqual([
      's.csv：第 1 行没有“等次”这一列，本次必须有',
      's.csv：第 1 行没有“层级”这一列，本次必须有',
      's.csv：第 1 行没有“职能”这一列，本次必须有',
      's.csv：第 1 行没有“区划代码”这一列，本次必须有',
    ])
  })
})

describe('a faulty roster', () => {
  test('is told in full, with row, column, value and what was expected', async () => {
    const faults = await told(
      {
        supporters:
          '编号,名称,类型,层级,职能,等次,区划代码,最少结对,最多结对,党员数,资源\n' +
          'S1,a,公司,县,政法,4,41150200000,1,2,x,法律;唱歌\n' +
          'S1,b,单位,,政法,2,991502000000,3,2,,\n' +
          ',,单位,县,政法,1.0,4.11502E+11,-1,1e3,,\n',
        relations: '包联方,村,关系\nS9,C1,锁定\nS1,C1,锁定\nS1,C1,回避\nS1,C1,锁定\nS1,C9,朋友\n',
        preferences: '包联方,村,名次,填报方\nS1,C1,1,包联方\nS1,C1,2,包联方\nS1,C2,0,谁\n',
      },
      allRules,
    )
    const kinds = '单位、支部、干部、企业、学校、医院、社会组织之一'
    const needs =
      '组织建设、增收、法律服务、特色产业、公共服务、人居环境、医疗健康、教育、文化之一，可写几个，用“；”隔开'
    const capacity = '0 到 100000 的整数'
    expect(faults).toEqual([
      's.csv：第 2 行“党员数”写的是“x”，应为整数',
      `s.csv：第 2 行“类型”写的是“公司”，应为${kinds}`,
      's.csv：第 2 行“等次”写的是“4”，应为 1、2 或 3',
      's.csv：第 2 行“区划代码”写的是“41150200000”，应为 12 位数字的区划代码',
      `s.csv：第 2 行“资源”写的是“法律;唱歌”，其中“法律”不对，应为${needs}`,
      's.csv：第 3 行“编号”写的是“S1”，与第 2 行的编号重复',
      's.csv：第 3 行“层级”没有填，应为中央、省、市、县、乡镇、村之一',
      's.csv：第 3 行“区划代码”写的是“991502000000”，没有这个区划',
      's.csv：第 3 行“最多结对”写的是“2”，比最少结对的 3 还少',
      's.csv：第 4 行“编号”没有填，应为编号（不超过 100 个字，没有换行和看不见的字符，不以 = + - @ 开头）',
      's.csv：第 4 行“名称”没有填，应为名称（不超过 200 个字，不换行）',
      's.csv：第 4 行“等次”写的是“1.0”，应为 1、2 或 3',
      's.csv：第 4 行“区划代码”写的是“4.11502E+11”，是表格软件缩写的数字，后几位已经丢失；请把这一列设为文本再重新填写',
      `s.csv：第 4 行“最少结对”写的是“-1”，应为 ${capacity}`,
      `s.csv：第 4 行“最多结对”写的是“1e3”，应为 ${capacity}`,
      'p.csv：第 3 行“包联方”“S1”与“C1”在第 2 行已经排过',
      'p.csv：第 4 行“名次”写的是“0”，应为从 1 起的整数',
      'p.csv：第 4 行“填报方”写的是“谁”，应为包联方、村(社区)之一',
      'r.csv：第 2 行“包联方”写的是“S9”，包联方名册里没有这个编号',
      'r.csv：第 4 行“关系”写的是“回避”，与第 3 行矛盾：同一对不能既锁定又回避',
      'r.csv：第 5 行“关系”与第 3 行重复',
      'r.csv：第 6 行“村”写的是“C9”，村（社区）名册里没有这个编号',
      'r.csv：第 6 行“关系”写的是“朋友”，应为现有、锁定、回避之一',
    ])
  })

  test('whose supporters could not be read calls nobody in the relations unknown', async () => {
    expect(
      await told({ supporters: '', relations: 'supporter,community,relation\nS1,C1,avoid\n' }),
    ).toEqual(['s.csv：文件是空的'])
  })

  test('without rows is a fault of supporters and communities', async () => {
    expect(await told({ communities: 'code,name,kind,capacity_min,capacity_max\n' })).toEqual([
      'c.csv：只有表头，没有内容',
    ])
  })

  test('with a title above the header is told where the header is', async () => {
    expect(await told({ supporters: `2026 年包联方名册\n${goodSupporters}` })).toEqual([
      's.csv：第 2 行表头好像在这一行；请删去它上面的行，让表头在第 1 行',
    ])
  })

  test('with another table in its place gets one answer', async () => {
    expect(await told({ supporters: '甲,乙\n1,2,3\n4,5,6\n' })).toEqual([
      's.csv：第 1 行没有一个认识的表头；应有：编号、名称、类型、层级、职能、等次、区划代码、最少结对、最多结对、党员数、资源',
    ])
  })

  test('with one column under two names keeps neither quietly', async () => {
    expect(
      await told({
        communities: '编号,code,name,kind,capacity_min,capacity_max\nC1,C2,a,村,1,1\n',
      }),
    ).toEqual(['c.csv：第 1 行“code”与“编号”是同一列，只能有一个'])
  })

  test('may have a village that asks for nothing yet', async () => {
    const { roster, faults } = await read(
      {
        communities:
          'code,name,kind,tier,needs,region_code,capacity_min,capacity_max,households\n' +
          'C1,东村,village,3,,411502001201,1,1,300\n' +
          'C2,西社区,community,2,;,411502001002,1,2,900\n',
      },
      allRules,
    )
    expect(faults).toEqual([])
    expect(roster?.communities.map(({ needs }) => needs)).toEqual([[], []])
  })

  test('is checked for what every run needs when the rules cannot be read', async () => {
    expect(await told({ supporters: 'code,name,kind,capacity_min\nS1,a,unit,1\n' }, null)).toEqual([
      's.csv：第 1 行没有“最多结对”这一列，本次必须有',
    ])
  })

  test('refuses codes that would start a formula when written out again', async () => {
    const supporters = (code: string) =>
      `code,name,kind,capacity_min,capacity_max\n${code},a,unit,1,1\n`
    for (const code of ['=1', '+a', '-a', '@a', '"a\nb"']) {
      expect(await told({ supporters: supporters(code) })).toHaveLength(1)
    }
  })
})

test('every sentence exists in both languages with the same parameters', () => {
  const params = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([name]) => name).sort()
  for (const { zh, en } of Object.values(fileWords)) expect(params(zh)).toEqual(params(en))
})

test('region codes are held against the areas of the country where they are known', async () => {
  const codes = new Set(['410000', '411500', '411502', '440000', '441900'])
  const areas = { codes, edition: '2023' }
  const rows = ['411502001201', '411500000000', '410000000000', '441900003000', '810000000000']
  const wrong = ['411599001201', '412500000000', '990000000000']
  const text = [...rows, ...wrong].map((code, at) => `S${at},a,unit,${code},1,1\n`).join('')
  const bytes = Buffer.from(`code,name,kind,region_code,capacity_min,capacity_max\n${text}`)
  const table = await readTable({ name: 's.csv', bytes })
  const toldWith = (newer: string[]) => {
    const check = createRegionCheck(areas, new Set(newer))
    return readRoster({ supporters: table, communities: table }, null, check)
      .faults.filter(({ column }) => column === 'region_code')
      .map((fault) => faultInWords(fault, 'zh', fileWords))
  }
  const unknown = [
    's.csv：第 7 行“region_code”写的是“411599001201”，2023 版区划里没有 411599',
    's.csv：第 8 行“region_code”写的是“412500000000”，2023 版区划里没有 412500',
    's.csv：第 9 行“region_code”写的是“990000000000”，没有这个区划',
  ]
  expect(toldWith([])).toEqual([...unknown, ...unknown])
  // Somebody may vouch for a county that is newer, and for no province.
  expect(toldWith(['411599', '990000'])).toEqual([...unknown.slice(1), ...unknown.slice(1)])
})

test('codes that look alike are refused, and the message shows what is not seen', async () => {
  const rows = ['S\u00ad5', 'S\u202e5', 'S\u034f5', 'S\ufe0f5'].map(
    (code) => `${code},甲,unit,0,1\n`,
  )
  const names = 'S6,\u202egnp.exe,unit,0,1\n'
  const lines = await told({
    supporters: `code,name,kind,capacity_min,capacity_max\n${rows.join('')}${names}`,
  })
  expect(lines).toHaveLength(5)
  for (const line of lines.slice(0, 4)) expect(line).toMatch(/“code”写的是“S␣5”，应为编号/)
  expect(lines[4]).toMatch(/“name”写的是“␣gnp\.exe”/)
})

describe('two files that are swapped', () => {
  const told = async (texts: Texts) =>
    (await read(texts)).faults.map((fault) => faultInWords(fault, 'zh', fileWords))

  test('are told as such, and by one line', async () => {
    const swapped = { supporters: goodCommunities, communities: goodSupporters }
    expect(await told(swapped)).toEqual([
      's.csv：和“c.csv”两个文件好像写反了：这里写的是村（社区），那里写的是包联方；请对调',
    ])
  })

  test('are not suspected when one file alone is wrong', async () => {
    const lines = await told({ supporters: goodCommunities })
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join()).not.toContain('写反')
  })
})
