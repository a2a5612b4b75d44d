/** The rules as sentences that are only read: what must be, then the wishes in their order. */
import { type FunctionCode, functionCodes, type Rules } from '@lianjian/pairing/rules'
import type { Say } from '#base/web/language.tsx'
import { functionWords, kindWords, levelWords } from '#rooms/organizations/shared/words.ts'
import { mustRules } from './must-rules.ts'
import { needWords, objectiveWords, ruleWords as words } from './rule-words.ts'

export type LevelRule = Rules['eligibility']['levels'][number]

export function rulesInWords(rules: Rules, say: Say): string[] {
  const { method, objectives, eligibility, redraws } = rules
  const { levels } = eligibility
  return [
    ...mustRules(rules).map(({ of, part, value, choices }) => {
      const chosen = choices.find(([each]) => each === value)
      return say(of, { [part]: chosen ? say(chosen[1]) : '' })
    }),
    ...(levels.length === 0 ? [say(words.levelFree)] : levels.map((each) => sayLevel(each, say))),
    ...(method === 'draw' ? [say(words.redraws, { redraws })] : []),
    ...(method === 'optimize' && objectives.length === 0 ? [say(words.noWishes)] : []),
    ...objectives.flatMap((objective, at) => [
      say(method === 'draw' ? words.wishLineDraw : words.wishLine, {
        number: at + 1,
        name: say(objectiveWords[objective]),
      }),
      ...(objective === 'function-need'
        ? functionCodes
            .filter((code) => rules.functionNeed[code]?.length)
            .map((code) => sayAnswers(code, rules, say))
        : []),
    ]),
  ]
}

/** Which levels of units may be paired with which places. */
export function sayLevel({ supporterLevels, communityKinds, sameCounty }: LevelRule, say: Say) {
  const list = (names: string[]) => names.join(say(words.and)) || say(words.levelNone)
  const county =
    sameCounty === undefined ? words.countyAsAbove : sameCounty ? words.countySame : words.countyAny
  return say(words.level, {
    levels: list(supporterLevels.map((each) => say(levelWords[each]))),
    kinds: list(communityKinds.map((each) => say(kindWords[each]))),
    county: say(county),
  })
}

export const sayDepartments = (code: FunctionCode, say: Say) =>
  say(words.departments, { function: say(functionWords[code]) })

/** Which needs a unit of the function answers. */
export function sayAnswers(code: FunctionCode, { functionNeed }: Rules, say: Say): string {
  const needs = (functionNeed[code] ?? []).map((need) => say(needWords[need]))
  return say(words.answers, {
    departments: sayDepartments(code, say),
    needs: needs.join(say(words.and)) || say(words.answersNothing),
  })
}
