/** On which days answers may end: while both sides are asked, a day that was said is only moved on. */
import { addDays } from '#base/shared/days.ts'
import type { RunState } from './run-states.ts'

export interface AnswerDays {
  /** Nothing while nobody is asked yet. */
  after?: string
  from: string
  until: string
}

export function answerDaysOf(
  { state, answerBy }: { state: RunState; answerBy: string | null },
  cycleEnd: string,
  today: string,
): AnswerDays {
  if (state !== 'proposed') return { from: today, until: cycleEnd }
  const after = answerBy !== null && answerBy > today ? answerBy : today
  return { after, from: addDays(after, 1), until: cycleEnd }
}
