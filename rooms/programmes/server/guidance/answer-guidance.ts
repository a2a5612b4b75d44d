/** A programme adopts what its guide says of one item, or varies it with a reason. */
import { isDeepStrictEqual } from 'node:util'
import { route } from '#base/server/http/route.ts'
import { notGuided, staleGuidance } from '../../shared/problems.ts'
import { answerGuidanceInput, answerGuidanceOutput } from '../../shared/schema.ts'
import { itemWords } from '../../shared/words.ts'
import { takeProgramme } from '../change-programme.ts'
import type { ProgrammesParts } from '../parts.ts'
import { keepProgramme, scopeOf } from '../reached.ts'
import { refuseStale } from '../refuse-stale.ts'
import { keepSettings } from '../settings/change-settings.ts'
import { settingsInForce } from '../settings/settings-in-force.ts'
import { takeGuide } from './show-guidance.ts'
import { type AdoptionRow, listAdoptions, putAdoption } from './store.ts'

export const answerGuidance = (parts: ProgrammesParts) =>
  route({
    method: 'PUT',
    path: '/api/programmes/:id/guidance/:item',
    summary:
      'Adopt an item of the guidance, which enters the own settings, or vary it with a reason',
    access: { capability: 'programmes.write' },
    input: answerGuidanceInput,
    output: answerGuidanceOutput,
    async handle({ actor, params: { id, item }, body, read, write }) {
      const programme = await keepProgramme({ actor, read }, id)
      const { answer, version, guideVersion, reason = null } = body
      return write(scopeOf(programme), async (tx) => {
        const row = await takeProgramme(tx, id)
        const { guide, theirs } = await takeGuide(tx, row)
        if (theirs.version !== guideVersion) throw staleGuidance()
        const answers = await listAdoptions(tx, id)
        // An answer to a former guide is none to this one.
        const before = answers.find((each) => each.item === item && each.guideId === guide.id)
        const known = {
          ...{ id, name: itemWords[item].zh, version: before?.version ?? 0 },
          ...{ changedBy: before?.answeredBy ?? null, changedAt: before?.answeredAt ?? null },
        }
        const values = {
          theirs: { answer: before?.answer, reason: before?.reason },
          yours: { answer, reason },
        }
        await refuseStale(tx, parts, known, version, values)
        const own = await settingsInForce(tx, row)
        const said = theirs.settings[item]
        if (said === undefined && answer === 'adopted') throw notGuided()
        const adopts = answer === 'adopted' && !isDeepStrictEqual(own.settings[item], said)
        const settingsVersion = adopts
          ? await keepSettings(
              tx,
              row,
              own,
              { ...own.settings, [item]: said },
              { actor, reason: reason ?? `照用“${guide.name}”的${itemWords[item].zh}` },
            )
          : own.version
        const after: AdoptionRow = {
          ...{ keeperCode: row.keeperCode, programmeId: id, item, guideId: guide.id },
          ...{ guideVersion, answer, reason, version: version + 1 },
          ...{ answeredBy: actor.id, answeredAt: tx.now },
        }
        await putAdoption(tx, after)
        await tx.record({
          countyCode: row.keeperCode,
          action: 'programmes.answer-guidance',
          subject: { kind: 'programme', id },
          actor: actor.id,
          ...(reason !== null && { reason }),
          ...(before && { before: plain(before) }),
          after: plain(after),
        })
        return { version: after.version, settingsVersion }
      })
    },
  })

/** A record as the journal hashes it. */
function plain({ answeredAt, ...row }: AdoptionRow) {
  return { ...row, answeredAt: answeredAt.toISOString() }
}
