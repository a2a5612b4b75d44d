import { html } from 'ghtml'
import { say } from '#base/shared/words.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { demoOf } from './demo-kind.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { programmeWords, listWords as words } from './words.ts'

export interface PartnershipsView {
  programme: PublicProgramme
  items: PublicPartnership[]
  next?: string
  previous?: string
  /** What the address narrows the list to, and where in it the page lies. */
  filters: Record<string, string>
  position: { after?: string; before?: string }
  township: string | undefined
  /** The unit or village whose partnerships alone are listed. */
  of: string | undefined
}

export function partnershipsPage(reader: Reader, view: PartnershipsView): string {
  const { language } = reader
  const { programme, items, filters, position, township } = view
  const base = `/programmes/${programme.id}`
  const narrowed = view.of ?? township
  const title = narrowed
    ? say(words.titleOf, language, { of: narrowed })
    : say(words.title, language)
  const rows = items.map(
    ({
      community,
      supporter,
    }) => html`<li><a class="row" href="${base}/communities/${community.regionCode}">
<span><span class="name">${community.name}</span> <span class="third">${township ? '' : community.township}</span></span>
<span class="aside">${supporter.name}</span></a></li>`,
  )
  const to = (place: Record<string, string>) =>
    `${base}/partnerships?${new URLSearchParams({ ...filters, ...place })}`
  const turns = [
    ...(view.previous ? [[words.previous, to({ before: view.previous }), 'prev'] as const] : []),
    ...(view.next ? [[words.next, to({ after: view.next }), 'next'] as const] : []),
  ].map(
    ([saying, href, rel]) =>
      html`<a class="button" rel="${rel}" href="${href}">${say(saying, language)}</a> `,
  )
  // On the first page there is nothing to go back to, whichever way it was reached.
  const isFirst = !view.previous && !position.after
  return renderPage({
    ...reader,
    query: { ...filters, ...position },
    title: `${title} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: demoOf([programme]),
    body: html`<h1>${title}</h1>
!${rows.length > 0 ? html`<section><ul class="rows pairs">!${rows.join('')}</ul></section>` : html`<p class="empty">${say(words.none, language)}</p>`}
!${turns.length > 0 ? html`<nav class="turns" aria-label="${say(words.turn, language)}">!${turns.join('')}</nav>` : ''}
<p class="links">!${isFirst ? '' : html`<a href="${to({})}">${say(words.first, language)}</a>`}
!${view.of ? html`<a href="${base}/partnerships">${say(words.title, language)}</a>` : ''}
<a href="/api/public/programmes/${programme.id}/partnerships.csv?lang=${language}">${say(programmeWords.csv, language)}</a></p>`,
  })
}
