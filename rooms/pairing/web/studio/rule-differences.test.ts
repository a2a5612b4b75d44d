import { type Rules, rulesSchema } from '@lianjian/pairing/rules'
import { expect, test } from 'vitest'
import { say as saySaying } from '#base/shared/words.ts'
import type { Say } from '#base/web/language.tsx'
import { ruleDifferences } from './rule-differences.ts'

const say: Say = (saying, parameters) => saySaying(saying, 'zh-CN', parameters)
const rules = (more: object = {}): Rules =>
  rulesSchema.parse({
    ...{ method: 'optimize', tiers: 'sum-to-four', tiersHard: true },
    ...{ objectives: ['function-need', 'tier'], functionNeed: { party: ['organization'] } },
    ...more,
  })

test('the same rules differ nowhere', () => {
  expect(ruleDifferences(say, rules(), rules())).toEqual([])
})

test('every part of the rules that differs is said on both sides, in no word of a file', () => {
  const other = rules({
    ...{ method: 'draw', tiersHard: false, hardMinima: false, redraws: 20 },
    ...{ objectives: ['function-need', 'balance'], functionNeed: { party: ['legal'] } },
    eligibility: {
      sameCounty: true,
      levels: [{ supporterLevels: ['county'], communityKinds: ['village'] }],
    },
  })
  const found = ruleDifferences(say, rules(), other)
  expect(found.map(({ what }) => what)).toEqual([
    '怎么配',
    '哪组对哪组',
    '最少结对数',
    '能不能跨县',
    '哪级单位和哪里',
    '尽量做到的，先后',
    '党委部门',
  ])
  expect(found.find(({ what }) => what === '党委部门')).toMatchObject({
    here: '组织建设',
    other: '法律服务',
  })
  expect(found.map((each) => Object.values(each)).join()).not.toMatch(/tier|Minima|undefined|\{/)
})

test('what one of them does not use is not compared', () => {
  const found = ruleDifferences(say, rules(), rules({ objectives: ['tier'] }))
  expect(found.map(({ what }) => what)).toEqual(['尽量做到的，先后'])
})
