/** Reasons of the engine as the studio says them: rules by their sentences here, never by the names in a file. */
import type { Reason } from '@lianjian/pairing'
import { say as sayEngine } from '@lianjian/pairing/words'
import type { Saying, Words } from '#base/shared/words.ts'
import type { Say } from '#base/web/language.tsx'

const own: Words = {
  'clash.tiers': {
    zh: '原因在分组：只在合的组之间结对，就配不满。',
    en: 'The groups are the cause: where only those that match may be paired, places are missing.',
  },
  'way.soften-minima': {
    zh: '把最少结对数从一定要满足改成尽量满足，缺的会列出来。',
    en: 'Meet the fewest partnerships where they can be met, and list what is missing.',
  },
  'way.lift-tiers': {
    zh: '不再限定哪组对哪组。',
    en: 'Let groups that do not match be paired as well.',
  },
}

/** A group with its letter or tier says nothing that may be shown. */
export function isSpoken({ code }: Reason): boolean {
  return code !== 'clash.tier-group'
}

export function sayReason(say: Say, reason: Reason): string {
  const said: Saying = own[reason.code] ?? {
    zh: sayEngine(reason, 'zh-CN'),
    en: sayEngine(reason, 'en'),
  }
  return say(said)
}
