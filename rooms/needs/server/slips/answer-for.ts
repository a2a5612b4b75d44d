/** The village answers itself, or enters what stands on a slip of paper; and takes back its own word. */
import { route } from '#base/server/http/route.ts'
import { isAnswerable } from '../../shared/confirmation.ts'
import { mayTakeBack, stateAfter, takeBackMinutes } from '../../shared/need-life.ts'
import { outOfTurn, sayWhatIsMissing, tooLate } from '../../shared/need-problems.ts'
import { answerForInput, changedNeed, stepInput } from '../../shared/need-schema.ts'
import { refuseNumbers } from '../needs/personal-numbers.ts'
import { meetNeed, requireReach, scopeFor } from '../needs/reader.ts'
import { refuseStale } from '../needs/refuse-stale.ts'
import { takeStep } from '../needs/take-step.ts'
import type { NeedsParts } from '../parts.ts'
import { uncounted, uncountingOf } from './count-need.ts'
import { keepAnswer } from './keep-answer.ts'

const path = '/api/needs/:countyCode/:id'

export const answerForVillage = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/answers`,
    summary: 'Say for the village whether it is done; counts as countersigned',
    access: { capability: 'needs.decide' },
    input: answerForInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, yes, words }, write }) {
      refuseNumbers({ words })
      if (!yes && words === null) throw sayWhatIsMissing()
      return write(scopeFor(actor), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        requireReach(actor, 'needs.decide', need)
        if (need.state !== 'delivered') throw outOfTurn(need.state)
        await refuseStale(tx, parts, need, version)
        const said = { way: 'village', yes, words, actor: actor.id } as const
        const { version: now, state } = await keepAnswer(tx, need, said)
        return { version: now, state }
      })
    },
  })

export const enterPaperAnswer = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/paper-answers`,
    summary: 'Enter what a resident wrote on a slip of paper; counts as countersigned',
    access: { capability: 'needs.submit' },
    input: answerForInput,
    output: changedNeed,
    async handle({ actor, params, body: { version, yes, words }, write }) {
      refuseNumbers({ words })
      return write(scopeFor(actor), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        requireReach(actor, 'needs.submit', need)
        if (!isAnswerable(need.state)) throw outOfTurn(need.state)
        await refuseStale(tx, parts, need, version)
        const said = { way: 'paper', yes, words, actor: actor.id } as const
        const { version: now, state } = await keepAnswer(tx, need, said)
        return { version: now, state }
      })
    },
  })

export const takeBackAnswer = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${path}/take-back`,
    summary: 'Take back within ten minutes that the village confirmed it',
    access: { capability: 'needs.decide' },
    input: stepInput,
    output: changedNeed,
    async handle({ actor, params, body: { version }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        requireReach(actor, 'needs.decide', need)
        if (!stateAfter(need.state, 'take-back') || need.way !== 'village') {
          throw outOfTurn(need.state)
        }
        await refuseStale(tx, parts, need, version)
        if (!mayTakeBack(need, tx.now)) throw tooLate(takeBackMinutes)
        const after = await takeStep(tx, need, {
          ...{ step: 'take-back', side: 'village', actor: actor.id, changes: uncounted },
          counting: uncountingOf(need),
        })
        return { version: after.version, state: after.state }
      })
    },
  })
