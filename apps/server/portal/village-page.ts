import { html } from 'ghtml'
import { sayDay } from '#base/shared/days.ts'
import { say } from '#base/shared/words.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import { originWords } from '#rooms/pairing/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { called } from './called.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { villageWords as words } from './words.ts'

export interface VillageView {
  programme: PublicProgramme
  village: { regionCode: string; township: string }
  /** Mostly one: the registry may know several at one code. */
  communities: { code: string; name: string; partnerships: PublicPartnership[] }[]
  /** What else each supporter supports, by its id. */
  others: ReadonlyMap<string, PublicPartnership[]>
}

/** 谁在帮我们: one screen on a phone, no jargon. */
export function villagePage(reader: Reader, view: VillageView): string {
  const { language } = reader
  const { programme, village, communities } = view
  const name = [...new Set(communities.map((each) => each.name))].join('、')
  const base = `/programmes/${programme.id}`
  return renderPage({
    ...reader,
    title: `${name} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: programme.demo,
    body: html`<p class="where">${village.township}</p>
<h1>${name}</h1>
!${communities.map((each) => communityOf(reader, view, each)).join('')}
<section><p><a href="${base}/partnerships?within=${village.regionCode.slice(0, 9)}">${say(words.neighbours, language, { township: village.township })}</a></p></section>`,
  })
}

function communityOf(
  reader: Reader,
  view: VillageView,
  { code, name, partnerships }: VillageView['communities'][number],
): string {
  const { language } = reader
  // Told apart only where there are several.
  const heading = view.communities.length > 1 ? html`<h2>${name} ${code}</h2>` : ''
  const [first] = partnerships
  if (!first) {
    const { office } = view.programme
    return html`!${heading}<p class="lead">${say(words.none, language, { office })}</p>`
  }
  const { ended } = first.community
  return html`!${heading}!${ended ? html`<p class="where">${ended}</p>` : ''}
!${partnerships.map((each) => partnershipOf(reader, view, each)).join('')}`
}

function partnershipOf({ language }: Reader, view: VillageView, each: PublicPartnership): string {
  const { programme } = view
  const base = `/programmes/${programme.id}`
  const others = view.others.get(each.supporter.id) ?? []
  const rows = others.map(
    ({ community }) => html`<li><a class="row" href="${base}/communities/${community.regionCode}">
<span class="name">${community.name}</span><span class="aside">${community.township}</span></a></li>`,
  )
  const days = { begins: sayDay(each.since, language), ends: sayDay(each.until, language) }
  return html`<p class="lead"><b><a href="${base}/supporters/${each.supporter.id}">${called(language, each.supporter)}</a></b>${say(words.supports, language)}</p>
<p class="since">${say(words.since, language, days)}</p>
<p class="why">${say(words.why, language)}${say(words.origin, language, { origin: say(originWords[each.origin], language) })}${each.why}</p>
<p class="acts"><a class="button first" href="/verify?programme=${programme.id}&amp;community=${each.community.code}">${say(words.verify, language)}</a></p>
!${rows.length > 0 ? html`<section><h2>${say(words.others, language, { name: each.supporter.name })}</h2><ul class="rows">!${rows.join('')}</ul></section>` : ''}`
}
