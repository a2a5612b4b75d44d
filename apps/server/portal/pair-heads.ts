import { html } from 'ghtml'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import { pairHeadWords as words } from './words.ts'

/** On paper a list of pairs is a table, whose head each sheet repeats: what it is a list of, and what stands in it. */
export function pairHeads(
  language: Language,
  of: string,
  { withOrigin }: { withOrigin: boolean },
): string {
  const origin = withOrigin ? html`<span>${say(words.origin, language)}</span>` : ''
  return html`<li class="heads on-paper" aria-hidden="true"><span>${say(words.community, language, { of })}</span><span>${say(words.supporter, language)}</span>!${origin}</li>`
}
