/** Makes the number of a party that seals on paper. It is kept nowhere and sent nowhere: the page forgets it when closed. */
import { withChecks } from '#rooms/pairing/shared/checked-groups.ts'
import { element } from './element.ts'
import { commitmentOf, drawShare } from './kept-share.ts'

const form = document.getElementById('paper') as HTMLFormElement | null
if (form) start(form)

function start(paper: HTMLFormElement): void {
  const made = document.getElementById('made') as HTMLElement
  const sheet = document.getElementById('sheet') as HTMLElement
  paper.hidden = false
  paper.addEventListener('submit', (event) => {
    event.preventDefault()
    make(String(new FormData(paper).get('party')), paper.dataset.root as string)
    paper.hidden = true
    made.hidden = false
    sheet.hidden = false
    made.focus()
  })
  document.getElementById('print')?.addEventListener('click', () => window.print())
  document.getElementById('again')?.addEventListener('click', () => {
    fill('seal')
    fill('number')
    made.hidden = true
    sheet.hidden = true
    paper.hidden = false
  })
}

function make(party: string, inputRoot: string): void {
  const drawn = drawShare({ party, inputRoot })
  const seal = withChecks(commitmentOf(drawn))
  fill('party', party)
  fill('seal', ...groupsOf(seal))
  fill('number', ...groupsOf(withChecks(drawn.share)))
  fill('twin', seal.slice(0, 2).join(' '))
}

function fill(name: string, ...content: (Node | string)[]): void {
  for (const place of document.querySelectorAll(`[data-fill="${name}"]`)) {
    // The same content stands in several places.
    place.replaceChildren(
      ...content.map((each) => (typeof each === 'string' ? each : each.cloneNode(true))),
    )
  }
}

function groupsOf(groups: readonly string[]): HTMLElement[] {
  return groups.map((group) => element('span', {}, group))
}
