/** What this room refuses, and what to do instead. */
import { type Conflict, type Fault, Problem } from '#base/shared/problem.ts'
import { staleRecords } from '#base/shared/problems.ts'
import type { Saying } from '#base/shared/words.ts'
import { type DeedFault, faultWords } from './fault-words.ts'
import { type Step, takeBackMinutes } from './rules.ts'
import { type Direction, type State, stateWords } from './words.ts'

/** Everything that is wrong with one deed, each beside its field. */
export function wrongDeed(faults: readonly DeedFault[]): Problem {
  const told = faults.map(({ field, code, parameters }): Fault => {
    return {
      pointer: `/${field}`,
      code: `activities.${code}`,
      detail: faultWords[code],
      parameters,
    }
  })
  return new Problem({
    status: 422,
    code: 'activities.wrong-deed',
    title: {
      zh: '有 {count} 处不对，没有报上去',
      en: '{count} things are wrong; nothing was declared',
    },
    parameters: { count: told.length },
    faults: told,
  })
}

export function stale(conflicts: Conflict[]): Problem {
  return staleRecords('activities.stale', conflicts)
}

const stepWords: Record<Step, Saying> = {
  confirm: { zh: '确认', en: 'be confirmed' },
  question: { zh: '说不对', en: 'be questioned' },
  'take-back': { zh: '撤销', en: 'be taken back' },
  correct: { zh: '更正', en: 'be corrected' },
  withdraw: { zh: '撤回', en: 'be withdrawn' },
}

export function outOfTurn(direction: Direction, state: State, step: Step): Problem {
  const now = stateWords[direction][state]
  return new Problem({
    status: 409,
    code: 'activities.out-of-turn',
    title: {
      zh: `这件现在是“${now.zh}”，不能${stepWords[step].zh}`,
      en: `It is ${now.en}; it cannot ${stepWords[step].en} now`,
    },
    detail: {
      zh: '请刷新这一页，看看现在的情况。',
      en: 'Load the page again and see how it stands.',
    },
  })
}

/** Whoever answers has read something else than what is there. */
export function changedSince(): Problem {
  return new Problem({
    status: 409,
    code: 'activities.changed-since',
    title: { zh: '您打开之后，对方更正过这一件', en: 'It was corrected since you read it' },
    detail: {
      zh: '您的答复没有记下。请看清楚再答。',
      en: 'Your answer was not kept. Read it again, then answer.',
    },
  })
}

export function ownDeclaration(): Problem {
  return new Problem({
    status: 422,
    code: 'activities.own-declaration',
    title: { zh: '自己报的，不能自己确认', en: 'Nobody confirms what they declared themselves' },
    detail: { zh: '请对方的人来确认。', en: 'Let somebody of the other side confirm it.' },
  })
}

export function tooLateToTakeBack(): Problem {
  return new Problem({
    status: 422,
    code: 'activities.too-late',
    title: {
      zh: '只有答复的本人，在 {minutes} 分钟内能撤销',
      en: 'Only whoever answered takes it back, within {minutes} minutes',
    },
    detail: {
      zh: '有不对的，请对方更正。',
      en: 'Where something is wrong, let the other side correct it.',
    },
    parameters: { minutes: takeBackMinutes },
  })
}

export function paysForOthers(count: number): Problem {
  return new Problem({
    status: 422,
    code: 'activities.pays-for-others',
    title: faultWords['pays-for-others'],
    parameters: { count },
  })
}
