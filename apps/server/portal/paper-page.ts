/** A page that makes a sealed paper. All of its words come from here; its script makes the number and fills in digits. */
import { html } from 'ghtml'
import { type PaperSaying, paperWords } from '#apps/web/portal/paper-words.ts'
import { say } from '#base/shared/words.ts'
import type { PublicCeremony } from '#rooms/pairing/server/door.ts'
import type { DemoKind } from './demo-kind.ts'
import { type Reader, renderPage } from './layout.ts'

interface Asked {
  countyCode: string
  runId: string
  ceremony: PublicCeremony
  demo: DemoKind | false
  /** Whose address was opened. */
  asked: number | undefined
}

type Party = PublicCeremony['parties'][number]
type Text = (name: PaperSaying) => string

export function paperPage(
  reader: Reader,
  { countyCode, runId, ceremony, asked, demo }: Asked,
): string {
  const text: Text = (name) => say(paperWords[name], reader.language)
  const { event, inputRoot } = ceremony
  const open = ceremony.parties.filter(
    ({ way, commitment }) => way === 'paper' && commitment === null,
  )
  const closed = whyNot(ceremony, open)
  const body = closed
    ? html`<p class="lead">${text(closed)}</p>`
    : html`<p class="second on-screen">${text('lead')}</p>
<noscript><p class="empty">${text('withoutScript')}</p></noscript>
!${formOf(open, asked, inputRoot, text)}
!${madeOf(text)}
<section class="on-screen"><h2>${text('how')}</h2>
<ol class="rules">!${numbered(['how1', 'how2', 'how3', 'how4'], text)}</ol></section>
<section class="on-screen"><h2>${text('protects')}</h2>
<ul class="paper-points"><li>${text('protects1')}</li><li>${text('protects2')}</li><li>${text('protects3')}</li></ul></section>
!${sheetOf(event, inputRoot, text)}`
  return renderPage({
    ...reader,
    query: { ...(asked !== undefined && { party: `${asked}` }) },
    title: `${text('title')} · ${event}`,
    place: { name: event, href: `/ceremony/${countyCode}/${runId}` },
    demo,
    script: 'paper.ts',
    style: 'paper.css',
    mute: true,
    body: html`<h1 class="on-screen">${text('title')}</h1>
!${body}
<p class="links"><a href="/ceremony/${countyCode}/${runId}">${text('back')}</a></p>`,
  })
}

/** Undefined while there is a paper to make. */
function whyNot({ stage, parties }: PublicCeremony, open: Party[]): PaperSaying | undefined {
  if (stage !== 'sealing') return 'tooLate'
  if (open.length > 0) return undefined
  return parties.some(({ way }) => way === 'paper') ? 'allSealed' : 'noPaper'
}

function formOf(open: Party[], asked: number | undefined, inputRoot: string, text: Text): string {
  const only = open.length === 1 ? open[0]?.number : asked
  const choices = open.map(
    ({ number, party }) =>
      html`<label class="choice"><input type="radio" name="party" value="${party}"!${number === only ? ' checked' : ''} required> <span>${party}</span></label>`,
  )
  return html`<form class="form on-screen" id="paper" data-root="${inputRoot}" hidden>
<fieldset><legend>${text('party')}</legend>!${choices.join('')}</fieldset>
<p class="acts"><button class="button first" type="submit">${text('make')}</button></p>
<p class="small second">${text('offline')}</p></form>`
}

/** What is shown once a number is made; on the screen the number itself is folded away, because others look on. */
function madeOf(text: Text): string {
  return html`<section class="party on-screen" id="made" tabindex="-1" hidden><h2>${text('made')}</h2>
<p class="since" data-fill="party"></p>
<p>${text('madeHow')}</p>
<p class="acts"><button class="button first" type="button" id="print">${text('print')}</button>
<button class="button" type="button" id="again">${text('again')}</button></p>
<details><summary>${text('byHand')}</summary>
<p>${text('byHandHow')}</p>
<h3>1 · ${text('seal')}</h3><p class="paper-digits" data-fill="seal"></p>
<h3>2 · ${text('number')}</h3><p class="paper-digits" data-fill="number"></p></details></section>`
}

function numbered(names: PaperSaying[], text: Text): string {
  return names
    .map((name, at) => html`<li><span class="no">${at + 1}</span><span>${text(name)}</span></li>`)
    .join('')
}

/** On paper alone: two parts to cut apart, the digits four groups a line as they are typed. */
function sheetOf(event: string, inputRoot: string, text: Text): string {
  const facts = html`<dt>${text('draw')}</dt><dd>${event}</dd>
<dt>${text('of')}</dt><dd class="strong" data-fill="party"></dd>`
  const lines = (first: PaperSaying, second: PaperSaying) =>
    html`<dl class="paper-signed">!${[first, second]
      .map(
        (who) => html`<div><dt>${text(who)}</dt><dd></dd><dt>${text('when')}</dt><dd></dd></div>`,
      )
      .join('')}</dl>`
  return html`<div class="sheet on-paper" id="sheet" hidden>
<article class="paper-part"><h2>${text('part1')}</h2>
<dl class="paper-facts">!${facts}<dt>${text('list')}</dt><dd class="mono">!${fours(inputRoot, 4)}…</dd></dl>
<p class="paper-digits" data-fill="seal"></p>
<p class="small">${text('part1How')}</p>
!${lines('handedBy', 'takenBy')}</article>
<p class="paper-cut"><span>${text('cut')}</span></p>
<article class="paper-part"><h2>${text('part2')}</h2>
<dl class="paper-facts">!${facts}<dt>${text('twin')}</dt><dd class="mono" data-fill="twin"></dd></dl>
<p class="small">${text('part2How')}</p>
!${lines('sealedBy', 'openedBy')}
<p class="paper-fold"><span>${text('fold')}</span></p>
<p class="paper-digits" data-fill="number"></p></article></div>`
}

function fours(digits: string, count: number): string {
  return (digits.match(/.{4}/g) ?? []).slice(0, count).join(' ')
}
