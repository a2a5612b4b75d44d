/** What waits for whoever answers for a unit or a village, and for whoever leads a pairing. */

import type { Saying } from '#base/shared/words.ts'
import type { WaitingSource } from '#base/web/desk-part.ts'
import { dayOf } from '#base/web/formats.ts'
import { isWaiting } from './is-waiting.ts'
import { readMyProposals, readStranded } from './queries.ts'
import { strandedWords } from './run-words.ts'
import { isUnsaid } from './wishes/unsaid.ts'
import { readMyWishes } from './wishes/wish-queries.ts'
import { wishWords } from './wishes/wish-words.ts'
import { proposalWords as words } from './words.ts'

export const proposalsWaiting: WaitingSource = {
  name: 'proposals',
  find: async (api, signal, can) => {
    if (!can('pairing.answer')) return []
    const today = dayOf(new Date())
    const items = (await readMyProposals(api, signal)).filter((each) => isWaiting(each, today))
    if (items.length === 0) return []
    const [last] = items.flatMap(({ answerBy }) => answerBy ?? []).sort()
    return [
      {
        id: 'proposals',
        verb: words.waitingVerb,
        thing: words.waitingThing,
        count: items.length,
        why: words.waitingWhy,
        ...(last !== undefined && { due: last }),
        act: { label: words.waitingAct, to: '/proposals' },
      },
    ]
  },
}

export const wishesWaiting: WaitingSource = {
  name: 'wishes',
  find: async (api, signal, can) => {
    if (!can('pairing.answer')) return []
    const asked = (await readMyWishes(api, signal)).filter(isUnsaid)
    const [first] = asked.map(({ until }) => until).sort()
    if (first === undefined) return []
    return [
      {
        id: 'wishes',
        verb: wishWords.waitingVerb,
        thing: wishWords.waitingThing,
        why: wishWords.waitingWhy,
        due: first,
        act: { label: wishWords.waitingAct, to: '/wishes' },
      },
    ]
  },
}

export const strandedWaiting: WaitingSource = {
  name: 'stranded',
  find: async (api, signal, can) => {
    if (!can('pairing.run')) return []
    return (await readStranded(api, signal)).map(({ cycleId, organization, count }) => ({
      id: `stranded-${cycleId}-${organization.id}`,
      verb: strandedWords.verb,
      thing: strandedThing(organization),
      count,
      why: strandedWords.why,
      act: { label: strandedWords.act, to: `/pairing/${cycleId}` },
    }))
  },
}

function strandedThing({ name, ended }: { name: string; ended: string }): Saying {
  const filled = (text: string) => text.replace('{name}', name).replace('{ended}', ended)
  return { zh: filled(strandedWords.thing.zh), en: filled(strandedWords.thing.en) }
}
