/** A draw in public in the order in which it happened: announced, sealed, revealed, the public value, the seed. */
import { type Ceremony, quicknetTime } from '@lianjian/pairing/ceremony'
import { element, sentence } from './element.ts'
import { say, sayMoment } from './say.ts'

export function showCeremony({ event, announced, parties, beacon }: Ceremony): HTMLElement {
  const names = parties.map(({ party }) => party).join(say('rowBetween'))
  const { round } = beacon
  const value = round === undefined ? 'ceremonyValue' : 'ceremonyRound'
  const when = round === undefined ? '' : sayMoment(new Date(quicknetTime(round) * 1000))
  const told = [
    say('ceremonyAnnounced', { event, at: sayMoment(new Date(announced)) }),
    say('ceremonySealed', { count: parties.length, names }),
    say('ceremonyRevealed', { count: parties.length }),
    say(value, { event: beacon.event, value: beacon.value, round: round ?? '', when }),
    say('ceremonySeed'),
  ]
  return element(
    'ol',
    { class: 'rules' },
    ...told.map((each, at) =>
      element(
        'li',
        {},
        element('span', { class: 'no' }, String(at + 1)),
        element('span', {}, ...sentence(each)),
      ),
    ),
  )
}
