/** The four that stand behind a post: 四有. */
import { planWords as words } from './words.ts'

export const backings = ['guarantee', 'rule', 'plan', 'supervision'] as const
export const backingWords = {
  guarantee: words.guaranteeField,
  rule: words.ruleField,
  plan: words.planField,
  supervision: words.supervisionField,
}
