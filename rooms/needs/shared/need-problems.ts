/** What is refused about needs, in the words of whoever meets it. */
import { type Conflict, type Fault, Problem } from '#base/shared/problem.ts'
import { staleRecords } from '#base/shared/problems.ts'
import type { Parameters, Saying } from '#base/shared/words.ts'
import type { NeedState } from './need-life.ts'
import { stateWords } from './need-words.ts'
import type { PersonalNumber } from './personal-numbers.ts'

/** Somebody else changed it since it was read. */
export function stale(conflicts: Conflict[]): Problem {
  return staleRecords('needs.stale', conflicts)
}

function refusal(what: string, title: Saying, detail?: Saying, parameters?: Parameters): Problem {
  return new Problem({
    status: 422,
    code: `needs.${what}`,
    title,
    ...(detail && { detail }),
    ...(parameters && { parameters }),
  })
}

function wrongAt(pointer: string, what: string, title: Saying, detail?: Saying): Problem {
  const code = `needs.${what}`
  return new Problem({
    status: 422,
    code,
    title,
    ...(detail && { detail }),
    faults: [{ pointer, code, detail: title }],
  })
}

/** A step that does not lead away from where the need is. */
export function outOfTurn(state: NeedState): Problem {
  const { zh, en } = stateWords[state]
  return new Problem({
    status: 409,
    code: 'needs.out-of-turn',
    title: {
      zh: '这条需求现在是“{state}”，不能这样办',
      en: 'This need is at “{stateEn}”; that cannot be done now',
    },
    detail: { zh: '请刷新看看办到哪一步了。', en: 'Read it again to see how far it has got.' },
    parameters: { state: zh, stateEn: en },
  })
}

/** Another unit was quicker. */
export function taken(name: string): Problem {
  return new Problem({
    status: 409,
    code: 'needs.taken',
    title: { zh: '“{name}”已经认领了这条需求', en: '{name} has taken this need on already' },
    detail: {
      zh: '一条需求由一个单位办。可以看看别的需求。',
      en: 'One unit has a need in hand. Others are waiting.',
    },
    parameters: { name },
  })
}

export function askedAlready(): Problem {
  return refusal('asked-already', {
    zh: '您的单位已经申请认领，等村里答复',
    en: 'Your unit has asked already; the village has yet to answer',
  })
}

const numberWords = {
  identity: {
    zh: '第 {at} 个字起像是身份证号，不收；请写事，不写人的号码',
    en: 'From character {at} on it seems to hold an identity-card number, which is not kept',
  },
  telephone: {
    zh: '第 {at} 个字起像是电话号码，不收；联系人写在村里的联系方式里',
    en: 'From character {at} on it seems to hold a telephone number; those belong into the contacts',
  },
} satisfies Record<PersonalNumber['what'], Saying>

export function holdsNumbers(found: readonly (PersonalNumber & { field: string })[]): Problem {
  const faults: Fault[] = found.map(({ what, at, field }) => ({
    pointer: `/${field}`,
    code: `needs.${what}-number`,
    detail: numberWords[what],
    parameters: { at },
  }))
  return new Problem({
    status: 422,
    code: 'needs.personal-numbers',
    title: { zh: '里面有人的号码，没有保存', en: 'It holds numbers of people and was not saved' },
    faults,
  })
}

export function notTakingPart(): Problem {
  return refusal(
    'not-taking-part',
    {
      zh: '这个村（社区）没有参加这个周期的行动',
      en: 'The community does not take part in this cycle',
    },
    { zh: '请先由联建办把它加进来。', en: 'Have the programme office add it first.' },
  )
}

export function unitNotTakingPart(): Problem {
  return refusal(
    'unit-not-taking-part',
    {
      zh: '这个单位没有参加这个行动，不能认领',
      en: 'The unit does not take part in this programme',
    },
    { zh: '请先由联建办把它加进来。', en: 'Have the programme office add it first.' },
  )
}

export function cycleOver(): Problem {
  return refusal('cycle-over', {
    zh: '这个周期已经结束，不能再提需求',
    en: 'This cycle is over; no need is added to it',
  })
}

export function unknownDepartment(): Problem {
  return wrongAt('/toOrganizationId', 'unknown-department', {
    zh: '没有找到这个部门，或它已经撤销',
    en: 'The department was not found, or is closed',
  })
}

export function unfitDuplicate(): Problem {
  return wrongAt('/into', 'unfit-duplicate', {
    zh: '只能并到本村同一周期的另一条需求',
    en: 'It can be merged only into another need of the same village and cycle',
  })
}

export function dayNotCome(pointer: string): Problem {
  return wrongAt(pointer, 'day-not-come', {
    zh: '这一天还没有到',
    en: 'The day has not come yet',
  })
}

export function dayPast(pointer: string): Problem {
  return wrongAt(pointer, 'day-past', {
    zh: '这一天已经过了',
    en: 'The day is past already',
  })
}

export function tooLate(minutes: number): Problem {
  return refusal(
    'too-late',
    {
      zh: '过了 {minutes} 分钟，不能收回了',
      en: 'It cannot be taken back after {minutes} minutes',
    },
    { zh: '没办好的，请用“重新提出”。', en: 'If it is not done, reopen it.' },
    { minutes },
  )
}

/** A no without words tells the unit nothing that it could do. */
export function sayWhatIsMissing(): Problem {
  return wrongAt('/words', 'say-what-is-missing', {
    zh: '请写哪里还没办好，单位好接着办',
    en: 'Say what is missing, so that the unit can go on',
  })
}

export function nothingToAnswer(): Problem {
  return refusal('nothing-to-answer', {
    zh: '单位还没说办完，先不用问群众',
    en: 'The unit has not said that it is done; there is nothing to ask yet',
  })
}

/** Told alike of a slip that never was, is used or over: whoever guesses learns nothing. */
export function slipOver(): Problem {
  return new Problem({
    status: 404,
    code: 'needs.slip-over',
    title: {
      zh: '这张确认单用过了、过期了，或者输错了',
      en: 'This slip was used, is over, or was mistyped',
    },
    detail: {
      zh: '一张只能答一次，30 天有效。输错了就再核对一遍；还想说，请向村里要一张新的。',
      en: 'Each is good for one answer within 30 days. Check it again, or ask the village for another.',
    },
  })
}
