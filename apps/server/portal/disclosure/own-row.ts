import { html } from 'ghtml'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import { openingAt, verifyAt } from './addresses.ts'
import { ownRowWords as words } from './words.ts'

/** How a village or unit sees for itself that what it had stated was not changed after it was frozen. */
export function ownRowSection(
  language: Language,
  own: {
    programmeId: string
    run: { countyCode: string; id: string }
    organization: { id: string; code: string }
    side: 'community' | 'supporter'
  },
): string {
  const { run, organization, side } = own
  const verify = `${verifyAt(run, organization.code)}#row`
  return html`<section id="own-row"><h2>${say(words.title, language)}</h2>
<p>${say(words.lead, language)}</p>
<ol class="rules">
<li><span class="no">1</span><span>${say(words[side], language)}<br><a href="${openingAt(run, organization.id)}">${say(words.opening, language)}</a></span></li>
<li><span class="no">2</span><span>${say(words.choose, language)}<br><a href="${verify}">${say(words.verify, language)}</a></span></li>
<li><span class="no">3</span><span>${say(words.fits, language)}</span></li></ol></section>`
}
