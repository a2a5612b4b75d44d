import { html } from 'ghtml'
import { say } from '#base/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { type Reader, renderPage } from './layout.ts'
import { frameWords, homeWords } from './words.ts'

export function homePage(reader: Reader, programmes: PublicProgramme[]): string {
  const { language } = reader
  const rows = programmes.map(
    (programme) => html`<li><a class="row" href="/programmes/${programme.id}">
<span class="name">${programme.region}${programme.name}</span>
<span class="aside">${programme.cycle?.name ?? ''} ${say(programme.inForce ? homeWords.inForce : homeWords.over, language)}</span></a></li>`,
  )
  return renderPage({
    ...reader,
    title: say(homeWords.title, language),
    place: { name: say(frameWords.home, language), href: '/' },
    demo: programmes.some(({ demo }) => demo),
    body: html`<h1>${say(homeWords.title, language)}</h1>
<p class="lead">${say(homeWords.lead, language)}</p>
!${
      rows.length > 0
        ? html`<section><ul class="rows">!${rows.join('')}</ul></section>`
        : html`<p class="empty">${say(homeWords.none, language)}</p>`
    }`,
  })
}
