/** What somebody may do next about a need, by where it is and on which sides they stand. */
import { isAnswerable } from './confirmation.ts'
import {
  isChangeable,
  isReferable,
  mayTakeBack,
  type NeedState,
  type NeedStep,
  stateAfter,
} from './need-life.ts'

export const acts = [
  'change',
  'submit',
  'verify',
  'publish',
  'withdraw',
  'return',
  'claim',
  'plan',
  'begin',
  'deliver',
  'release',
  'unfeasible',
  'set-aside',
  'answer',
  'paper',
  'slips',
  'take-back',
  'reopen',
  'merge',
  'refer',
  'refer-onwards',
] as const
export type Act = (typeof acts)[number]

export interface Standing {
  /** Speaks for the village. */
  village: boolean
  /** Writes for the village. */
  writes: boolean
  /** Office or township above it. */
  oversees: boolean
  /** Acts for the unit that has it in hand. */
  holds: boolean
  /** Acts for a unit that takes part and has not asked for it. */
  mayAsk: boolean
}

interface Need {
  state: NeedState
  way: string | null
  stateSince: Date
}

export function actsOf(need: Need, standing: Standing, now: Date): Act[] {
  const { village, writes, oversees, holds, mayAsk } = standing
  const leads = (step: NeedStep) => stateAfter(need.state, step) !== undefined
  const rewrites = ['submitted', 'returned'].includes(need.state)
  const may: Record<Act, boolean> = {
    change: (village && isChangeable(need.state)) || (writes && rewrites),
    submit: writes && leads('submit'),
    verify: village && leads('verify'),
    publish: village && leads('publish'),
    withdraw: village && leads('return'),
    return: oversees && leads('return'),
    claim: mayAsk && need.state === 'published',
    plan: holds && leads('plan'),
    begin: holds && leads('begin'),
    deliver: holds && leads('deliver'),
    release: holds && leads('release'),
    unfeasible: holds && leads('unfeasible'),
    'set-aside': oversees && leads('unfeasible'),
    answer: village && need.state === 'delivered',
    paper: writes && isAnswerable(need.state),
    slips: village && isAnswerable(need.state),
    'take-back': village && mayTakeBack(need, now),
    reopen: village && leads('reopen'),
    merge: village && leads('merge'),
    refer: village && isReferable(need.state) && ['published', 'unfeasible'].includes(need.state),
    'refer-onwards': holds && isReferable(need.state),
  }
  return acts.filter((act) => may[act])
}
