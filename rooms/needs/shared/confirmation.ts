/** What an answer to "is it done?" does, and how much it counts. */
import type { NeedState } from './need-life.ts'

export const answerWays = ['village', 'paper', 'link', 'code'] as const
export type AnswerWay = (typeof answerWays)[number]

export const needLevels = ['countersigned', 'confirmed'] as const
export type NeedLevel = (typeof needLevels)[number]

/** A link and a code are the resident's own word; paper and village speak for somebody, whoever enters them. */
export function levelOf(way: AnswerWay): NeedLevel {
  return way === 'link' || way === 'code' ? 'confirmed' : 'countersigned'
}

export interface Answered {
  state: NeedState
  level: NeedLevel | null
}

/**
 * What an answer does to a need: closes it, sends it back, raises what is closed already, or is only kept. A resident's
 * no after the village closed it is kept and shown to the village, which alone reopens.
 */
export function effectOf(
  { state, level }: Answered,
  answer: { way: AnswerWay; yes: boolean },
): 'confirm' | 'deny' | 'raise' | 'keep' {
  if (state === 'delivered') return answer.yes ? 'confirm' : 'deny'
  const raises = answer.yes && levelOf(answer.way) === 'confirmed' && level === 'countersigned'
  return state === 'closed' && raises ? 'raise' : 'keep'
}

/** Days, from the one on which slips are made, on which they may be used. */
export const slipDays = 30

/** States in which a resident can be asked: what was delivered, whatever became of it since. */
export function isAnswerable(state: NeedState): boolean {
  return state === 'delivered' || state === 'closed' || state === 'doing'
}
