import { html } from 'ghtml'
import { sayDay, sayDayOfWeek } from '#base/shared/days.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'
import type { DisclosedRun } from '#rooms/pairing/shared/disclosure-schema.ts'
import { disclosureAt } from './addresses.ts'
import { disclosuresWords as words } from './words.ts'

/** On the programme's page while it is on: what is disclosed, until when. */
export function disclosuresOn(
  language: Language,
  programmeId: string,
  runs: readonly DisclosedRun[],
): string {
  return runs
    .filter(({ state }) => state === 'open' || state === 'over')
    .map(
      (run) => html`<section class="note"><h2>${say(words.title, language)}</h2>
<p>${say(run.state === 'open' ? words.open : words.over, language, { until: sayDayOfWeek(run.until, language) })}</p>
<p class="acts"><a class="button" href="${disclosureAt(programmeId, run)}">${say(words.show, language)}</a></p></section>`,
    )
    .join('')
}

/** Afterwards it stays to be read, by whoever wants to know how it came or has an answer to read. */
export function disclosuresBefore(
  language: Language,
  programmeId: string,
  runs: readonly DisclosedRun[],
): string {
  const rows = runs
    .filter(({ state }) => state === 'in-force' || state === 'void')
    .map(
      (run) => html`<li><a class="row" href="${disclosureAt(programmeId, run)}">
<span class="name">${say(words.of, language, { from: sayDay(run.from, language) })}</span>
<span class="aside">${say(run.state === 'void' ? words.void : words.inForce, language)}</span></a></li>`,
    )
  if (rows.length === 0) return ''
  return html`<section><h2>${say(words.before, language)}</h2><ul class="rows">!${rows.join('')}</ul></section>`
}
