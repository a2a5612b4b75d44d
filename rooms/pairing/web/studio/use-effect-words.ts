/** What came of a wish, in words. */
import type { ObjectiveName } from '@lianjian/pairing'
import { sayExactly } from '#base/web/formats.ts'
import { useSay } from '#base/web/language.tsx'
import { ruleWords as words } from './rule-words.ts'
import type { Tried } from './use-trial.ts'

export function useEffectWords(): (
  objective: ObjectiveName,
  tried: Tried | undefined,
) => string | undefined {
  const say = useSay()
  return (objective, tried) => {
    if (tried?.trial.outcome !== 'paired') return undefined
    const { pairs, met, levels, unmet } = tried.trial
    // Of nothing, nothing is met.
    if (pairs.length === 0) return undefined
    const matching = (count: number) =>
      count === pairs.length
        ? say(words.effectMetAll, { met: sayExactly(count) })
        : say(words.effectMet, {
            met: sayExactly(count),
            rest: sayExactly(pairs.length - count),
          })
    const missing = (side: 'supporter' | 'community') => {
      const count = unmet.reduce((sum, row) => sum + (row.side === side ? row.missing : 0), 0)
      return count === 0 ? say(words.effectMissingNone) : say(words.effectMissing, { count })
    }
    switch (objective) {
      case 'unpaired':
        return missing('supporter')
      case 'coverage':
        return missing('community')
      case 'function-need':
        return matching(met.functionNeed)
      case 'tier':
        return matching(met.groups)
      case 'fit':
        return matching(met.fit)
      case 'stability':
        return met.existingAll === 0
          ? say(words.effectKeptNone)
          : say(words.effectKept, { kept: met.existing, all: met.existingAll })
      // The load is one of the figures above.
      case 'balance':
        return undefined
      default: {
        const value = levels.find(({ level }) => level === objective)?.value
        return value === undefined ? undefined : say(words.effectSum, { value })
      }
    }
  }
}
