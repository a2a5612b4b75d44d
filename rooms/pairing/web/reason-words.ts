/** Reasons of the engine as the desk says them: rules by their sentences here, never by the names in a file. */
import type { Reason } from '@lianjian/pairing'
import { say as sayEngine } from '@lianjian/pairing/words'
import type { Words } from '#base/shared/words.ts'
import type { Say } from '#base/web/language.tsx'

const own: Words = {
  'clash.tiers': {
    zh: '原因在分组：只在合的组之间结对，就配不满。',
    en: 'The groups are the cause: where only those that match may be paired, places are missing.',
  },
  // The engine knows every pair that is fixed beforehand as locked, also a tie that nobody locked.
  'clash.locked-not-eligible': {
    zh: '{supporter}和{community}是事先定好的，可是照这样的规则，它们不能结对。要么改规则，要么不再定它们。',
    en: '{supporter} and {community} are settled beforehand, but by these rules they may not be paired. Change the rules, or settle them no longer.',
  },
  'way.soften-minima': {
    zh: '把最少结对数从一定要满足改成尽量满足，缺的会列出来。',
    en: 'Meet the fewest partnerships where they can be met, and list what is missing.',
  },
  'way.lift-tiers': {
    zh: '不再限定哪组对哪组。',
    en: 'Let groups that do not match be paired as well.',
  },
  'way.lift-limits': {
    zh: '哪组对哪组、哪级单位、哪个县，都不再限定。',
    en: 'Lift the limits of group, level and county together.',
  },
  'tier-wrong': {
    zh: '编号 {code} 的分组填得不对，到名册里改。',
    en: 'The group of {code} is not filled in as it should be; correct it in the roster.',
  },
}

/** A group with its letter or tier says nothing that may be shown. */
function isSpoken({ code }: Reason): boolean {
  return code !== 'clash.tier-group'
}

export function sayReason(say: Say, reason: Reason): string {
  const said = own[reason.code]
  if (said) return say(said, reason.params)
  return say({ zh: sayEngine(reason, 'zh-CN'), en: sayEngine(reason, 'en') })
}

/** Each once: of both sides the same may be the cause. */
export function sayEach(say: Say, reasons: readonly Reason[]): string[] {
  return [...new Set(reasons.filter(isSpoken).map((reason) => sayReason(say, reason)))]
}
