/** Where two sets of rules differ, in words. */
import { functionCodes, type Rules } from '@lianjian/pairing/rules'
import type { Say } from '#base/web/language.tsx'
import { mustRules } from './must-rules.ts'
import { needWords, objectiveWords, ruleWords as words } from './rule-words.ts'
import { sayDepartments, sayLevel } from './rules-in-words.ts'

export interface RuleDifference {
  what: string
  here: string
  other: string
}

/** As the panel of the rules says each part; what one of them does not use is not compared. */
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
  const { method, eligibility, objectives, functionNeed, redraws } = rules
  const levels = eligibility.levels.map((each) => sayLevel(each, say))
  const wishes = objectives.map((each, at) => `${at + 1}. ${say(objectiveWords[each])}`)
  return new Map([
    ...mustRules(rules).map(({ label, value, choices }): [string, string] => {
      const chosen = choices.find(([each]) => each === value)
      return [say(label), chosen ? say(chosen[1]) : '']
    }),
    [say(words.levelsLabel), levels.join(say(words.also)) || say(words.levelFree)],
    [say(words.wishes), wishes.join(say(words.also)) || say(words.noWishes)],
    ...(method === 'draw' ? ([[say(words.redrawsLabel), String(redraws)]] as const) : []),
    ...(objectives.includes('function-need')
      ? functionCodes.map((code): [string, string] => [
          sayDepartments(code, say),
          (functionNeed[code] ?? []).map((need) => say(needWords[need])).join(say(words.and)) ||
            say(words.answersNothing),
        ])
      : []),
  ])
}
