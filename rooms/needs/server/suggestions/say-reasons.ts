import { toTraditional } from '#base/server/http/traditional.ts'
import type { Language } from '#base/shared/language.ts'
import { type Parameters, say } from '#base/shared/words.ts'
import { categoryWords } from '../../shared/category-words.ts'
import type { Reason } from '../../shared/suggest.ts'
import type { SaidReason } from '../../shared/suggestion-schema.ts'
import { nearWords, reasonWords } from '../../shared/suggestion-words.ts'

/** That a unit has met needs of this kind before. */
interface Did {
  kind: 'did'
  count: number
}

/** By steps: the same village, township, county. */
const near = [nearWords.village, nearWords.township, nearWords.county]

export function sayReasons(reasons: readonly (Reason | Did)[], language: Language): SaidReason[] {
  return reasons.flatMap((reason) => {
    // That as many as come can be met tells nothing.
    if (reason.kind === 'free' && reason.places === null) return []
    const said = say(reasonWords[reason.kind], language, parametersOf(reason, language))
    return [{ kind: reason.kind, said: language === 'zh-Hant' ? toTraditional(said) : said }]
  })
}

function parametersOf(reason: Reason | Did, language: Language): Parameters {
  switch (reason.kind) {
    case 'same-need':
      return { need: say(categoryWords[reason.code], language) }
    case 'words':
      return language === 'en'
        ? { words: reason.words.join(', ') }
        : { words: reason.words.map((word) => `“${word}”`).join('') }
    case 'near':
      return { where: say(near[reason.steps] ?? nearWords.county, language) }
    case 'free':
      return { count: reason.places ?? 0 }
    case 'did':
      return { count: reason.count }
    default:
      return {}
  }
}
