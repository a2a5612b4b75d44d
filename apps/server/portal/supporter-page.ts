import { html } from 'ghtml'
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import { originWords } from '#rooms/pairing/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { demoOf } from './demo-kind.ts'
import { disclosureAt, verifyAt } from './disclosure/addresses.ts'
import { daysOf } from './disclosure/disclosure-page.ts'
import type { UnderWay } from './disclosure/find-under-way.ts'
import { ownRowSection } from './disclosure/own-row.ts'
import { disclosuresWords, disclosureWords, underWayWords } from './disclosure/words.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { whereabouts } from './whereabouts.ts'
import { unitWords as words } from './words.ts'

export interface SupporterView {
  programme: PublicProgramme
  supporter: { id: string; code: string; name: string; ended?: string | undefined }
  /** In order of the village's code. */
  partnerships: PublicPartnership[]
  underWay: UnderWay[]
  /** The run whose list holds the unit's sealed row. */
  sealedIn: { countyCode: string; id: string } | undefined
}

/** Whom a unit supports, since when and why: each in its own right, no unit beside another. */
export function supporterPage(reader: Reader, view: SupporterView): string {
  const { language } = reader
  const { programme, supporter, partnerships, underWay, sealedIn } = view
  const days = [...new Set(partnerships.map((each) => spanOf(each, language)))]
  // Mostly all began together, and then it is said once.
  const [together] = days.length === 1 ? days : []
  const count = partnerships.length
  const rows = partnerships.map((each) => rowOf(language, programme, each, together === undefined))
  return renderPage({
    ...reader,
    title: `${supporter.name} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: demoOf([programme]),
    body: html`<p class="where">${say(words.where, language)}</p>
<h1>${supporter.name}</h1>
!${supporter.ended ? html`<p class="where">${supporter.ended}</p>` : ''}
!${
      count > 0
        ? html`<p class="lead">${say(count === 1 ? words.supportsOne : words.supports, language, { count })}</p>
!${together ? html`<p class="since">${together}</p>` : ''}
<section><ul class="rows">!${rows.join('')}</ul></section>
!${verifyOf(language, view)}`
        : ''
    }
!${underWay.length > 0 ? underWayOf(language, view) : ''}
!${sealedIn ? ownRowSection(language, { programmeId: programme.id, run: sealedIn, organization: supporter, side: 'supporter' }) : ''}`,
  })
}

/** A unit's pairs may come from several runs; the transcript of the first is at hand, the others by the villages' pages. */
function verifyOf(language: Language, { supporter, partnerships }: SupporterView): string {
  const [first] = partnerships
  if (!first) return ''
  return html`<p class="acts"><a class="button first" href="${verifyAt(first.run, supporter.code)}">${say(words.verify, language)}</a></p>`
}

/** Whom it is to support: each pair may be objected to while it is disclosed. */
function underWayOf(language: Language, { programme, underWay }: SupporterView): string {
  const count = underWay.length
  const rows = underWay.map(({ pair, run, disclosure }) => {
    const { community, origin } = pair
    const why =
      say(words.origin, language, { origin: say(originWords[origin], language) }) + pair.why
    const object =
      run.state === 'open'
        ? html` <a href="${disclosureAt(programme.id, disclosure)}/object?pair=${pair.id}" aria-label="${say(disclosureWords.object, language)}：${community.name}">${say(disclosureWords.object, language)}</a>`
        : ''
    return html`<li><a class="row" href="/programmes/${programme.id}/communities/${community.regionCode}">
<span class="name">${community.name}</span><span class="aside">${whereabouts(programme, community)}</span></a>
<span class="how">${say(words.why, language)}${why}!${object}</span></li>`
  })
  const { disclosure, run } = underWay[0] as UnderWay
  return html`<section><h2>${say(underWayWords.title, language)}</h2>
<p class="lead">${say(count === 1 ? underWayWords.countOne : underWayWords.count, language, { count })}</p>
<p class="since">!${daysOf(run, language)}</p>
<ul class="rows">!${rows.join('')}</ul>
<p class="acts"><a class="button" href="${disclosureAt(programme.id, disclosure)}">${say(disclosuresWords.show, language)}</a></p></section>`
}

function spanOf({ since, until }: PublicPartnership, language: Language): string {
  const days = { begins: sayDay(since, language), ends: sayDay(until, language) }
  return say(words.since, language, days)
}

function rowOf(
  language: Language,
  programme: PublicProgramme,
  each: PublicPartnership,
  withDays: boolean,
): string {
  const { community, origin } = each
  const why = say(words.origin, language, { origin: say(originWords[origin], language) }) + each.why
  return html`<li><a class="row" href="/programmes/${programme.id}/communities/${community.regionCode}">
<span class="name">${community.name}</span><span class="aside">${whereabouts(programme, community)}</span></a>
<span class="how">!${withDays ? html`${spanOf(each, language)}<br>` : ''}${say(words.why, language)}${why}</span></li>`
}
