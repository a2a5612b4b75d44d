/** Asking both sides: what a run came to becomes theirs to accept or decline. */
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { type AnswerDays, answerDaysOf } from '../../shared/answer-days.ts'
import { refusedStep } from '../../shared/problems.ts'
import { proposeInput, stepDone } from '../../shared/run-schema.ts'
import type { RunStep } from '../../shared/run-states.ts'
import { leadRun } from './office.ts'
import { refuseOvertaken } from './refuse-overtaken.ts'
import { takeStep } from './take-step.ts'

const asking = (step: Extract<RunStep, 'propose' | 'prolong'>, summary: string) =>
  route({
    method: 'POST',
    path: `/api/runs/:county/:runId/${step}`,
    summary,
    access: { capability: 'pairing.run' },
    input: proposeInput,
    output: stepDone,
    async handle({ actor, params: { county, runId }, body, now, read, write }) {
      const key = { countyCode: county, runId }
      const { scope, cycle } = await leadRun(read, key, actor.reach('pairing.run'))
      const { answerBy, reason, version } = body
      return write(scope, (tx) =>
        takeStep(tx, key, step, { actor: actor.id, reason, version }, async (run) => {
          refuseOutside(answerBy, answerDaysOf(run, cycle.endsOn, dayOf(now)))
          await refuseOvertaken(tx, run)
          return {
            change: { answerBy },
            after: { answerBy },
            events: [{ topic: 'pairing.proposed', payload: { runId } }],
          }
        }),
      )
    },
  })

/** @throws Problem pairing.answer-day, pairing.answer-day-on */
function refuseOutside(day: string, { after, from, until }: AnswerDays): void {
  if (from <= day && day <= until) return
  throw after === undefined
    ? refusedStep('answer-day', { from, until })
    : refusedStep('answer-day-on', { after, until })
}

export const proposeRun = asking(
  'propose',
  'Ask both sides of every pair that a run came to, until a day',
)
export const prolongAnswers = asking('prolong', 'Give both sides until another day to answer')
