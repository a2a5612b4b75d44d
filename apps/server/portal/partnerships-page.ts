import { html } from 'ghtml'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { demoOf } from './demo-kind.ts'
import { type Reader, renderPage } from './layout.ts'
import { pairHeads } from './pair-heads.ts'
import { type Part, partRows } from './parts.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { countyName, isAcross, whereabouts } from './whereabouts.ts'
import { partWords, programmeWords, listWords as words } from './words.ts'

export interface PartnershipsView {
  programme: PublicProgramme
  items: PublicPartnership[]
  next?: string
  previous?: string
  /** What the address narrows the list to, and where in it the page lies. */
  filters: Record<string, string>
  position: { after?: string; before?: string }
  township: string | undefined
  /** Counties, or the townships of one, where it is these that are listed. */
  parts: Part<{ communities: number }>[] | undefined
  county: string | undefined
  /** Beginning of the codes of everything. */
  area: string
  /** The unit or village whose partnerships alone are listed. */
  of: string | undefined
}

export function partnershipsPage(reader: Reader, view: PartnershipsView): string {
  const { language } = reader
  const { programme, items, filters, position, township, parts } = view
  const base = `/programmes/${programme.id}`
  const county = view.county && countyName(programme, view.county)
  const narrowed = view.of ?? township ?? county
  const title = narrowed
    ? say(words.titleOf, language, { of: narrowed })
    : say(words.title, language)
  const above = filters.within && isAcross(programme) ? filters.within.slice(0, 6) : ''
  const rows = items.map(
    ({
      community,
      supporter,
    }) => html`<li><a class="row" href="${base}/communities/${community.regionCode}">
<span><span class="name">${community.name}</span> <span class="third">${township ? '' : whereabouts(programme, community)}</span></span>
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
    query: { ...filters, ...(view.county && { county: view.county }), ...position },
    title: `${title} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: demoOf([programme]),
    body: html`<h1>${title}</h1>
!${parts ? partsOf(view, parts, language) : rows.length > 0 ? html`<section><ul class="rows pairs">!${pairHeads(language, narrowed ?? programmeName(programme, language), { withOrigin: false })}!${rows.join('')}</ul></section>` : html`<p class="empty">${say(words.none, language)}</p>`}
!${turns.length > 0 ? html`<nav class="turns" aria-label="${say(words.turn, language)}">!${turns.join('')}</nav>` : ''}
<p class="links">!${isFirst || parts ? '' : html`<a href="${to({})}">${say(words.first, language)}</a>`}
!${!view.of && filters.within && filters.within.length > 6 && above ? html`<a href="${base}/partnerships?county=${above}">${say(words.titleOf, language, { of: countyName(programme, above) })}</a>` : ''}
!${isAcross(programme) && !view.of && (narrowed || filters.within) ? html`<a href="${base}/partnerships">${say(words.byCounty, language)}</a>` : ''}
!${view.of ? html`<a href="${base}/partnerships">${say(words.title, language)}</a>` : ''}
<a href="/api/public/programmes/${programme.id}/partnerships.csv?lang=${language}">${say(programmeWords.csv, language)}</a></p>`,
  })
}

function partsOf(
  { programme, county, area }: PartnershipsView,
  parts: readonly Part<{ communities: number }>[],
  language: Language,
): string {
  const base = `/programmes/${programme.id}/partnerships`
  const heading = county ? programmeWords.townships : partWords.counties
  const rows = partRows(base, parts, ({ communities }) =>
    communities === 0
      ? say(partWords.nothing, language)
      : say(programmeWords.communitiesOf, language, { count: communities }),
  )
  return html`<section><h2>${say(heading, language)}<a href="${base}?within=${county ?? area}">${say(words.title, language)}</a></h2>
!${rows}</section>`
}
