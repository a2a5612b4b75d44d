/** What waits for whoever answers for a unit or a village. */
import type { WaitingSource } from '#base/web/desk-part.ts'
import { dayOf } from '#base/web/formats.ts'
import { isWaiting } from './is-waiting.ts'
import { readMyProposals } from './queries.ts'
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
        ...(last !== undefined && { due: dayAfter(last) }),
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
        due: dayAfter(first),
        act: { label: wishWords.waitingAct, to: '/wishes' },
      },
    ]
  },
}

/** On the last day itself an answer is not late. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}
