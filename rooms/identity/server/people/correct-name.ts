/** A name that was typed wrong, or that somebody bears no longer. */
import { route } from '#base/server/http/route.ts'
import { changedMeanwhile, closedAccount, demoStays } from '../../shared/problems.ts'
import { correctNameInput, done } from '../../shared/schema.ts'
import type { IdentityParts } from '../parts.ts'
import { lockUserInReach, writeForUser } from './looked-after.ts'
import { updateUser } from './store.ts'

const capability = 'accounts.manage'

export const correctName = (parts: IdentityParts) =>
  route({
    method: 'POST',
    path: '/api/people/:id/name',
    summary: 'Correct the name of a person; the user name stays',
    access: { capability },
    input: correctNameInput,
    output: done,
    async handle(context) {
      const { actor, params, body } = context
      await writeForUser(context, capability, params.id, async (tx) => {
        const user = await lockUserInReach(tx, actor, capability, params.id)
        if (user.demo) throw demoStays()
        if (user.closedAt) throw closedAccount()
        if (user.name === body.name) return
        if (user.name !== body.was) throw changedMeanwhile()
        await updateUser(tx, user.id, { name: body.name })
        await tx.record({
          countyCode: user.homeCountyCode,
          action: 'identity.correct-name',
          subject: { kind: 'user', id: user.id },
          person: user.id,
          actor: actor.id,
          reason: body.reason,
          before: { id: user.id, name: user.name },
          after: { id: user.id, name: body.name },
        })
      })
      parts.forget(params.id)
      return { done: true as const }
    },
  })
