/** Name, office and guide of a programme, and whether the public learns of it. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { versionOutput } from '../shared/fields.ts'
import { alreadyPublished, notPublished } from '../shared/problems.ts'
import { changeProgrammeInput, decideProgrammeInput } from '../shared/schema.ts'
import { plain, requireGuide } from './create-programme.ts'
import type { ProgrammesParts } from './parts.ts'
import { keeperScope, keepProgramme } from './reached.ts'
import { refuseStale } from './refuse-stale.ts'
import { lockProgramme, type ProgrammeRow, updateProgramme } from './store.ts'

type Changed = Partial<
  Pick<ProgrammeRow, 'name' | 'nameEn' | 'officeName' | 'guideId' | 'publishedAt'>
>

const access = { capability: 'programmes.write' } as const

export const changeProgramme = (parts: ProgrammesParts) =>
  route({
    method: 'PATCH',
    path: '/api/programmes/:id',
    summary: 'Give a programme another name, office or guide',
    access,
    input: changeProgrammeInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body, read, write }) {
      const programme = await keepProgramme({ actor, read }, id)
      const { version, reason, name, nameEn, officeName, guideId } = body
      if (guideId) await requireGuide({ actor, read }, guideId, programme.regionCode)
      return write(keeperScope(programme), async (tx) => {
        const row = await takeProgramme(tx, id)
        const { name: n, nameEn: e, officeName: o, guideId: g } = row
        await refuseStale(tx, parts, row, version, {
          theirs: { name: n, nameEn: e, officeName: o, guideId: g },
          yours: { name, nameEn, officeName, guideId },
        })
        const changed = {
          ...(name !== undefined && { name }),
          ...(nameEn !== undefined && { nameEn }),
          ...(officeName !== undefined && { officeName }),
          ...(guideId !== undefined && { guideId }),
        }
        return keep(tx, row, changed, { actor: actor.id, reason, action: 'programmes.change' })
      })
    },
  })

export const publishProgramme = (parts: ProgrammesParts) =>
  route({
    method: 'POST',
    path: '/api/programmes/:id/publish',
    summary: 'Let everybody learn of a programme, its cycles and its stages',
    access,
    input: decideProgrammeInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body: { version, reason }, read, write }) {
      const programme = await keepProgramme({ actor, read }, id)
      return write(keeperScope(programme), async (tx) => {
        const row = await takeProgramme(tx, id)
        await refuseStale(tx, parts, row, version, { theirs: {}, yours: {} })
        if (row.publishedAt) throw alreadyPublished()
        const by = { actor: actor.id, reason, action: 'programmes.publish' }
        return keep(tx, row, { publishedAt: tx.now }, by)
      })
    },
  })

export const withdrawProgramme = (parts: ProgrammesParts) =>
  route({
    method: 'POST',
    path: '/api/programmes/:id/withdraw',
    summary: 'Take a programme off the public pages; whoever has a role in it goes on reading it',
    access,
    input: decideProgrammeInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body: { version, reason }, read, write }) {
      const programme = await keepProgramme({ actor, read }, id)
      return write(keeperScope(programme), async (tx) => {
        const row = await takeProgramme(tx, id)
        await refuseStale(tx, parts, row, version, { theirs: {}, yours: {} })
        if (!row.publishedAt) throw notPublished()
        const by = { actor: actor.id, reason, action: 'programmes.withdraw' }
        return keep(tx, row, { publishedAt: null }, by)
      })
    },
  })

/** @throws Problem base.absent, also for one whose keeper lies outside the scope */
export async function takeProgramme(tx: WriteTransaction, id: string): Promise<ProgrammeRow> {
  const row = await lockProgramme(tx, id)
  if (!row) throw absent()
  return row
}

async function keep(
  tx: WriteTransaction,
  row: ProgrammeRow,
  changed: Changed,
  by: { actor: string; reason: string; action: string },
): Promise<{ version: number }> {
  const { actor, reason, action } = by
  const kept = { version: row.version + 1, changedBy: actor, changedAt: tx.now }
  const after = { ...row, ...changed, ...kept }
  await updateProgramme(tx, after)
  await tx.record({
    countyCode: row.keeperCode,
    action,
    subject: { kind: 'programme', id: row.id },
    ...{ actor, reason },
    before: plain(row),
    after: plain(after),
  })
  return { version: after.version }
}
