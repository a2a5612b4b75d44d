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
import { pairHeads } from '../pair-heads.ts'
import { type Part, partRows } from '../parts.ts'
import { placeOf, programmeName } from '../programme-name.ts'
import { countyName, isAcross, whereabouts } from '../whereabouts.ts'
import { listWords, partWords, programmeWords } from '../words.ts'
import { disclosureAt, runFileAt, verifyAt } from './addresses.ts'
import type { FoundPairs } from './find-disclosed.ts'
import { runKindWords, stateWords, disclosureWords as words } from './words.ts'

export interface DisclosureView {
  programme: PublicProgramme
  disclosure: Disclosure
  /** What the address asks for. */
  asked: DisclosureQuery
  /** Counties or townships, where it is these that are listed. */
  parts: Part<Counts>[] | undefined
  /** Undefined while parts are listed. */
  pairs: ShownPairs | undefined
  /** Name of the one county or township that is shown, and how many pairs it has. */
  part: (Counts & { name: string }) | undefined
  /** Where people reach this server. */
  origin: string
}

export interface DisclosureQuery {
  q?: string | undefined
  /** Of a programme of several: the one whose townships are listed. */
  county?: string | undefined
  /** Beginning of the region codes whose pairs are listed. */
  within?: string | undefined
  after?: string | undefined
}

export type Counts = { pairs: number; communities: number }

type ShownPairs = { items: DisclosedPair[]; next?: string } & Partial<
  Pick<FoundPairs, 'isCut' | 'suggestions'>
>

/** 公示: what was decided, from when to when, how to check it, and how to object. Printed, a notice for the board. */
export function disclosurePage(reader: Reader, view: DisclosureView): string {
  const { language } = reader
  const { programme, disclosure, asked, part } = view
  const text = (saying: Saying, parameters: Parameters = {}) => say(saying, language, parameters)
  const base = disclosureAt(programme.id, disclosure)
  const open = [disclosure, ...disclosure.belonging].some(({ state }) => state === 'open')
  const state =
    disclosure.state === 'in-force' && disclosure.inForceOn
      ? text(words.inForceDay, { day: sayDay(disclosure.inForceOn, language) })
      : text(stateWords[disclosure.state])
  const isWhole = [asked.q, asked.within, asked.county].every((each) => each === undefined)
  const title = `${text(words.title)} · ${programmeName(programme, language)}`
  const across = isAcross(programme)
  const heading = across && part ? text(words.titleOf, { of: part.name }) : text(words.title)
  return renderPage({
    ...reader,
    query: entriesOf(asked),
    title: part ? `${part.name} · ${title}` : title,
    place: placeOf(programme),
    demo: demoOf([programme]),
    body: html`<p class="where">${programmeName(programme, language)} ${programme.cycle?.name ?? ''}</p>
<h1>${heading}</h1>
<p class="lead">!${daysOf(disclosure, language)}</p>
<p class="second">${state}</p>
!${isWhole ? figuresOf(disclosure, language) : ''}
<p class="acts">!${open ? html`<a class="button first" href="${base}/object">${text(words.object)}</a>` : ''}
<a class="button" href="${base}/answer">${text(words.readAnswer)}</a></p>
!${disclosure.state === 'void' ? '' : searchForm(base, asked.q, language)}
!${listOf(view, base, open, language)}
!${isWhole ? html`<section><h2>${text(words.how)}</h2><p>${originsOf(disclosure, language)}</p></section>` : ''}
!${checkOf(disclosure, language)}
<p class="small third on-screen">${text(across ? (view.parts ? words.printParts : words.printHere) : words.print)}</p>
!${noticeOf(view, base, open, language)}`,
  })
}

/** Each part keeps to a line where it can. */
export function daysOf({ from, until }: DisclosedRun, language: Language): string {
  return [
    say(words.from, language, { from: sayDayOfWeek(from, language) }),
    say(words.until, language, { until: sayDayOfWeek(until, language) }),
    say(words.days, language),
  ]
    .map((part) => html`<span>${part}</span>`)
    .join(language === 'en' ? ' ' : '')
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
  const { parts, pairs, disclosure, asked, programme } = view
  if (disclosure.state === 'void') return ''
  if (parts) return partsOf(view, parts, base, language)
  if (!pairs) return ''
  const { suggestions, next } = pairs
  const row = (each: DisclosedPair) => pairRow(view, base, each, { open, language })
  const list = (rows: readonly string[]) =>
    html`<ul class="rows pairs">!${pairHeads(language, view.part?.name ?? programmeName(programme, language), { withOrigin: true })}!${rows.join('')}</ul>`
  const offered = [
    ...(suggestions?.pairs ?? []).map(row),
    ...(suggestions?.townships ?? []).map(
      ({ code, name: township }) =>
        html`<li><a class="row" href="${base}?within=${code.slice(0, 9)}"><span class="name">${whereabouts(programme, { regionCode: code, township })}</span></a></li>`,
    ),
  ]
  const body =
    pairs.items.length > 0
      ? list(pairs.items.map(row))
      : offered.length > 0
        ? list(offered)
        : html`<p class="empty" role="status">${asked.q ? say(words.notFound, language, { query: asked.q }) : say(words.none, language)}</p>`
  const heading =
    offered.length > 0
      ? say(words.meant, language, { query: asked.q ?? '' })
      : headingOf(view, language)
  const on = new URLSearchParams({ ...entriesOf({ ...asked, after: next }) })
  return html`<section id="list"><h2>${heading}</h2>
!${asked.after ? html`<p class="second on-paper">${say(words.goesOnFrom, language)}</p>` : ''}
!${body}
!${pairs.isCut ? html`<p class="more">${say(words.tooMany, language, { query: asked.q ?? '' })}</p>` : ''}
!${next ? html`<p class="second on-paper">${say(words.goesOn, language)}</p>` : ''}</section>
!${next ? html`<nav class="turns" aria-label="${say(listWords.turn, language)}"><a class="button" rel="next" href="${base}?${on}">${say(listWords.next, language)}</a></nav>` : ''}
!${waysBack(view, base, language)}`
}

/** What a part of several counties is called stands above already: then as many as a board has to show. */
function headingOf({ asked, part, programme }: DisclosureView, language: Language): string {
  if (asked.q) return say(words.found, language, { query: asked.q })
  if (!part) return say(words.list, language)
  return part.pairs > 0 && isAcross(programme)
    ? sayCounts(part, language)
    : say(words.listOf, language, { of: part.name })
}

function sayCounts({ pairs, communities }: Counts, language: Language): string {
  return pairs === 0
    ? say(partWords.nothing, language)
    : say(partWords.counts, language, { pairs, communities })
}

/** Counties, or the townships of one of them. */
function partsOf(
  view: DisclosureView,
  parts: readonly Part<Counts>[],
  base: string,
  language: Language,
): string {
  const { programme, asked, disclosure, part } = view
  const across = isAcross(programme)
  const all = asked.county ?? disclosure.countyCode.replace(/(00)+$/, '')
  const heading = part
    ? headingOf(view, language)
    : say(across ? partWords.counties : programmeWords.townships, language)
  const rows = partRows(base, parts, (counts) =>
    across ? sayCounts(counts, language) : say(words.pairsOf, language, { count: counts.pairs }),
  )
  return html`<section id="list"><h2>${heading}<a href="${base}?within=${all}">${say(words.all, language)}</a></h2>
!${rows}</section>
!${waysBack(view, base, language)}`
}

/** From a township to its county, and from everything to the whole. */
function waysBack({ programme, asked }: DisclosureView, base: string, language: Language): string {
  const { q, within, county } = asked
  if (!q && !within && !county) return ''
  const code = within && within.length > 6 && isAcross(programme) ? within.slice(0, 6) : undefined
  const up = code
    ? html`<a href="${base}?county=${code}">${say(words.backTo, language, { of: countyName(programme, code) })}</a> `
    : ''
  return html`<p class="links">!${up}<a href="${base}">${say(words.back, language)}</a></p>`
}

/** The parts of an address that say something. */
function entriesOf(asked: DisclosureQuery): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value as string]] : [])),
  )
}

function pairRow(
  view: DisclosureView,
  base: string,
  { id, community, supporter, origin }: DisclosedPair,
  { open, language }: { open: boolean; language: Language },
): string {
  const { programme, asked } = view
  const object = open
    ? html` <a class="on-screen" href="${base}/object?pair=${id}" aria-label="${say(words.object, language)}：${community.name}">${say(words.object, language)}</a>`
    : ''
  // Said once above where all lie in it.
  const where =
    asked.within && asked.within.length === 9
      ? ''
      : asked.within?.length === 6
        ? community.township
        : whereabouts(programme, community)
  return html`<li><a class="row" href="/programmes/${programme.id}/communities/${community.regionCode}">
<span><span class="name">${community.name}</span> <span class="third">${where}</span></span>
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
function noticeOf(view: DisclosureView, base: string, open: boolean, language: Language): string {
  const { programme, disclosure, asked } = view
  // Whoever scans it stands before the same part.
  const { county, within } = asked
  const part = new URLSearchParams(entriesOf({ county, within }))
  const address = `${view.origin}${base}${part.size > 0 ? `?${part}` : ''}`
  const until = [disclosure, ...disclosure.belonging].map((run) => run.until).sort()
  const parameters = {
    ...{ address: view.origin, office: programme.office },
    programme: programmeName(programme, language),
    until: sayDayOfWeek(until.at(-1) ?? disclosure.until, language),
  }
  return html`<div class="notice on-paper"><div><p>${say(open ? words.notice : words.noticeOver, language, parameters)}</p>
<p class="signed">${programme.office}<br>${sayDay(disclosure.from, language)}</p></div>!${qrPicture(address)}</div>`
}
