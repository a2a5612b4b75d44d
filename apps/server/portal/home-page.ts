import { html } from 'ghtml'
import { type Saying, say } from '#base/shared/words.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { demoOf } from './demo-kind.ts'
import { type Reader, renderPage } from './layout.ts'
import { programmeName } from './programme-name.ts'
import { searchForm } from './search.ts'
import { frameWords, homeWords } from './words.ts'

const order: readonly Saying[] = [homeWords.inForce, homeWords.pairing, homeWords.over]

/** @param paired ids of the cycles that have partnerships in force */
export function homePage(
  reader: Reader,
  programmes: PublicProgramme[],
  paired: ReadonlySet<string>,
): string {
  const { language } = reader
  const stateOf = ({ inForce, cycle }: PublicProgramme): Saying => {
    if (!inForce) return homeWords.over
    return cycle && paired.has(cycle.id) ? homeWords.inForce : homeWords.pairing
  }
  // Where a village already has somebody is what most come for.
  const inOrder = [...programmes].sort(
    (a, b) => order.indexOf(stateOf(a)) - order.indexOf(stateOf(b)),
  )
  const rows = inOrder.map(
    (programme) => html`<li><a class="row" href="/programmes/${programme.id}">
<span><span class="name">${programmeName(programme, language)}</span><br><span class="small third">${programme.region}</span></span>
<span class="aside">${programme.cycle?.name ?? ''} ${say(stateOf(programme), language)}</span></a></li>`,
  )
  // With one programme that has pairs there is only one place where a village can be looked for.
  const inForce = programmes.filter((each) => each.inForce)
  const withPairs = inForce.filter((each) => stateOf(each) === homeWords.inForce)
  const searched = withPairs.length > 0 ? withPairs : inForce
  const [only] = searched.length === 1 ? searched : []
  return renderPage({
    ...reader,
    title: say(homeWords.title, language),
    place: { name: say(frameWords.home, language), href: '/' },
    demo: demoOf(programmes),
    body: html`<h1>${say(homeWords.title, language)}</h1>
<p class="lead"><span>${say(homeWords.lead, language)}</span><span>${say(homeWords.check, language)}</span></p>
!${only && programmes.length > 1 ? html`<p class="where">${programmeName(only, language)}</p>` : ''}
!${only ? searchForm(language, only.id) : ''}
!${
      rows.length > 0
        ? html`<section><ul class="rows">!${rows.join('')}</ul></section>`
        : html`<p class="empty">${say(homeWords.none, language)}</p>`
    }`,
  })
}
