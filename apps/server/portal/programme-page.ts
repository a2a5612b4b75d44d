import { html } from 'ghtml'
import { sayDay } from '#base/shared/days.ts'
import { say } from '#base/shared/words.ts'
import type { Overview } from '#rooms/pairing/server/door.ts'
import type { DisclosedRun } from '#rooms/pairing/shared/disclosure-schema.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { demoOf } from './demo-kind.ts'
import { disclosuresBefore, disclosuresOn } from './disclosure/disclosures-section.ts'
import { type Reader, renderPage } from './layout.ts'
import { type Part, partRows } from './parts.ts'
import { programmeName } from './programme-name.ts'
import { type Search, searchForm, searchResults } from './search.ts'
import { isAcross } from './whereabouts.ts'
import { frameWords, objectiveWords, partWords, programmeWords as words } from './words.ts'

export interface ProgrammeView {
  programme: PublicProgramme
  overview: Overview | undefined
  /** Counties, or the townships of the one. */
  parts: Part<{ communities: number }>[]
  search: Search | undefined
  /** Newest first. */
  disclosures: DisclosedRun[]
}

export function programmePage(reader: Reader, view: ProgrammeView): string {
  const { language } = reader
  const { programme, overview, search, disclosures } = view
  const { cycle } = programme
  const days = cycle && {
    begins: sayDay(cycle.beginsOn, language),
    ends: sayDay(cycle.endsOn, language),
  }
  return renderPage({
    ...reader,
    ...(search && { query: { q: search.query } }),
    title: programmeName(programme, language),
    place: { name: say(frameWords.home, language), href: '/' },
    demo: demoOf([programme]),
    body: html`<p class="where">${programme.region}</p>
<h1>${programme.name} ${cycle?.name ?? ''}</h1>
<p class="since">!${days ? html`<span>${say(words.days, language, days)}</span> ` : ''}<span>${say(words.leads, language, { office: programme.office })}</span></p>
!${disclosuresOn(language, programme.id, search ? [] : disclosures)}
!${searchForm(language, programme.id, search?.query)}
!${search ? searchResults(language, programme.id, search) : overview ? overviewOf(reader, view, overview) : html`<p class="empty">${say(words.noPairs, language)}</p>`}
!${disclosuresBefore(language, programme.id, search ? [] : disclosures)}`,
  })
}

function overviewOf({ language }: Reader, view: ProgrammeView, overview: Overview): string {
  const { programme, parts } = view
  const base = `/programmes/${programme.id}`
  const fewest = overview.loads[0]?.load ?? 0
  const most = overview.loads.at(-1)?.load ?? 0
  const range = fewest === most ? `${most}` : say(words.loadRange, language, { fewest, most })
  const unit = say(words.count, language)
  const figure = (name: string, value: string | number, href: string) =>
    html`<div><dt><a href="${href}">${name}</a></dt><dd>${value} <small>${unit}</small></dd></div>`
  const rows = partRows(`${base}/partnerships`, parts, ({ communities }) =>
    communities === 0
      ? say(partWords.nothing, language)
      : say(words.communitiesOf, language, { count: communities }),
  )
  return html`<dl class="figures">
!${figure(say(words.communities, language), overview.communities, `${base}/partnerships`)}
!${figure(say(words.supporters, language), overview.supporters, '#spread')}
!${figure(say(words.load, language), range, '#spread')}
</dl>
<section id="how"><h2>${say(words.howTitle, language)}</h2>
<p>${say(overview.method === 'draw' ? words.draw : words.optimize, language)}</p>
<ol class="rules">!${rulesOf(overview, language)}</ol>
<p class="acts"><a class="button first" href="/verify?programme=${programme.id}">${say(words.verify, language)}</a>
<a class="button" href="/api/public/programmes/${programme.id}/transcript" download>${say(words.transcript, language)}</a></p></section>
<section id="spread"><h2>${say(words.spread, language)}</h2>!${spreadOf(overview, language)}</section>
<section><h2>${say(isAcross(programme) ? partWords.counties : words.townships, language)}<a href="${base}/partnerships">${say(words.all, language)}</a></h2>
!${rows}
<p class="acts"><a class="button" href="/api/public/programmes/${programme.id}/partnerships.csv?lang=${language}">${say(words.csv, language)}</a></p></section>`
}

function rulesOf({ rules }: Overview, language: Reader['language']): string {
  const sayings = [
    words.everyone,
    ...rules.objectives
      .filter((name) => name !== 'coverage' && name !== 'unpaired')
      .map((name) => objectiveWords[name]),
  ]
  return sayings
    .map(
      (saying, at) =>
        html`<li><span class="no">${at + 1}</span><span>${say(saying, language)}</span></li>`,
    )
    .join('')
}

/** The question is above it; each bar has its count beside it, so the table and the picture are one. */
function spreadOf({ loads }: Overview, language: Reader['language']): string {
  const widest = Math.max(...loads.map(({ supporters }) => supporters))
  const rows = loads.map(
    ({ load, supporters }) => html`<tr><th scope="row">${say(words.loadOf, language, { load })}</th>
<td><svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect width="${(100 * supporters) / widest}" height="12"/></svg></td>
<td class="count">${say(words.units, language, { count: supporters })}</td></tr>`,
  )
  return html`<table class="bars"><tbody>!${rows.join('')}</tbody></table>`
}
