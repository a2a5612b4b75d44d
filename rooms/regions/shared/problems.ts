import type { Fault } from '#base/shared/problem.ts'
import { Problem } from '#base/shared/problem.ts'

export function unknownRegions(codes: readonly string[]): Problem {
  return new Problem({
    status: 422,
    code: 'regions.unknown',
    title: {
      zh: '有 {count} 个区划代码那一天并不存在',
      en: '{count} region codes stood for nothing on that day',
    },
    parameters: { count: codes.length },
    faults: codes.map(
      (code): Fault => ({
        pointer: '',
        code: 'regions.unknown',
        detail: {
          zh: '{code} 那一天不是区划代码。',
          en: '{code} was no region’s code on that day.',
        },
        parameters: { code },
      }),
    ),
  })
}

export function misplaced(code: string): Problem {
  return new Problem({
    status: 422,
    code: 'regions.misplaced',
    title: {
      zh: '“{code}”放不进这里：上一级不对，或不在这个县',
      en: '{code} does not belong here: the place above is wrong, or it lies in another county',
    },
    parameters: { code },
  })
}
