/** The rules of a run as they were, one version for each step that set them. */
import { route } from '#base/server/http/route.ts'
import { listRuleVersionsOutput, runInput } from '../../shared/run-schema.ts'
import type { PairingParts } from '../parts.ts'
import { leadRun } from './office.ts'
import { listSteps } from './store.ts'

export const listRuleVersions = ({ namesOfUsers }: PairingParts) =>
  route({
    method: 'GET',
    path: '/api/runs/:county/:runId/rules',
    summary: 'The rules of a run as they were, newest first: when, by whom and why',
    access: { capability: 'pairing.run' },
    input: runInput,
    output: listRuleVersionsOutput,
    async handle({ actor, params: { county, runId }, read }) {
      const key = { countyCode: county, runId }
      const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
      return read(scope, async (tx) => {
        const steps = (await listSteps(tx, key)).filter(({ rules }) => rules !== null)
        const names = await namesOfUsers(tx, [...new Set(steps.map((step) => step.actor))])
        return {
          items: steps
            .map(({ number, at, actor: by, reason, rules }) => ({
              ...{ number, at: at.toISOString(), by: names.get(by) ?? '', reason, rules },
            }))
            .reverse(),
        }
      })
    },
  })
