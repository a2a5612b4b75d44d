/** What is refused of offers, in the words of whoever meets it. */
import { type Conflict, type Fault, Problem } from '#base/shared/problem.ts'
import { staleRecords } from '#base/shared/problems.ts'
import type { Saying } from '#base/shared/words.ts'
import { type OfferState, offerStateWords } from './offer-words.ts'

export function staleOffer(conflicts: Conflict[]): Problem {
  return staleRecords('needs.stale', conflicts)
}

const faultWords = {
  'unknown-cycle': {
    zh: '没有这个周期，或者已经过去了',
    en: 'There is no such cycle, or it is over',
  },
  'not-joined': {
    zh: '这个单位没有参加这个周期，请先让联建办把它加进来',
    en: 'This unit takes no part in the cycle; the office can let it join',
  },
  'unknown-post': {
    zh: '这个单位没有这个岗位，请从它的岗位里选',
    en: 'The unit has no such post; choose one of its own',
  },
  'days-reversed': { zh: '结束日期要在开始日期之后', en: 'It ends on a day after it begins' },
  'money-without-amount': { zh: '资金要写金额', en: 'Of money the amount is said' },
  'amount-without-money': { zh: '只有资金才写金额', en: 'Only money has an amount' },
  'quantity-without-unit': {
    zh: '数量和单位要一起写，比如“2 名”',
    en: 'A quantity and what it counts are said together',
  },
  'places-below-taken': {
    zh: '已经对接的比这个数多，请先写不少于已对接的数',
    en: 'More are matched already than this many',
  },
} as const satisfies Record<string, Saying>

export interface OfferFault {
  pointer: string
  fault: keyof typeof faultWords
}

export function wrongOffer(faults: readonly OfferFault[]): Problem {
  return new Problem({
    status: 422,
    code: 'needs.wrong-offer',
    title: { zh: '这条资源有 {count} 处不对', en: '{count} things about the offer are wrong' },
    parameters: { count: faults.length },
    faults: faults.map(
      ({ pointer, fault }): Fault => ({
        ...{ pointer, code: `needs.${fault}`, detail: faultWords[fault] },
      }),
    ),
  })
}

export function offerNotOpen(): Problem {
  return new Problem({
    status: 422,
    code: 'needs.offer-not-open',
    title: {
      zh: '这条资源不能用：不是本单位这个周期的，或者没有公布、已接满',
      en: 'The offer is not the unit’s in this cycle, or is not open',
    },
  })
}

export function offerInState(state: OfferState): Problem {
  return new Problem({
    status: 409,
    code: 'needs.offer-state',
    title: {
      zh: `这条资源是“${offerStateWords[state].zh}”，这一步做不了`,
      en: `The offer is “${offerStateWords[state].en}”, so this cannot be done`,
    },
  })
}
