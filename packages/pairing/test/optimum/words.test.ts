import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Instance, tierDistance } from '../../src/instance.ts'
import { findClash } from '../../src/optimum/clash.ts'
import { createExplainer } from '../../src/optimum/explain.ts'
import { optimize } from '../../src/optimum/optimize.ts'
import { optimumCodes, optimumWords } from '../../src/optimum/words.ts'
import type { Reason } from '../../src/reason.ts'
import { rulesSchema } from '../../src/rules.ts'
import { dice, randomInstance } from './random-instances.ts'

const source = new URL('../../src/optimum/', import.meta.url)

test('every code in the source has words, and every word a code', () => {
  const files = readdirSync(source).filter((name) => name.endsWith('.ts') && name !== 'words.ts')
  const text = files.map((name) => readFileSync(new URL(name, source), 'utf8')).join('\n')
  const written = text.match(/'(optimum|clash|way|pair)\.[a-z-]+'/g) ?? []
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
    '这 3 个村（社区）（东村、南村、西村）一共要 3 个名额，能和它们结对的只有 市司法局，合起来最多接 2 个，差 1 个。',
    '可以把市司法局的最多结对数从 2 提到 3。',
    '可以把东村的最少结对数从 1 降到 0。',
    '可以把南村的最少结对数从 1 降到 0。',
    '可以把西村的最少结对数从 1 降到 0。',
  ])
  expect(optimumWords(reasons[0]!, 'en')).toBe(
    '3 communities (东村, 南村, 西村) together need 3 places; only 市司法局 can be paired with them and can take 2 at most: 1 missing.',
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
