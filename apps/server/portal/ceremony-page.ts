/** A draw in public as anybody follows it; the script of the page adds what a party does with its own phone. */
import { html } from 'ghtml'
import { type CeremonySaying, ceremonyWords } from '#apps/web/portal/ceremony-words.ts'
import { dayOf } from '#base/server/clock.ts'
import { sayDay } from '#base/shared/days.ts'
import { type Parameters, say } from '#base/shared/words.ts'
import type { PublicCeremony } from '#rooms/pairing/server/door.ts'
import type { DemoKind } from './demo-kind.ts'
import { type Reader, renderPage } from './layout.ts'
import { frameWords } from './words.ts'

interface Followed {
  countyCode: string
  runId: string
  ceremony: PublicCeremony
  demo: DemoKind | false
}

export function ceremonyPage(reader: Reader, followed: Followed): string {
  const { language } = reader
  const { countyCode, runId, ceremony, demo } = followed
  const text = (name: CeremonySaying, parameters: Parameters = {}) =>
    say(ceremonyWords[name], language, parameters)
  const { supporters, communities, announcedAt, place, parties, stage, beacon } = ceremony
  const day = sayDay(dayOf(new Date(announcedAt)), language)
  const run = `${countyCode}-${runId}`
  const transcript = `/api/public/runs/${countyCode}/${runId}/transcript.json`
  return renderPage({
    ...reader,
    title: ceremony.event,
    place: { name: say(frameWords.home, language), href: '/' },
    demo,
    script: 'ceremony.ts',
    body: html`<h1>${ceremony.event}</h1>
<p class="second">${text('about', { supporters, communities, day })}!${place ? html`${text('atPlace', { place })}` : ''}</p>
<div id="party" data-path="/api/public/runs/${countyCode}/${runId}/ceremony" data-run="${run}"></div>
<noscript><p class="empty">${text('withoutScript')}</p></noscript>
<div id="followed">
<section><h2>${text('stage')}</h2>
<p>${text(stage)}</p>
!${
      stage === 'drawn'
        ? html`<p class="acts"><a class="button first" href="/verify?run=${run}">${text('verify')}</a>
<a class="button" href="${transcript}" download>${text('record')}</a></p>`
        : ''
    }</section>
<section><h2>${text('parties')}</h2>
!${
      stage === 'sealing' && parties.some(({ way }) => way === 'paper')
        ? html`<p><a href="/ceremony/${countyCode}/${runId}/paper">${text('paper')}</a></p>`
        : ''
    }<ul class="rows">!${parties
      .map(
        (party) =>
          html`<li><div class="row"><span class="name">${party.party}</span><span class="aside">${text(stateOf(party, stage))}</span></div></li>`,
      )
      .join('')}</ul></section>
<section><h2>${text('beacon')}</h2>
<p>${beacon.event}</p>
!${beacon.value === null ? '' : html`<p>!${fours(beacon.value)}</p>`}</section>
<section><h2>${text('fingerprint')}</h2>
<p>!${fours(ceremony.inputRoot)}</p>
<p class="second">${text('how')}</p></section>
</div>`,
  })
}

/** As they are read aloud; copied, they are one word. */
function fours(digits: string): string {
  const each = (digits.match(/.{1,4}/g) ?? []).map((four) => html`<span>${four}</span>`)
  return html`<span class="hash">!${each.join('')}</span>`
}

function stateOf(
  { commitment, share }: PublicCeremony['parties'][number],
  stage: PublicCeremony['stage'],
): CeremonySaying {
  if (commitment === null) return 'notSealed'
  if (share !== null) return 'revealed'
  return stage === 'sealing' ? 'sealed' : 'notRevealed'
}
