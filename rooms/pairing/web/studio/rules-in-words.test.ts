import { type Rules, rulesSchema } from '@lianjian/pairing/rules'
import { expect, test } from 'vitest'
import { sayIn } from '#base/web/language.tsx'
import { mustRules } from './must-rules.ts'
import { rulesInWords } from './rules-in-words.ts'

const plain: Rules = rulesSchema.parse({ method: 'optimize', tiers: 'any', tiersHard: false })
const say = sayIn('zh-CN')

test('rules are told as sentences: what must be, then the wishes in their order', () => {
  const rules: Rules = {
    ...plain,
    objectives: ['balance', 'function-need'],
    functionNeed: { law: ['legal'], party: [] },
    eligibility: {
      sameCounty: true,
      levels: [{ supporterLevels: ['city', 'county'], communityKinds: ['community'] }],
    },
  }
  expect(rulesInWords(rules, say)).toEqual([
    '结对用按规则计算。',
    '两边分组，不限哪组对哪组。',
    '每家、每村的最少结对数一定要满足。',
    '只在同一个县里结对。',
    '市、县级单位可以和社区结对，照上面一条',
    '尽量做到的第 1 条：各家担子匀',
    '尽量做到的第 2 条：职能对得上需求',
    '政法部门 → 法律服务',
  ])
})

test('of a draw it is told how often it is repeated, and that its wishes choose nothing', () => {
  const rules: Rules = { ...plain, method: 'draw', tiers: 'sum-to-four', objectives: ['tier'] }
  const told = rulesInWords(rules, say)
  expect(told).toContain('有冲突就整组重抽，最多 1000 次。')
  expect(told).toContain('抽完以后算一算：分组合得上')
  expect(told).toContain('两边分组，先配合的组，余下的就近。')
})

test('each choice of a sentence makes rules that say this choice', () => {
  for (const method of ['draw', 'optimize'] as const) {
    for (const [at, { choices, put }] of mustRules({ ...plain, method }).entries()) {
      for (const [value] of choices) {
        const chosen = put(value)
        expect(rulesSchema.parse(chosen)).toEqual(chosen)
        expect(mustRules(chosen)[at]?.value).toBe(value)
      }
    }
  }
})
