import { describe, expect, test } from 'vitest'
import { faultInWords } from '#base/server/tables/fault-words.ts'
import { encodeGb18030 } from '#base/server/tables/testing/encode-gb18030.ts'
import { readRules } from './read-rules.ts'
import { fileWords } from './words.ts'

const read = (content: object | string | Uint8Array) => {
  const bytes =
    content instanceof Uint8Array
      ? content
      : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  return readRules({ name: 'r.json', bytes })
}
const told = (content: object | string) =>
  read(content).faults.map((fault) => faultInWords(fault, 'zh', fileWords))

const least = { method: 'draw', tiers: 'any', tiersHard: false }

describe('rules', () => {
  test('get their defaults', () => {
    expect(read(least).value).toEqual({
      ...least,
      hardMinima: true,
      functionNeed: {},
      objectives: [],
      eligibility: { sameCounty: false, levels: [] },
      redraws: 1000,
    })
  })

  test('are read with a byte-order mark and in GB18030', () => {
    expect(read(`\ufeff${JSON.stringify(least)}`).faults).toEqual([])
    const rules = { ...least, title: '抽签规则' }
    expect(read(encodeGb18030(JSON.stringify(rules))).value).toMatchObject(rules)
  })

  test('are told everything that is wrong, with its path', () => {
    expect(
      told({
        method: 'guess',
        tiersHard: 'no',
        title: 'x'.repeat(201),
        colour: 1,
        functionNeed: { party: ['money'], army: [] },
        objectives: ['tier', 'luck'],
        eligibility: { levels: [{ supporterLevels: ['county'] }], near: true },
        redraws: 0,
      }),
    ).toEqual([
      `r.json：“title”写的是 "${'x'.repeat(39)}…，应为长度不超过 200`,
      'r.json：“method”写的是 "guess"，应为 "draw"、"optimize" 之一',
      'r.json：“tiers”没有写，应为 "sum-to-four"、"any" 之一',
      'r.json：“tiersHard”写的是 "no"，应为 true 或 false',
      'r.json：“functionNeed.party[0]”写的是 "money"，应为 "organization"、"income"、"legal"、"specialty"、"services"、"environment"、"health"、"education"、"culture" 之一',
      'r.json：“functionNeed.army”不认识这一项',
      'r.json：“objectives[1]”写的是 "luck"，应为 "unpaired"、"coverage"、"function-need"、"tier"、"fit"、"preference"、"stability"、"distance"、"balance" 之一',
      'r.json：“eligibility.levels[0].communityKinds”没有写，应为方括号里的列表',
      'r.json：“eligibility.near”不认识这一项',
      'r.json：“redraws”写的是 0，应为不小于 1',
      'r.json：“colour”不认识这一项',
    ])
  })

  test('may list an objective once', () => {
    expect(told({ ...least, objectives: ['fit', 'fit'] })).toEqual([
      'r.json：“objectives[1]”写的是 "fit"，前面已经列过',
    ])
  })

  test('may not count by a map that maps nothing', () => {
    const objectives = ['fit', 'function-need']
    const missing = 'r.json：“functionNeed”没有给任何职能写需求，目标 "function-need" 要靠它来算'
    expect(told({ ...least, objectives })).toEqual([missing])
    expect(told({ ...least, objectives, functionNeed: { law: [] } })).toEqual([missing])
    expect(told({ ...least, objectives, functionNeed: { law: ['legal'] } })).toEqual([])
    expect(told({ ...least, functionNeed: {} })).toEqual([])
  })

  test('may not hold a limit that nobody fits', () => {
    const levels = [{ supporterLevels: [], communityKinds: ['village'] }]
    expect(told({ ...least, eligibility: { levels } })).toEqual([
      'r.json：“eligibility.levels[0].supporterLevels”是空的，这一条谁也不合；不限就写全，或删去这一条',
    ])
  })

  test('are told contradictions together with everything else', () => {
    expect(told({ method: 'guess', objectives: ['fit', 'function-need', 'fit'] })).toEqual([
      'r.json：“method”写的是 "guess"，应为 "draw"、"optimize" 之一',
      'r.json：“tiers”没有写，应为 "sum-to-four"、"any" 之一',
      'r.json：“tiersHard”没有写，应为 true 或 false',
      'r.json：“objectives[2]”写的是 "fit"，前面已经列过',
      'r.json：“functionNeed”没有给任何职能写需求，目标 "function-need" 要靠它来算',
    ])
    expect(told({ ...least, objectives: 'function-need' })).toHaveLength(1)
    expect(told({ ...least, objectives: ['function-need'], functionNeed: [] })).toHaveLength(2)
  })

  test('without objectives are rules', () => {
    const { value } = read({ ...least, method: 'optimize', objectives: [] })
    expect(value).toMatchObject({ method: 'optimize', objectives: [] })
  })

  test('may say each thing once', () => {
    const text = JSON.stringify({ ...least, title: '"a": {"a"' })
    expect(told(text)).toEqual([])
    expect(told(text.replace('{', '{\n"met\\u0068od": "optimize",\n'))).toEqual([
      'r.json：第 3 行“method”在同一处写了两次，不知以哪个为准',
    ])
  })

  test.each([
    ['', 'r.json：文件是空的'],
    ['{"method": "draw"', 'r.json：第 1 行第 18 个字符处 JSON 写错了'],
    ['{\n"method": draw\n}', 'r.json：不是 JSON'],
    ['{\n"method": "draw",\n}', 'r.json：第 3 行第 1 个字符处 JSON 写错了'],
    ['[]', 'r.json：写的是 []，应为花括号里的内容'],
    [
      'abc',
      'r.json：不是 JSON 文件。规则写在一个 JSON 文件里（不是表格、不是文档），怎么写见 docs/files.md 第 5 节',
    ],
    [
      'PK\u0003\u0004\0',
      'r.json：不是 JSON 文件。规则写在一个 JSON 文件里（不是表格、不是文档），怎么写见 docs/files.md 第 5 节',
    ],
  ])('are refused when they are %j', (text, expected) => {
    expect(told(text)).toEqual([expected])
  })
})
