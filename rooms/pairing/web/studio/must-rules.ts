/** What must be, as the rules say it: each is a sentence with one part that is chosen. */
import type { Rules } from '@lianjian/pairing/rules'
import type { Saying } from '#base/shared/words.ts'
import { ruleWords as words } from './rule-words.ts'

export interface MustRule {
  /** The part of the sentence that is chosen. */
  part: string
  of: Saying
  /** What is chosen. */
  label: Saying
  value: string
  choices: readonly (readonly [value: string, text: Saying])[]
  /** The rules with another choice. */
  put(value: string): Rules
}

export function mustRules(rules: Rules): MustRule[] {
  const { method, hardMinima, eligibility } = rules
  return [
    {
      ...{ part: 'method', of: words.method, label: words.methodLabel, value: method },
      choices: [
        ['optimize', words.optimize],
        ['draw', words.draw],
      ],
      put: (value) => ({ ...rules, method: value as Rules['method'] }),
    },
    groups(rules),
    {
      ...{ part: 'minima', of: words.minima, label: words.minimaLabel },
      value: hardMinima ? 'hard' : 'soft',
      choices: [
        ['hard', words.minimaHard],
        ['soft', words.minimaSoft],
      ],
      put: (value) => ({ ...rules, hardMinima: value === 'hard' }),
    },
    {
      ...{ part: 'county', of: words.county, label: words.countyLabel },
      value: eligibility.sameCounty ? 'same' : 'any',
      choices: [
        ['any', words.countyAny],
        ['same', words.countySame],
      ],
      put: (value) => ({ ...rules, eligibility: { ...eligibility, sameCounty: value === 'same' } }),
    },
  ]
}

/** A solved run heeds groups only where they must match; how far they may be apart is a wish. */
function groups(rules: Rules): MustRule {
  const { tiers, tiersHard, method } = rules
  return {
    ...{ part: 'tiers', of: words.tiers, label: words.tiersLabel },
    value: tiers === 'any' ? 'any' : tiersHard ? 'hard' : method === 'draw' ? 'soft' : 'any',
    choices: [
      ['hard', words.tiersHard],
      ...(method === 'draw' ? ([['soft', words.tiersSoft]] as const) : []),
      ['any', words.tiersAny],
    ],
    put: (value) => ({
      ...rules,
      tiers: value === 'any' ? 'any' : 'sum-to-four',
      tiersHard: value === 'hard',
    }),
  }
}
