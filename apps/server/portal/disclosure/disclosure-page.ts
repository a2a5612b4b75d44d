import { html } from 'ghtml'
import { sayDay, sayDayOfWeek } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { type Parameters, type Saying, say } from '#base/shared/words.ts'
import type {
  DisclosedPair,
  DisclosedRun,
  Disclosure,
} from '#rooms/pairing/shared/disclosure-schema.ts'
import { originWords } from '#rooms/pairing/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { qrPicture } from '../../qr-picture.ts'
import { demoOf } from '../demo-kind.ts'
import { type Reader, renderPage } from '../layout.ts'
import { placeOf, programmeName } from '../programme-name.ts'
import { listWords, programmeWords } from '../words.ts'
import { disclosureAt, runFileAt, verifyAt } from './addresses.ts'
import { runKindWords, stateWords, disclosureWords as words } from './words.ts'

export interface DisclosureView {
  programme: PublicProgramme
  disclosure: Disclosure
  /** How many pairs each township has, when it is these that are listed. */
  townships: { code: string; name: string; pairs: number }[]
  /** Undefined while townships are listed. */
  pairs: { items: DisclosedPair[]; next?: string } | undefined
  query: string | undefined
  within: string | undefined
  /** Name of the one township that the list is narrowed to. */
  township: string | undefined
  /** Where people reach this server. */
  origin: string
}

/** 公示: what was decided, from when to when, how to check it, and how to object. Printed, a notice for the board. */
export function disclosurePage(reader: Reader, view: DisclosureView): string {
  const { language } = reader
  const { programme, disclosure, query, within } = view
  const text = (saying: Saying, parameters: Parameters = {}) => say(saying, language, parameters)
  const base = disclosureAt(programme.id, disclosure)
  const open = [disclosure, ...disclosure.belonging].some(({ state }) => state === 'open')
  const state =
    disclosure.state === 'in-force' && disclosure.inForceOn
      ? text(words.inForceDay, { day: sayDay(disclosure.inForceOn, language) })
      : text(stateWords[disclosure.state])
  const isWhole = query === undefined && within === undefined
  const title = `${text(words.title)} · ${programmeName(programme, language)}`
  return renderPage({
    ...reader,
    query: { ...(query && { q: query }), ...(within && { within }) },
    title: view.township ? `${view.township} · ${title}` : title,
    place: placeOf(programme),
    demo: demoOf([programme]),
    body: html`<p class="where">${programmeName(programme, language)} ${programme.cycle?.name ?? ''}</p>
<h1>${text(words.title)}</h1>
<p class="lead">!${daysOf(disclosure, language)}</p>
<p class="second">${state}</p>
!${isWhole ? figuresOf(disclosure, language) : ''}
<p class="acts">!${open ? html`<a class="button first" href="${base}/object">${text(words.object)}</a>` : ''}
<a class="button" href="${base}/answer">${text(words.readAnswer)}</a></p>
!${disclosure.state === 'void' ? '' : searchForm(base, query, language)}
!${listOf(view, base, open, language)}
!${isWhole ? html`<section><h2>${text(words.how)}</h2><p>${originsOf(disclosure, language)}</p></section>` : ''}
!${checkOf(disclosure, language)}
<p class="small third on-screen">${text(words.print)}</p>
!${noticeOf(view, `${view.origin}${base}`, open, language)}`,
  })
}

/** Each part keeps to a line where it can. */
export function daysOf({ from, until }: DisclosedRun, language: Language): string {
  return [
    say(words.from, language, { from: sayDayOfWeek(from, language) }),
    say(words.until, language, { until: sayDayOfWeek(until, language) }),
    say(words.days, language),
  ]
    .map((part) => html`<span>${part}</span> `)
    .join('')
}

function figuresOf({ counts, kind }: Disclosure, language: Language): string {
  const figure = (name: Saying, value: number, unit: Saying) =>
    html`<div><dt>${say(name, language)}</dt><dd>${value} <small>${say(unit, language)}</small></dd></div>`
  const notes = [
    ...(kind === 're-pairing' ? [say(words.rePairing, language)] : []),
    ...(counts.dropped > 0 ? [say(words.dropped, language, { count: counts.dropped })] : []),
  ].map((note) => html`<p class="second">${note}</p>`)
  return html`<dl class="figures">
!${figure(words.pairs, counts.pairs, words.pair)}
!${figure(words.communities, counts.communities, words.count)}
!${figure(words.supporters, counts.supporters, words.count)}
</dl>!${notes.join('')}`
}

function searchForm(base: string, query: string | undefined, language: Language): string {
  return html`<form action="${base}" role="search">
<label class="ask" for="q">${say(words.ask, language)}</label>
<div class="search"><input id="q" name="q" type="search" value="${query ?? ''}" placeholder="${say(programmeWords.placeholder, language)}" autocomplete="off" enterkeyhint="search" maxlength="60">
<button class="button" type="submit">${say(programmeWords.find, language)}</button></div></form>`
}

function listOf(view: DisclosureView, base: string, open: boolean, language: Language): string {
  const { pairs, townships, disclosure, query, within, township } = view
  if (disclosure.state === 'void') return ''
  const everything = `${base}?within=${disclosure.countyCode.replace(/(00)+$/, '')}`
  if (!pairs) {
    const rows = townships.map(
      ({ code, name, pairs: count }) =>
        html`<li><a class="row" href="${base}?within=${code.slice(0, 9)}"><span class="name">${name}</span>
<span class="aside">${say(words.pairsOf, language, { count })}</span></a></li>`,
    )
    return html`<section><h2>${say(programmeWords.townships, language)}<a href="${everything}">${say(words.all, language)}</a></h2>
<ul class="rows">!${rows.join('')}</ul></section>`
  }
  const heading = query
    ? say(words.found, language, { query })
    : township
      ? say(words.listOf, language, { of: township })
      : say(words.list, language)
  const none = query ? say(words.notFound, language, { query }) : say(words.none, language)
  const rows = pairs.items.map((each) =>
    pairRow(view.programme.id, base, each, { open, township, language }),
  )
  const on = new URLSearchParams({ ...(within && { within }), after: pairs.next ?? '' })
  return html`<section><h2>${heading}</h2>
!${rows.length > 0 ? html`<ul class="rows pairs">!${rows.join('')}</ul>` : html`<p class="empty" role="status">${none}</p>`}
!${pairs.next ? html`<p class="second on-paper">${say(words.goesOn, language)}</p>` : ''}</section>
!${pairs.next ? html`<nav class="turns" aria-label="${say(listWords.turn, language)}"><a class="button" rel="next" href="${base}?${on}">${say(listWords.next, language)}</a></nav>` : ''}
!${query || within ? html`<p class="links"><a href="${base}">${say(words.back, language)}</a></p>` : ''}`
}

function pairRow(
  programmeId: string,
  base: string,
  { id, community, supporter, origin }: DisclosedPair,
  { open, township, language }: { open: boolean; township: string | undefined; language: Language },
): string {
  const object = open
    ? html` <a class="on-screen" href="${base}/object?pair=${id}" aria-label="${say(words.object, language)}：${community.name}">${say(words.object, language)}</a>`
    : ''
  return html`<li><a class="row" href="/programmes/${programmeId}/communities/${community.regionCode}">
<span><span class="name">${community.name}</span> <span class="third">${township ? '' : community.township}</span></span>
<span class="aside">${supporter.name}</span></a>
<span class="how"><span class="origin">${say(originWords[origin], language)}${say(words.end, language)}</span>!${object}</span></li>`
}

function originsOf({ counts }: Disclosure, language: Language): string {
  const said = counts.byOrigin.map(({ origin, pairs }) =>
    say(words.howMany, language, { origin: say(originWords[origin], language), count: pairs }),
  )
  if (said.length === 0) return say(words.none, language)
  return said.join(say(words.between, language)) + say(words.end, language)
}

function checkOf(disclosure: Disclosure, language: Language): string {
  const runs = [disclosure, ...disclosure.belonging]
  const parts = runs.map((run) => {
    const heading = runs.length > 1 ? html`<h3>${say(runKindWords[run.kind], language)}</h3>` : ''
    // One after an objection has days of its own.
    const days =
      run.until === disclosure.until ? '' : html`<p class="second">!${daysOf(run, language)}</p>`
    return html`!${heading}!${days}
<dl class="hashes"><dt>${say(words.listHash, language)}</dt><dd>!${inFours(run.inputRoot)}</dd>
<dt>${say(words.resultHash, language)}</dt><dd>!${inFours(run.transcriptHash)}</dd></dl>
<p class="links"><a href="${verifyAt(run)}">${say(words.verify, language)}</a>
<a href="${runFileAt(run, 'list')}" download>${say(words.listFile, language)}</a>
<a href="${runFileAt(run, 'transcript')}" download>${say(words.resultFile, language)}</a></p>`
  })
  return html`<section id="check"><h2>${say(words.check, language)}</h2>
<p class="second">${say(words.checkLead, language)}</p>!${parts.join('')}</section>`
}

/** As it is read aloud; copied, it is one word. */
function inFours(hex: string): string {
  const fours = (hex.match(/.{4}/g) ?? []).map((four) => html`<span>${four}</span>`)
  return html`<span class="hash">!${fours.join('')}</span>`
}

/** What stands at the foot of the printed sheet. */
function noticeOf(
  view: DisclosureView,
  address: string,
  open: boolean,
  language: Language,
): string {
  const { programme, disclosure } = view
  const until = [disclosure, ...disclosure.belonging].map((run) => run.until).sort()
  const parameters = {
    ...{ address: view.origin, office: programme.office },
    programme: programmeName(programme, language),
    until: sayDayOfWeek(until.at(-1) ?? disclosure.until, language),
  }
  return html`<div class="notice on-paper"><div><p>${say(open ? words.notice : words.noticeOver, language, parameters)}</p>
<p class="signed">${programme.office}<br>${sayDay(disclosure.from, language)}</p></div>!${qrPicture(address)}</div>`
}
