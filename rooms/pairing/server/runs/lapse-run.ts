/** What was not answered when its day was over falls free: silence is no consent, and no refusal either. */
import { dayOf } from '#base/server/clock.ts'
import { route } from '#base/server/http/route.ts'
import { refusedStep } from '../../shared/problems.ts'
import { lapseInput, stepDone } from '../../shared/run-schema.ts'
import { lapseProposals } from '../proposals/store.ts'
import { leadRun } from './office.ts'
import type { RunRow } from './store.ts'
import { takeStep } from './take-step.ts'

export const lapseRun = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/lapse',
  summary: 'Let all proposals of a run fall free that were not answered in time',
  access: { capability: 'pairing.run' },
  input: lapseInput,
  output: stepDone,
  async handle({ actor, params: { county, runId }, body, read, write }) {
    const key = { countyCode: county, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    const by = { actor: actor.id, reason: body.reason, version: body.version }
    return write(scope, (tx) =>
      takeStep(tx, key, 'lapse', by, async (run) => {
        if (!isAnswerDayOver(run, dayOf(tx.now))) {
          throw refusedStep('day-not-over', { until: run.answerBy ?? '' })
        }
        const lapsed = await lapseProposals(tx, key)
        if (lapsed === 0) throw refusedStep('nothing-unanswered')
        return { after: { lapsed }, events: [{ topic: 'pairing.lapsed', payload: { runId } }] }
      }),
    )
  },
})

/** A run without such a day, as one that was adopted, is asked without end. */
export function isAnswerDayOver({ answerBy }: Pick<RunRow, 'answerBy'>, today: string): boolean {
  return answerBy !== null && today > answerBy
}
