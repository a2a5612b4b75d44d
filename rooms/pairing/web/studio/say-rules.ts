/** Rules said in words: one part of them, and where two sets of them differ. */
import { functionCodes, type Rules } from '@lianjian/pairing/rules'
import type { Say } from '#base/web/language.tsx'
import { functionWords, kindWords, levelWords } from '#rooms/organizations/shared/words.ts'
import { needWords, objectiveWords, ruleWords as words } from './rule-words.ts'

type LevelRule = Rules['eligibility']['levels'][number]

/** A solved run heeds groups only where they must match; how far they may be apart is a wish. */
export function groupsOf({ tiers, tiersHard, method }: Rules): 'any' | 'hard' | 'soft' {
  if (tiers === 'any') return 'any'
  if (tiersHard) return 'hard'
  return method === 'draw' ? 'soft' : 'any'
}

export const groupWords = { hard: words.tiersHard, soft: words.tiersSoft, any: words.tiersAny }

/** Whether a rule of levels says of counties what the rule above it says, or something of its own. */
export function countyOf({ sameCounty }: LevelRule): 'above' | 'any' | 'same' {
  if (sameCounty === undefined) return 'above'
  return sameCounty ? 'same' : 'any'
}

export const countyWords = {
  above: words.countyAsAbove,
  any: words.countyAny,
  same: words.countySame,
}

export function sayLevelRule(say: Say, rule: LevelRule): string {
  const list = (names: string[]) => names.join(say(words.and)) || say(words.levelNone)
  return say(words.level, {
    levels: list(rule.supporterLevels.map((each) => say(levelWords[each]))),
    kinds: list(rule.communityKinds.map((each) => say(kindWords[each]))),
    county: say(countyWords[countyOf(rule)]),
  })
}

export interface RuleDifference {
  what: string
  here: string
  other: string
}

/** Where they differ, as the panel of the rules says each part; what one of them does not use is not compared. */
export function ruleDifferences(say: Say, here: Rules, other: Rules): RuleDifference[] {
  const [ours, theirs] = [partsOf(say, here), partsOf(say, other)]
  return [...ours].flatMap(([what, said]) => {
    const otherwise = theirs.get(what)
    if (otherwise === undefined || said === otherwise) return []
    return [{ what, here: said, other: otherwise }]
  })
}

/** Each part that the rules use, by what it is called. */
function partsOf(say: Say, rules: Rules): ReadonlyMap<string, string> {
  const { method, hardMinima, eligibility, objectives, functionNeed, redraws } = rules
  const levels = eligibility.levels.map((each) => sayLevelRule(say, each))
  const wishes = objectives.map((each, at) => `${at + 1}. ${say(objectiveWords[each])}`)
  return new Map([
    [say(words.methodLabel), say(method === 'draw' ? words.draw : words.optimize)],
    [say(words.tiersLabel), say(groupWords[groupsOf(rules)])],
    [say(words.minimaLabel), say(hardMinima ? words.minimaHard : words.minimaSoft)],
    [say(words.countyLabel), say(eligibility.sameCounty ? words.countySame : words.countyAny)],
    [say(words.levelsLabel), levels.join(say(words.also)) || say(words.levelFree)],
    [say(words.wishes), wishes.join(say(words.also)) || say(words.noWishes)],
    ...(method === 'draw' ? ([[say(words.redrawsLabel), String(redraws)]] as const) : []),
    ...(objectives.includes('function-need')
      ? functionCodes.map((code): [string, string] => [
          say(words.departments, { function: say(functionWords[code]) }),
          (functionNeed[code] ?? []).map((need) => say(needWords[need])).join(say(words.and)) ||
            say(words.answersNothing),
        ])
      : []),
  ])
}
