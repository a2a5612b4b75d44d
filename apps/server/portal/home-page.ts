import { html } from 'ghtml'
import { say } from '#base/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { type Reader, renderPage } from './layout.ts'
import { programmeName } from './programme-name.ts'
import { searchForm } from './search.ts'
import { frameWords, homeWords } from './words.ts'

export function homePage(reader: Reader, programmes: PublicProgramme[]): string {
  const { language } = reader
  const rows = programmes.map(
    (programme) => html`<li><a class="row" href="/programmes/${programme.id}">
<span><span class="name">${programmeName(programme, language)}</span><br><span class="small third">${programme.region}</span></span>
<span class="aside">${programme.cycle?.name ?? ''} ${say(programme.inForce ? homeWords.inForce : homeWords.over, language)}</span></a></li>`,
  )
  // With one programme there is only one place where a village can be looked for.
  const inForce = programmes.filter((each) => each.inForce)
  const [only] = inForce.length === 1 ? inForce : []
  return renderPage({
    ...reader,
    title: say(homeWords.title, language),
    place: { name: say(frameWords.home, language), href: '/' },
    demo: programmes.some(({ demo }) => demo),
    body: html`<h1>${say(homeWords.title, language)}</h1>
<p class="lead"><span>${say(homeWords.lead, language)}</span><span>${say(homeWords.check, language)}</span></p>
!${only ? searchForm(language, only.id) : ''}
!${
      rows.length > 0
        ? html`<section><ul class="rows">!${rows.join('')}</ul></section>`
        : html`<p class="empty">${say(homeWords.none, language)}</p>`
    }`,
  })
}
