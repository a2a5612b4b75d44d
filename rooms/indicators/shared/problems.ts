import { Problem } from '#base/shared/problem.ts'
import { staleRecords } from '#base/shared/problems.ts'
import type { Saying } from '#base/shared/words.ts'
import type { CountFault } from './monthly-counts.ts'

/** Communities lie beside each other within one county. */
export function notOneCounty(): Problem {
  return new Problem({
    status: 422,
    code: 'indicators.not-one-county',
    title: { zh: '请先选一个县（市、区）', en: 'Choose one county first' },
    detail: {
      zh: '村（社区）之间的差别，一个县一个县地看。',
      en: 'How communities differ is looked at county by county.',
    },
  })
}

const countFaultWords: Record<CountFault, Saying> = {
  'not-over': { zh: '这个月还没过完，过完再报', en: 'The month is not over yet' },
  'outside-cycle': { zh: '这个月不在这个周期里', en: 'The month lies outside the cycle' },
  'late-without-reason': {
    zh: '月底过了 60 天才报，请写一句为什么',
    en: 'More than 60 days after its end: say why',
  },
  'corrected-without-reason': { zh: '改报过的数，请写一句为什么', en: 'A correction: say why' },
}

export function countRefused(fault: CountFault): Problem {
  const code = `indicators.${fault}`
  const pointer = fault.endsWith('without-reason') ? '/reason' : '/month'
  const title = countFaultWords[fault]
  return new Problem({ status: 422, code, title, faults: [{ pointer, code, detail: title }] })
}

/** Somebody else entered or corrected the month since it was read. */
export function staleCount(
  there: { id: string; month: string; version: number; quantity: number; enteredAt: Date },
  quantity: number,
  by: string,
): Problem {
  const { id, month, version } = there
  const change = {
    ...{ field: 'quantity', before: null, theirs: there.quantity, yours: quantity },
    ...{ by, at: there.enteredAt.toISOString() },
  }
  const changes = there.quantity === quantity ? [] : [change]
  return staleRecords('indicators.stale', [{ id, name: month.slice(0, 7), version, changes }])
}

/** Two look at a number, or nobody has. */
export function ownCount(): Problem {
  return new Problem({
    status: 422,
    code: 'indicators.own-count',
    title: { zh: '自己报的数，要请别人核', en: 'Somebody else has to agree to what you entered' },
  })
}
