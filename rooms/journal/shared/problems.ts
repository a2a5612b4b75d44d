import { Problem } from '#base/shared/problem.ts'

/** It is there, and the seal has not come to it yet. */
export function notSealed(): Problem {
  return new Problem({
    status: 409,
    code: 'journal.not-sealed',
    title: { zh: '这一条还没有封存', en: 'This entry is not sealed yet' },
    detail: { zh: '过一两分钟再试。', en: 'Try again in a minute or two.' },
  })
}

export function noSuchSize(newest: number): Problem {
  return new Problem({
    status: 422,
    code: 'journal.no-such-size',
    title: {
      zh: '要先小后大，都不超过已封存的 {newest} 条',
      en: 'The smaller size comes first, and neither is above the {newest} entries sealed',
    },
    parameters: { newest },
  })
}

/** A reader of several counties has to say which one. */
export function countyMissing(): Problem {
  return new Problem({
    status: 400,
    code: 'journal.county-missing',
    title: { zh: '请写明是哪个县（county）', en: 'Say which county is meant (county)' },
  })
}
