import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Instance, tierDistance } from '../../src/instance.ts'
import { findClash } from '../../src/optimum/clash.ts'
import { createExplainer } from '../../src/optimum/explain.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import { optimumCodes, optimumWords } from '../../src/optimum/words.ts'
import type { Reason } from '../../src/reason.ts'
import type { Roster } from '../../src/roster.ts'
import { rulesSchema } from '../../src/rules.ts'
import { run } from '../../src/run.ts'
import { say } from '../../src/words.ts'
import { dice, randomInstance } from './random-instances.ts'

const source = new URL('../../src/optimum/', import.meta.url)

test('every code in the source has words, and every word a code', () => {
  const files = readdirSync(source).filter((name) => name.endsWith('.ts') && name !== 'words.ts')
  const text = files.map((name) => readFileSync(new URL(name, source), 'utf8')).join('\n')
  const written = text.match(/'(optimum|clash|ways?|pair)\.[a-z-]+'/g) ?? []
  const codes = new Set(written.map((code) => code.slice(1, -1)))
  for (const code of codes) expect(optimumCodes).toContain(code)
  const byLevel = ['function-need', 'tier', 'fit', 'preference', 'stability', 'distance']
  for (const level of byLevel) codes.add(`pair.${level}`)
  expect([...codes].sort()).toEqual(optimumCodes.toSorted())
})

test('a clash reads as a clerk would say it', () => {
  const instance: Instance = {
    rules: rulesSchema.parse({ method: 'optimize', tiers: 'any', tiersHard: false }),
    supporters: [{ code: 'S1', name: '市司法局', kind: 'unit', min: 0, max: 2 }],
    communities: ['东村', '南村', '西村'].map((name, j) => {
      return { code: `V${j}`, name, kind: 'village', min: 1, max: 1 }
    }),
    tierDistance,
    relations: [],
    preferences: [],
  }
  const reasons = findClash(instance)!.reasons
  expect(reasons.map((reason) => optimumWords(reason))).toEqual([
    '3 个村（社区）至少要 3 个对子，1 个包联方最多承担 2 个，缺 1 个。',
    '最小的一处：3 个村（社区）（东村、南村、西村）一共要 3 个名额，能和它们结对的只有 市司法局，合起来最多接 2 个，差 1 个。',
    '可以把市司法局的最多结对数从 2 提到 3。',
    '可以把东村的最少结对数从 1 降到 0。',
    '可以把南村的最少结对数从 1 降到 0。',
    '可以把西村的最少结对数从 1 降到 0。',
    '可以把最少结对数从必须满足改为尽量满足（hardMinima 改为 false），缺的会列出来。',
  ])
  expect(reasons.slice(0, 2).map((reason) => optimumWords(reason, 'en'))).toEqual([
    '3 communities must have 3 pairs at least; 1 supporter can take 2 at most: 1 missing.',
    'The smallest clash: 3 communities (东村, 南村, 西村) together need 3 places; only 市司法局 can be paired with them and can take 2 at most: 1 missing.',
  ])
})

test('one row needs, several need', () => {
  const params = { side: 'community', count: 1, members: '东村', needed: 1 }
  expect(optimumWords({ code: 'clash.no-partner', params }, 'en')).toBe(
    'The smallest clash: 1 community (东村) needs 1 place, and nobody can be paired with it under the rules.',
  )
})

describe('a shortage reads as a whole before its parts', () => {
  const rows = (count: number, more: object) =>
    Array.from({ length: count }, (_, at) => ({ code: `R${String(at).padStart(3, '0')}`, ...more }))
  const roster = (max: number) => ({
    relations: [],
    preferences: [],
    supporters: rows(119, { name: '单位', kind: 'unit', tier: 1, min: 0, max }),
    communities: rows(322, { name: '村', kind: 'village', tier: 3, min: 1, max: 1 }),
  })
  const told = (given: object, rules: object) => {
    const all = { method: 'draw', tiers: 'any', tiersHard: false, ...rules }
    const result = run(given as Roster, rulesSchema.parse(all), { typed: 'ab'.repeat(32) })
    if (result.outcome === 'paired') throw new Error('feasible')
    return (['zh-CN', 'en'] as const).map((language) =>
      result.reasons.map((reason) => say(reason, language)),
    )
  }

  test('when all places together are too few', () => {
    const [zh, en] = told(roster(2), {})
    expect(zh![0]).toBe(
      '322 个村（社区）至少要 322 个对子，119 个包联方最多承担 238 个，缺 84 个。',
    )
    expect(en![0]).toBe(
      '322 communities must have 322 pairs at least; 119 supporters can take 238 at most: 84 missing.',
    )
    expect(zh![1]).toMatch(/^最小的一处：239 个村（社区）/)
    expect(zh!.slice(2)).toEqual([
      `可以一起提高最多结对数，合计加 84：${Array(8).fill('单位 +1').join('、')} 等 84 个。`,
      '也可以把 119 个包联方的最多结对数都加 1。',
      `可以降低最少结对数，合计减 84，例如：${Array(8).fill('村 −1').join('、')} 等 84 个。`,
      '可以把最少结对数从必须满足改为尽量满足（hardMinima 改为 false），缺的会列出来。',
    ])
  })

  test('when there are enough and the tiers keep them apart', () => {
    const given = roster(3)
    const supporters = given.supporters.map((row, at) => ({ ...row, tier: at < 100 ? 1 : 2 }))
    const hard = { tiers: 'sum-to-four', tiersHard: true }
    const [zh, en] = told({ ...given, supporters }, hard)
    expect(zh!.slice(0, 3)).toEqual([
      '322 个村（社区）至少要 322 个对子，119 个包联方最多承担 357 个，总数够，但按规则能结成的只有 300 个，缺 22 个。',
      '原因是等次：等次不合的一律不结对（tiersHard 为 true）；不看等次就不缺。',
      '等次为 3 的 322 个村（社区）至少要 322 个对子，只能和等次为 1 的 100 个包联方结对，最多结 300 个，缺 22 个。',
    ])
    expect(en![2]).toBe(
      '322 communities of tier 3 must have 322 pairs at least, only with 100 supporters of tier 1: 300 at most, 22 missing.',
    )
    expect(zh!.at(-2)).toBe('可以把等次搭配从必须遵守改为尽量遵守（tiersHard 改为 false）。')
  })

  test('when the tiers are a part of it, also where nobody is of the tier that fits', () => {
    const given = roster(2)
    const supporters = given.supporters.map((row, at) => ({ ...row, tier: at < 100 ? 2 : 3 }))
    const [zh] = told({ ...given, supporters }, { tiers: 'sum-to-four', tiersHard: true })
    expect(zh!.slice(0, 3)).toEqual([
      '322 个村（社区）至少要 322 个对子，119 个包联方最多承担 238 个，而按规则能结成的只有 0 个，缺 322 个。',
      '其中 238 个缺在等次：等次不合的一律不结对（tiersHard 为 true）。',
      '等次为 3 的 322 个村（社区）至少要 322 个对子，只能和等次为 1 的 0 个包联方结对，最多结 0 个，缺 322 个。',
    ])
    expect(zh).not.toContain('可以把等次搭配从必须遵守改为尽量遵守（tiersHard 改为 false）。')
  })
})

test('says of a way that is not enough by itself what it has to go with', () => {
  const instance: Instance = {
    rules: rulesSchema.parse({ method: 'optimize', tiers: 'any', tiersHard: false }),
    supporters: [
      { code: 'S1', name: '市司法局', kind: 'unit', min: 1, max: 1 },
      { code: 'S2', name: '市教育局', kind: 'unit', min: 1, max: 1 },
    ],
    communities: [
      { code: 'V1', name: '东村', kind: 'village', min: 2, max: 2 },
      { code: 'V2', name: '西村', kind: 'village', min: 0, max: 2 },
    ],
    tierDistance,
    relations: ['V1', 'V2'].map((community) => ({
      supporter: 'S2',
      community,
      relation: 'avoid' as const,
    })),
    preferences: [],
  }
  const told = (language: 'zh-CN' | 'en') =>
    findClash(instance)!.reasons.map((reason) => optimumWords(reason, language))
  expect(told('zh-CN').slice(3)).toEqual([
    '村（社区）缺的 1 个，下面任选一条来补。只做这一条还不够，包联方缺的也要另选一条。',
    '可以把东村的最少结对数从 2 降到 1。',
    '包联方缺的 1 个，下面任选一条来补。只做这一条还不够，村（社区）缺的也要另选一条。',
    '可以降低最少结对数，合计减 1，例如：市教育局 −1。',
    '下面每一条都能一次补齐两边缺的。',
    '可以取消市教育局和东村之间的回避。',
    '可以把最少结对数从必须满足改为尽量满足（hardMinima 改为 false），缺的会列出来。',
  ])
  expect(told('en')).toContain(
    'For the 1 missing to communities, one of the following. It is not enough by itself: what is missing to supporters needs one of its own.',
  )
})

test('no sentence leaves a parameter open or labels anybody', () => {
  const roll = dice(41)
  const seed = new Uint8Array(32)
  const reasons: Reason[] = []
  for (let run = 0; run < 200; run++) {
    const instance = randomInstance(roll, {
      supporters: 4,
      communities: 4,
      relations: 20,
      preferences: 20,
    })
    const answer = optimize(instance, seed)
    if (answer.kind === 'infeasible') reasons.push(...answer.reasons)
    else {
      const explainer = createExplainer(instance, seed, answer.pairs, answer.proof)
      for (const pair of answer.pairs) reasons.push(...explainer.explainPair(pair).reasons)
    }
  }
  for (const reason of reasons)
    for (const language of ['zh-CN', 'en'] as const) {
      const sentence = optimumWords(reason, language)
      expect(sentence).toMatch(language === 'en' ? /\.$/ : /。$/)
      expect(sentence).not.toMatch(/undefined|NaN|弱|穷|乱/)
    }
})
