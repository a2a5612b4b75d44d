import { html } from 'ghtml'
import { type VerifySaying, verifyWords } from '#apps/web/portal/verify-words.ts'
import type { Language } from '#base/shared/language.ts'
import { say } from '#base/shared/words.ts'

export interface VerifyBody {
  /** The transcript that is recomputed at once, and whose it is. */
  published?: { address: string; name: string } | undefined
  /** Code of the village whose pair is looked up at once. */
  community?: string | undefined
  /** Whether the page can offer files, which one opened from a disk cannot. */
  downloads: boolean
  /** Address of the program that checks a drand signature; the page opened from a disk carries it. */
  quicknet?: string
}

/**
 * What the script of the page finds and fills. Each text carries its name, so that the page that works
 * offline can change its language by itself.
 */
export function verifyBody(
  language: Language,
  { published, community, downloads, quicknet }: VerifyBody,
): string {
  const text = (name: VerifySaying) =>
    html`<span data-say="${name}">${say(verifyWords[name], language)}</span>`
  const first = (yes: boolean) => (yes ? 'button first' : 'button')
  return html`<h1>!${text('title')}</h1>
<p class="second">!${text('lead')}</p>
<p class="empty" id="without">!${text('withoutScript')}</p>
<div class="file" id="file" hidden!${published ? html` data-published="${published.address}" data-name="${published.name}"` : ''}!${community ? html` data-community="${community}"` : ''}!${quicknet ? html` data-quicknet="${quicknet}"` : ''}>
<p id="chosen">!${text('drop')}</p>
<p class="pick"><input type="file" id="input" accept=".json,application/json" hidden>
!${published ? html`<button class="${first(true)}" type="button" id="published">!${text('usePublished')}</button>` : ''}
<button class="${first(!published)}" type="button" id="choose">!${text('choose')}</button></p></div>
<p class="progress" id="progress" role="status"></p>
<div id="result"></div>
<section id="row" hidden><h2>!${text('row')}</h2>
<p>!${text('rowLead')}</p>
<p class="acts"><input type="file" id="row-input" accept=".json,application/json" hidden>
<button class="button" type="button" id="row-choose">!${text('rowChoose')}</button></p>
<div id="row-result"></div></section>
<section class="on-screen"><h2>!${text(downloads ? 'offline' : 'otherWay')}</h2>
!${
    downloads
      ? html`<p>!${text('offlineHow')}</p>
<p class="acts"><a class="button" href="/verify/offline.html" download>!${text('download')}</a>
!${published ? html`<a class="button" href="${published.address}" download>!${text('transcript')}</a>` : ''}</p>`
      : ''
  }
<p class="command">!${text('commandLine')}<br><code>npx lianjian verify transcript.json</code></p></section>`
}
