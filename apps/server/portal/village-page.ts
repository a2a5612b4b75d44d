import { html } from 'ghtml'
import { sayDay } from '#base/shared/days.ts'
import { say } from '#base/shared/words.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import { originWords } from '#rooms/pairing/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { disclosureAt, verifyAt } from './disclosure/addresses.ts'
import { daysOf } from './disclosure/disclosure-page.ts'
import type { UnderWay } from './disclosure/find-under-way.ts'
import { ownRowSection } from './disclosure/own-row.ts'
import { disclosuresWords, disclosureWords, underWayWords } from './disclosure/words.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { villageWords as words } from './words.ts'

export interface VillageView {
  programme: PublicProgramme
  village: { id: string; code: string; regionCode: string; name: string; township: string }
  partnerships: PublicPartnership[]
  /** What else each supporter supports, by its id. */
  others: ReadonlyMap<string, PublicPartnership[]>
  underWay: UnderWay[]
  /** The run whose list holds the village's sealed row. */
  sealedIn: { countyCode: string; id: string } | undefined
}

/** 谁在帮我们: one screen on a phone, no jargon. */
export function villagePage(reader: Reader, view: VillageView): string {
  const { language } = reader
  const { programme, village, partnerships, underWay, sealedIn } = view
  const base = `/programmes/${programme.id}`
  return renderPage({
    ...reader,
    title: `${village.name} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: programme.demo,
    body: html`<p class="where">${village.township}</p>
<h1>${village.name}</h1>
!${
      partnerships.length > 0
        ? partnerships.map((each) => partnershipOf(reader, view, each)).join('')
        : underWay.length > 0
          ? ''
          : html`<p class="lead">${say(words.none, language, { office: programme.office })}</p>`
    }
!${underWay.map((each) => underWayOf(reader, view, each)).join('')}
!${sealedIn ? ownRowSection(language, { programmeId: programme.id, run: sealedIn, organization: village, side: 'community' }) : ''}
<section><p><a href="${base}/partnerships?within=${village.regionCode.slice(0, 9)}">${say(words.neighbours, language, { township: village.township })}</a></p></section>`,
  })
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
  return html`<p class="lead"><b><a href="${base}/supporters/${each.supporter.id}">${each.supporter.name}</a></b>${say(words.supports, language)}</p>
<p class="since">${say(words.since, language, days)}</p>
<p class="why">${say(words.why, language)}${say(words.origin, language, { origin: say(originWords[each.origin], language) })}${each.why}</p>
<p class="acts"><a class="button first" href="${verifyAt(each.run, each.community.code)}">${say(words.verify, language)}</a></p>
!${rows.length > 0 ? html`<section><h2>${say(words.others, language, { name: each.supporter.name })}</h2><ul class="rows">!${rows.join('')}</ul></section>` : ''}`
}

/** Before it is in force: who is to come, why, until when objections are taken. */
function underWayOf({ language }: Reader, view: VillageView, each: UnderWay): string {
  const { programme, partnerships } = view
  const { pair, disclosure, run } = each
  const base = disclosureAt(programme.id, disclosure)
  const origin = say(words.origin, language, { origin: say(originWords[pair.origin], language) })
  // A page has one first act: where somebody supports the village already, it is the other.
  const first = partnerships.length === 0 ? 'button first' : 'button'
  const object =
    run.state === 'open'
      ? html`<a class="${first}" href="${base}/object?pair=${pair.id}">${say(disclosureWords.object, language)}</a>`
      : ''
  return html`<section><h2>${say(underWayWords.title, language)}</h2>
<p class="lead"><b>${pair.supporter.name}</b>${say(underWayWords.supports, language)}</p>
<p class="since">!${daysOf(run, language)}</p>
<p class="why">${say(words.why, language)}${origin}${pair.why}</p>
<p class="acts">!${object}
<a class="button" href="${base}">${say(disclosuresWords.show, language)}</a>
<a class="button" href="${verifyAt(run, pair.community.code)}">${say(words.verify, language)}</a></p></section>`
}
