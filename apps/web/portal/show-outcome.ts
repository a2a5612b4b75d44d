/** The verdict first, then what was recomputed, then what no file can prove. */
import type { Reason } from '@lianjian/pairing'
import { element, hashOf, mark, sentence } from './element.ts'
import { lookUp } from './look-up.ts'
import type { Outcome } from './outcome.ts'
import type { Refusal } from './read-file.ts'
import { say, sayOf } from './say.ts'
import { showCeremony } from './show-ceremony.ts'

/** What stands on the page below the file: nothing yet, a file that is no transcript, or a verdict. */
export type Shown = Outcome | { refusal: Refusal }

/** @param community whose pair is looked up at once */
export function showOutcome(shown: Shown, community: string): HTMLElement[] {
  if ('refusal' in shown) {
    const { saying, parameters } = shown.refusal
    return [verdict(false, [element('p', {}, say(saying, parameters))])]
  }
  if (!shown.ok) {
    const fault = element('p', {}, ...sentence(sayOf(shown.fault)))
    const before = shown.checks.length > 0 ? [section(say('before'), checks(shown.checks))] : []
    return [verdict(false, [fault, spent(shown.seconds)]), ...before]
  }
  const { summary, pairs, cannotProve, ceremony } = shown
  const found = say(summary.method === 'draw' ? 'redrawn' : 'optimal', { pairs: summary.pairs })
  return [
    verdict(true, [...titleOf(summary.title), element('p', {}, found), spent(shown.seconds)]),
    ...(ceremony ? [section(say('ceremony'), showCeremony(ceremony))] : []),
    section(say('recomputed'), checks(shown.checks)),
    element(
      'section',
      { class: 'note' },
      element('h2', {}, say('cannotProve')),
      element('ul', {}, ...cannotProve.map((each) => element('li', {}, ...sentence(sayOf(each))))),
    ),
    section(say('lookUp'), ...lookUp(pairs, community)),
  ]
}

/** What was verified, in the file's own words: a demo calls itself one there. */
function titleOf(title: string | undefined): HTMLElement[] {
  return title === undefined ? [] : [element('p', { class: 'which' }, title)]
}

function section(heading: string, ...content: HTMLElement[]): HTMLElement {
  return element('section', {}, element('h2', {}, heading), ...content)
}

function verdict(holds: boolean, sentences: HTMLElement[]): HTMLElement {
  const heading = element(
    'h2',
    { id: 'verdict' },
    element('span', { class: holds ? 'disc' : 'disc hollow' }, mark(holds ? 'tick' : 'cross')),
    say(holds ? 'verified' : 'refused'),
  )
  return element(
    'section',
    { class: 'verdict', tabindex: '-1', 'aria-labelledby': 'verdict' },
    element('div', { role: holds ? 'status' : 'alert' }, heading, ...sentences),
  )
}

function spent(seconds: number): HTMLElement {
  const text = seconds < 0.01 ? say('quick') : say('seconds', { seconds: seconds.toFixed(2) })
  return element('p', { class: 'small second' }, text)
}

/** Each check: what holds in bold, the rest below it, and the hash on a line of its own. */
function checks(reasons: Reason[]): HTMLElement {
  return element(
    'ol',
    { class: 'checks' },
    ...reasons.map((reason) => {
      const { head, rest, hash } = partsOf(sayOf(reason))
      return element(
        'li',
        {},
        mark('tick', say('agrees')),
        element(
          'div',
          {},
          element('p', { class: 'head' }, ...sentence(head)),
          ...(rest ? [element('p', { class: 'second' }, ...sentence(rest))] : []),
          ...(hash ? [element('p', {}, hashOf(hash))] : []),
        ),
      )
    }),
  )
}

function partsOf(text: string): { head: string; rest: string; hash: string | undefined } {
  const hash = /[（(]([0-9a-f]{64})[)）]/.exec(text)
  const plain = hash ? text.replace(hash[0], '').replace(/\s+\./, '.') : text
  const colon = /：|: /.exec(plain)
  if (!colon) return { head: plain, rest: '', hash: hash?.[1] }
  const rest = plain.slice(colon.index + colon[0].length)
  return { head: plain.slice(0, colon.index), rest: upper(rest), hash: hash?.[1] }
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
