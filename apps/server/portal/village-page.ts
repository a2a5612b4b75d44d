import { html } from 'ghtml'
import { sayDay } from '#base/shared/days.ts'
import { say } from '#base/shared/words.ts'
import type { PublicDeed } from '#rooms/activities/server/door.ts'
import type { PublicNeed } from '#rooms/needs/server/door.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import { originWords } from '#rooms/pairing/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { askedSection, doneSection, type Listed } from './asked-and-done.ts'
import { called } from './called.ts'
import { demoOf } from './demo-kind.ts'
import { disclosureAt, verifyAt } from './disclosure/addresses.ts'
import { daysOf } from './disclosure/disclosure-page.ts'
import type { UnderWay } from './disclosure/find-under-way.ts'
import { ownRowSection } from './disclosure/own-row.ts'
import { disclosuresWords, disclosureWords, underWayWords } from './disclosure/words.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { whereabouts } from './whereabouts.ts'
import { villageWords as words } from './words.ts'

export interface VillageView {
  programme: PublicProgramme
  village: { regionCode: string; township: string }
  /** Mostly one: the registry may know several at one code. */
  communities: CommunityView[]
  /** What else each supporter supports, by its id. */
  others: ReadonlyMap<string, PublicPartnership[]>
}

interface CommunityView {
  id: string
  code: string
  name: string
  partnerships: PublicPartnership[]
  underWay: UnderWay[]
  /** The run whose list holds its sealed row. */
  sealedIn: { countyCode: string; id: string } | undefined
  /** Whether it is in the programme and open, so that it may ask for something. */
  mayAsk: boolean
  /** What everybody may read; undefined where there is nothing. */
  asked: Listed<PublicNeed> | undefined
  done: Listed<PublicDeed> | undefined
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
    demo: demoOf([programme]),
    body: html`<p class="where">${village.township}</p>
<h1>${name}</h1>
!${communities.map((each) => communityOf(reader, view, each)).join('')}
<section><p><a href="${base}/partnerships?within=${village.regionCode.slice(0, 9)}">${say(words.neighbours, language, { township: village.township })}</a></p></section>`,
  })
}

function communityOf(reader: Reader, view: VillageView, community: CommunityView): string {
  const { language } = reader
  const { code, name, partnerships, underWay, sealedIn, mayAsk, asked, done } = community
  const { id: programmeId, office } = view.programme
  // Told apart only where there are several.
  const heading = view.communities.length > 1 ? html`<h2>${name} ${code}</h2>` : ''
  const ended = partnerships[0]?.community.ended
  const nobody =
    partnerships.length === 0 && underWay.length === 0
      ? html`<p class="lead">${say(words.none, language, { office })}</p>`
      : ''
  return html`!${heading}!${ended ? html`<p class="where">${ended}</p>` : ''}!${nobody}
!${partnerships.map((each) => partnershipOf(reader, view, each)).join('')}
!${underWay.map((each) => underWayOf(reader, community, each, programmeId)).join('')}
!${askedSection(language, asked, mayAsk)}
!${doneSection(language, done)}
!${sealedIn ? ownRowSection(language, { programmeId, run: sealedIn, organization: community, side: 'community' }) : ''}`
}

function partnershipOf({ language }: Reader, view: VillageView, each: PublicPartnership): string {
  const { programme } = view
  const base = `/programmes/${programme.id}`
  const others = view.others.get(each.supporter.id) ?? []
  const rows = others.map(
    ({ community }) => html`<li><a class="row" href="${base}/communities/${community.regionCode}">
<span class="name">${community.name}</span><span class="aside">${whereabouts(programme, community)}</span></a></li>`,
  )
  const days = { begins: sayDay(each.since, language), ends: sayDay(each.until, language) }
  return html`<p class="lead"><b><a href="${base}/supporters/${each.supporter.id}">${called(language, each.supporter)}</a></b>${say(words.supports, language)}</p>
<p class="since">${say(words.since, language, days)}</p>
<p class="why">${say(words.why, language)}${say(words.origin, language, { origin: say(originWords[each.origin], language) })}${each.why}</p>
<p class="acts"><a class="button first" href="${verifyAt(each.run, each.community.code)}">${say(words.verify, language)}</a></p>
!${rows.length > 0 ? html`<section><h2>${say(words.others, language, { name: each.supporter.name })}</h2><ul class="rows">!${rows.join('')}</ul></section>` : ''}`
}

/** Before it is in force: who is to come, why, until when objections are taken. */
function underWayOf(
  { language }: Reader,
  { partnerships }: CommunityView,
  { pair, disclosure, run }: UnderWay,
  programmeId: string,
): string {
  const base = disclosureAt(programmeId, disclosure)
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
