/** The village says that a need is so, and lets the units see it. */
import { route } from '#base/server/http/route.ts'
import { changedNeed, stepInput } from '../../shared/need-schema.ts'
import type { NeedsParts } from '../parts.ts'
import { holdNeed, onePath, told } from './hold-need.ts'
import { reaches, scopeFor } from './reader.ts'
import { type Step, takeStep } from './take-step.ts'

export const resubmitNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/submit`,
    summary: 'Send a need that was returned again; the village’s own is verified at once',
    access: { capability: 'needs.submit' },
    input: stepInput,
    output: changedNeed,
    async handle({ actor, params, body: { version }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const asked = { params, version, step: 'submit', capability: 'needs.submit' } as const
        const need = await holdNeed(tx, parts, actor, asked)
        const own = reaches(actor, 'needs.decide', need)
        const by = { actor: actor.id, side: own ? 'village' : 'helper' } as const
        const sent = await takeStep(tx, need, { step: 'submit', ...by })
        return told(own ? await takeStep(tx, sent, { step: 'verify', ...by }) : sent)
      })
    },
  })

export const verifyNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/verify`,
    summary: 'Say for the village that what was written for it is so',
    access: { capability: 'needs.decide' },
    input: stepInput,
    output: changedNeed,
    async handle({ actor, params, body: { version }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const asked = { params, version, step: 'verify', capability: 'needs.decide' } as const
        const need = await holdNeed(tx, parts, actor, asked)
        return told(await takeStep(tx, need, { step: 'verify', side: 'village', actor: actor.id }))
      })
    },
  })

export const publishNeed = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: `${onePath}/publish`,
    summary: 'Let the units of the programme see a need',
    access: { capability: 'needs.decide' },
    input: stepInput,
    output: changedNeed,
    async handle({ actor, params, body: { version }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const asked = { params, version, step: 'publish', capability: 'needs.decide' } as const
        const need = await holdNeed(tx, parts, actor, asked)
        const changes = { publishedAt: tx.now }
        const step: Step = { step: 'publish', side: 'village', actor: actor.id, changes }
        return told(await takeStep(tx, need, step))
      })
    },
  })
