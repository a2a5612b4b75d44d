import { html } from 'ghtml'
import { sayDay } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import type { PublicPartnership } from '#rooms/pairing/shared/schema.ts'
import { originWords } from '#rooms/pairing/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { type Reader, renderPage } from './layout.ts'
import { placeOf, programmeName } from './programme-name.ts'
import { unitWords as words } from './words.ts'

export interface SupporterView {
  programme: PublicProgramme
  supporter: { code: string; name: string; ended?: string | undefined }
  /** In order of the village's code; at least one. */
  partnerships: PublicPartnership[]
}

/** Whom a unit supports, since when and why: each in its own right, no unit beside another. */
export function supporterPage(reader: Reader, view: SupporterView): string {
  const { language } = reader
  const { programme, supporter, partnerships } = view
  const days = [...new Set(partnerships.map((each) => daysOf(each, language)))]
  // Mostly all began together, and then it is said once.
  const [together] = days.length === 1 ? days : []
  const count = partnerships.length
  const rows = partnerships.map((each) =>
    rowOf(language, programme.id, each, together === undefined),
  )
  return renderPage({
    ...reader,
    title: `${supporter.name} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: programme.demo,
    body: html`<p class="where">${say(words.where, language)}</p>
<h1>${supporter.name}</h1>
!${supporter.ended ? html`<p class="where">${supporter.ended}</p>` : ''}
<p class="lead">${say(count === 1 ? words.supportsOne : words.supports, language, { count })}</p>
!${together ? html`<p class="since">${together}</p>` : ''}
<section><ul class="rows">!${rows.join('')}</ul></section>
<p class="acts"><a class="button first" href="/verify?programme=${programme.id}&amp;community=${supporter.code}">${say(words.verify, language)}</a></p>`,
  })
}

function daysOf({ since, until }: PublicPartnership, language: Language): string {
  const days = { begins: sayDay(since, language), ends: sayDay(until, language) }
  return say(words.since, language, days)
}

function rowOf(
  language: Language,
  programmeId: string,
  each: PublicPartnership,
  withDays: boolean,
): string {
  const { community, origin } = each
  const why = say(words.origin, language, { origin: say(originWords[origin], language) }) + each.why
  return html`<li><a class="row" href="/programmes/${programmeId}/communities/${community.regionCode}">
<span class="name">${community.name}</span><span class="aside">${community.township}</span></a>
<span class="how">!${withDays ? html`${daysOf(each, language)}<br>` : ''}${say(words.why, language)}${why}</span></li>`
}
