import { type Conflict, type Fault, Problem } from '#base/shared/problem.ts'
import { staleRecords } from '#base/shared/problems.ts'
import type { Saying } from '#base/shared/words.ts'

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

/** Somebody else changed it since it was read. */
export function stale(conflicts: Conflict[]): Problem {
  return staleRecords('regions.stale', conflicts)
}

/** What is wrong with the names of new places, each by itself. */
const nameFaults = {
  twice: { zh: '“{name}”已经有了', en: '{name} is there already' },
  'identity-number': {
    zh: '里面像是有身份证号，不收',
    en: 'It seems to hold an identity-card number, which is not kept',
  },
} satisfies Record<string, Saying>

export interface NameFault {
  pointer: string
  fault: keyof typeof nameFaults
  name: string
}

export function wrongNames(faults: readonly NameFault[]): Problem {
  return new Problem({
    status: 422,
    code: 'regions.wrong-names',
    title: {
      zh: '有 {count} 个名字不能用，什么都没有添',
      en: '{count} names cannot be used; nothing was added',
    },
    parameters: { count: faults.length },
    faults: faults.map(({ pointer, fault, name }) => ({
      pointer,
      code: `regions.${fault}`,
      detail: nameFaults[fault],
      // A number that must not be kept is not repeated either.
      parameters: { name: fault === 'twice' ? name : '' },
    })),
  })
}

export function tooManyPlaces(most: number): Problem {
  return new Problem({
    status: 422,
    code: 'regions.too-many-places',
    title: {
      zh: '一个村（社区）最多 {most} 处，同一级同一种最多 999 处',
      en: 'A village holds {most} places at most, and 999 of one kind side by side',
    },
    parameters: { most },
  })
}

export function closedPlace(): Problem {
  return new Problem({
    status: 422,
    code: 'regions.closed-place',
    title: { zh: '这一处已经撤销，先恢复再改', en: 'This place is closed; reopen it first' },
  })
}

export function closedArea(): Problem {
  return new Problem({
    status: 422,
    code: 'regions.closed-area',
    title: { zh: '这个管理区已经撤销，先恢复再改', en: 'This area is closed; reopen it first' },
  })
}

export function notClosed(): Problem {
  return new Problem({
    status: 422,
    code: 'regions.not-closed',
    title: { zh: '没有撤销，不用恢复', en: 'It is not closed' },
  })
}

export function closedAbove(name: string): Problem {
  return new Problem({
    status: 422,
    code: 'regions.closed-above',
    title: {
      zh: '上面的“{name}”撤销了，先恢复它',
      en: '{name}, in which it lies, is closed; reopen that first',
    },
    parameters: { name },
  })
}

export function nameTaken(name: string): Problem {
  return new Problem({
    status: 422,
    code: 'regions.name-taken',
    title: {
      zh: '现在已经有一个“{name}”了。先给那一个改名，再恢复这一个',
      en: 'There is another {name} now. Rename that one, then reopen this one',
    },
    parameters: { name },
  })
}

/** An area is a place of duty: whoever could add any region to one could hand out roles on it. */
export function membersBeyond(names: readonly string[]): Problem {
  return new Problem({
    status: 403,
    code: 'regions.members-beyond',
    title: {
      zh: '有 {count} 个地方不归您管，不能放进管理区，也不能移出来',
      en: '{count} regions are beyond your reach and can neither join nor leave an area',
    },
    parameters: { count: names.length },
    faults: names.map((name) => ({
      pointer: '/members',
      code: 'regions.members-beyond',
      detail: { zh: '{name} 不在您管的范围里。', en: '{name} is beyond your reach.' },
      parameters: { name },
    })),
  })
}

/** What is wrong with the list of members, each by itself. */
const memberFaults = {
  twice: { zh: '{name} 写了两次。', en: '{name} is named twice.' },
  'cut-from-nothing': {
    zh: '{name} 要减去，可是管理区里本来没有它。',
    en: '{name} is cut out of nothing that belongs to the area.',
  },
  'nothing-included': {
    zh: '至少要有一个地方在管理区里。',
    en: 'At least one region has to belong to the area.',
  },
} satisfies Record<string, Saying>

export interface MemberFault {
  pointer: string
  fault: keyof typeof memberFaults
  name: string
}

export function wrongMembers(faults: readonly MemberFault[]): Problem {
  return new Problem({
    status: 422,
    code: 'regions.wrong-members',
    title: { zh: '管理区里有 {count} 处不对', en: '{count} members of the area are wrong' },
    parameters: { count: faults.length },
    faults: faults.map(({ pointer, fault, name }) => ({
      pointer,
      code: `regions.${fault}`,
      detail: memberFaults[fault],
      parameters: { name },
    })),
  })
}
