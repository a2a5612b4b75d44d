/** A party that lost its link gets another, as long as it has not sealed; the old one speaks no more. */
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import { refusedCeremony } from '../../shared/ceremony-problems.ts'
import { announced, renewLinkInput } from '../../shared/ceremony-schema.ts'
import { leadRun } from '../runs/office.ts'
import { hashOf, newLink } from './party-link.ts'
import { stageOf } from './stage.ts'
import { insertRenewal, updateCeremony, updateParty } from './store.ts'
import { refuseLate, takeCeremony } from './take-part.ts'

export const renewLink = route({
  method: 'POST',
  path: '/api/runs/:county/:runId/ceremony/parties/:number/link',
  summary: 'Give a party that has not sealed another link in place of the one it lost',
  access: { capability: 'pairing.run' },
  secret: 'answer',
  input: renewLinkInput,
  output: announced,
  async handle({ actor, params: { county: countyCode, runId, number }, body, read, write }) {
    const key = { countyCode, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    return write(scope, async (tx) => {
      const { run, ceremony, parties } = await takeCeremony(tx, key)
      const party = parties.find((each) => each.number === number)
      if (!party) throw absent()
      // Two hosts would each hold a slip, and only one of them would speak.
      if (ceremony.version !== body.version) throw refusedCeremony('moved-on')
      if (party.way !== 'device') throw refusedCeremony('paper-has-no-link')
      if (party.committedAt !== null) throw refusedCeremony('link-sealed')
      if (stageOf(run, ceremony, parties) !== 'sealing') throw refusedCeremony('sealing-over')
      refuseLate(ceremony, tx.now, 'seal-late')
      const { token, path } = newLink(key)
      await updateParty(tx, party, { tokenHash: hashOf(token) })
      const version = await updateCeremony(tx, ceremony, {})
      const { reason } = body
      await insertRenewal(tx, {
        ...key,
        id: newId(tx.now),
        partyNumber: number,
        renewedAt: tx.now,
        renewedBy: actor.id,
        reason,
      })
      await tx.record({
        countyCode,
        action: 'pairing.renew-link',
        subject: { kind: 'run', id: runId },
        actor: actor.id,
        reason,
        after: { party: party.party },
      })
      return { version, links: [{ party: party.party, path }] }
    })
  },
})
