import { Problem } from '#base/shared/problem.ts'

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
