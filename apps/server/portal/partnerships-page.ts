import { html } from 'ghtml'
import { say } from '#base/shared/words.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { programmeWords, listWords as words } from './words.ts'

export interface PartnershipsView {
  programme: PublicProgramme
  items: PublicPartnership[]
  next?: string
  /** The filters and position that the address carries. */
  query: Record<string, string>
  township: string | undefined
}

export function partnershipsPage(reader: Reader, view: PartnershipsView): string {
  const { language } = reader
  const { programme, items, query, township } = view
  const base = `/programmes/${programme.id}`
  const title = township
    ? say(words.titleWithin, language, { township })
    : say(words.title, language)
  const rows = items.map(
    ({
      community,
      supporter,
    }) => html`<li><a class="row" href="${base}/communities/${community.regionCode}">
<span><span class="name">${community.name}</span> <span class="third">${township ? '' : community.township}</span></span>
<span class="aside">${supporter.name}</span></a></li>`,
  )
  const to = (after: string) =>
    `${base}/partnerships?${new URLSearchParams({ ...query, after }).toString()}`
  return renderPage({
    ...reader,
    query,
    title: `${title} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: programme.demo,
    body: html`<h1>${title}</h1>
!${rows.length > 0 ? html`<section><ul class="rows">!${rows.join('')}</ul></section>` : html`<p class="empty">${say(words.none, language)}</p>`}
<p class="acts">!${view.next ? html`<a class="button" href="${to(view.next)}">${say(words.next, language)}</a>` : ''}
!${query.after ? html`<a class="button" href="${base}/partnerships">${say(words.first, language)}</a>` : ''}
<a class="button" href="/api/public/programmes/${programme.id}/partnerships.csv?lang=${language}">${say(programmeWords.csv, language)}</a></p>`,
  })
}
