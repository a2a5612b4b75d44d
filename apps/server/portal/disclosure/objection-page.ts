import { html } from 'ghtml'
import { sayDayOfWeek } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import type {
  DisclosedPair,
  DisclosedRun,
  ObjectionBody,
} from '#rooms/pairing/shared/disclosure-schema.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { qrPicture } from '../../qr-picture.ts'
import { demoOf } from '../demo-kind.ts'
import { type Reader, renderPage } from '../layout.ts'
import { placeOf, programmeName } from '../programme-name.ts'
import { disclosureAt } from './addresses.ts'
import { disclosureWords, fromWords, objectionWords as words } from './words.ts'

export interface ObjectionView {
  programme: PublicProgramme
  /** The run, and those that stand with it and are open; none when nothing can be objected. */
  run: DisclosedRun
  open: DisclosedRun[]
  pair: DisclosedPair | undefined
  /** Makes the same form sent twice one objection. */
  once: string
  /** What was typed before, and what is wrong with it by the name of its field. */
  typed: { about?: string; from?: string; body?: string }
  faults: ReadonlyMap<string, string>
}

/** A form for a phone, without script: what it is about, who I am, what I have to say. */
export function objectionPage(reader: Reader, view: ObjectionView): string {
  const { language } = reader
  const { programme, pair } = view
  const days = pair ? view.open.filter(({ id }) => id === pair.runId) : view.open
  const until = days.map((each) => each.until).sort()
  const base = disclosureAt(programme.id, view.run)
  const last = until.at(-1)
  const body = last
    ? html`<p class="second">${say(words.lead, language, { until: sayDayOfWeek(last, language), office: programme.office })}</p>
!${faultsOf(view.faults, language)}
!${formOf(view, language)}`
    : html`<p class="lead">${say(words.closed, language, { office: programme.office })}</p>`
  return renderPage({
    ...reader,
    query: { ...(pair && { pair: pair.id }) },
    title: `${say(words.title, language)} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: demoOf([programme]),
    body: html`<h1>${say(words.title, language)}</h1>
!${body}
<p class="links"><a href="${base}">${say(disclosureWords.back, language)}</a></p>`,
  })
}

function faultsOf(faults: ReadonlyMap<string, string>, language: Language): string {
  if (faults.size === 0) return ''
  const rows = [...faults].map(([field, said]) => html`<li><a href="#${field}">${said}</a></li>`)
  return html`<div class="wrong" role="alert"><h2>${say(words.wrong, language, { count: faults.size })}</h2><ul>!${rows.join('')}</ul></div>`
}

function formOf(view: ObjectionView, language: Language): string {
  const { typed, faults, pair, run, once } = view
  const isRunOpen = view.open.some(({ id }) => id === run.id)
  const fault = (field: string) => {
    const said = faults.get(field)
    return said ? html`<span class="fault" id="${field}-fault">${said}</span>` : ''
  }
  const choice = (name: string, value: string, label: string, checked: boolean, first: boolean) =>
    html`<label class="choice"><input type="radio" name="${name}" value="${value}"!${first ? html` id="${name}"` : ''}!${checked ? ' checked' : ''} required> <span>${label}</span></label>`
  const about = pair
    ? [
        choice(
          'about',
          pair.id,
          say(words.aboutPair, language, {
            community: pair.community.name,
            supporter: pair.supporter.name,
          }),
          typed.about !== 'run',
          true,
        ),
        isRunOpen
          ? choice('about', 'run', say(words.aboutRun, language), typed.about === 'run', false)
          : '',
      ].join('')
    : html`<input type="hidden" name="about" value="run"><p id="about">${say(words.aboutRun, language)}</p>
<p class="small second">${say(words.onePair, language)} <a href="${disclosureAt(view.programme.id, run)}#list">${say(words.toList, language)}</a></p>`
  const from = (Object.keys(fromWords) as ObjectionBody['from'][]).map((each, at) =>
    choice('from', each, say(fromWords[each], language), typed.from === each, at === 0),
  )
  const described = faults.has('body') ? 'body-hint body-fault' : 'body-hint'
  return html`<form method="post" class="form">
<input type="hidden" name="once" value="${once}">
<fieldset><legend>${say(words.about, language)}</legend>!${about}</fieldset>
<fieldset><legend>${say(words.from, language)}</legend>!${fault('from')}!${from.join('')}</fieldset>
<label class="ask" for="body">${say(words.body, language)}</label>
<p class="small second" id="body-hint">${say(words.hint, language)}</p>
!${fault('body')}
<textarea class="field" id="body" name="body" rows="7" maxlength="2000" required aria-describedby="${described}"!${faults.has('body') ? ' aria-invalid="true"' : ''}>${typed.body ?? ''}</textarea>
<p class="acts"><button class="button first" type="submit">${say(words.submit, language)}</button></p></form>`
}

/** The code, to write down or print: it is said once. */
export function receivedPage(
  reader: Reader,
  view: { programme: PublicProgramme; run: DisclosedRun; code: string; origin: string },
): string {
  const { language } = reader
  const { programme, code } = view
  const answer = `${disclosureAt(programme.id, view.run)}/answer`
  const address = `${view.origin}${answer}`
  const fours = (code.match(/.{4}/g) ?? []).map((four) => html`<span>${four}</span>`)
  return renderPage({
    ...reader,
    title: `${say(words.received, language)} · ${programmeName(programme, language)}`,
    place: placeOf(programme),
    demo: demoOf([programme]),
    body: html`<h1>${say(words.received, language)}</h1>
<p class="lead">${say(words.receivedLead, language, { office: programme.office })}</p>
<p class="secret">!${fours.join(' ')}</p>
<p>${say(words.keep, language)}</p>
<p class="second">${say(words.where, language)}</p>
<p class="acts"><a class="button" href="${answer}">${say(words.later, language)}</a></p>
<div class="notice on-paper"><p>${programmeName(programme, language)}<br>${say(words.paper, language)}</p>!${qrPicture(address)}</div>`,
  })
}
