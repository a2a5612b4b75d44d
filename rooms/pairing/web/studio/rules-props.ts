import type { Rules } from '@lianjian/pairing/rules'

/** What every part of the rules' sentences is given. */
export interface RulesProps {
  rules: Rules
  /** Absent where they are only read. */
  onChange: ((rules: Rules) => void) | undefined
}
