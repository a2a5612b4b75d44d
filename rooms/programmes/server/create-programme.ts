/** A programme, made from a template in one go: what it goes by, its first cycle, and the titles of its rules library. */
import { dayOf } from '#base/server/clock.ts'
import { coversRegion, prefixOfCode } from '#base/server/db/reach.ts'
import type { Transaction, WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { refused } from '#base/shared/problems.ts'
import { listRegionsByCodes } from '#rooms/regions/server/door.ts'
import { judgeCycle } from '../shared/judge-cycle.ts'
import { unfitGuide, unknownRegion, unknownTemplate, wrongCycle } from '../shared/problems.ts'
import { createProgrammeInput, createProgrammeOutput } from '../shared/schema.ts'
import { settingsOf, type Template } from '../shared/template.ts'
import { beginCycle, type NewCycle } from './cycles/begin-cycle.ts'
import { type DocumentRow, insertDocuments } from './documents/store.ts'
import { type Asking, meetProgramme } from './reached.ts'
import { insertSettings } from './settings/store.ts'
import { findProgramme, insertProgramme, type ProgrammeRow } from './store.ts'
import { templates } from './templates.ts'

export const createProgramme = route({
  method: 'POST',
  path: '/api/programmes',
  summary: 'Make a programme from a template; nobody outside its region learns of it yet',
  access: { capability: 'programmes.write' },
  input: createProgrammeInput,
  output: createProgrammeOutput,
  async handle({ actor, body, read, write }) {
    const { regionCode, cycle, guideId = null } = body
    const prefix = prefixOfCode(regionCode)
    if (!coversRegion(actor.reach('programmes.write'), { prefix })) throw refused()
    const template = templates.get(body.template)
    if (!template) throw unknownTemplate()
    const faults = judgeCycle(cycle, [], '/cycle')
    if (faults.length > 0) throw wrongCycle(faults)
    if (guideId !== null) await requireGuide({ actor, read }, guideId, regionCode)
    return write({ counties: [regionCode.slice(0, 6)] }, async (tx) => {
      await requireRegion(tx, regionCode)
      const { name, nameEn = null, officeName } = body
      const wanted = { regionCode, name, nameEn, officeName, guideId, cycle }
      const { id, cycleId, leftOut } = await makeProgramme(tx, template, wanted, {
        actor: actor.id,
      })
      return { id, cycleId, leftOut }
    })
  },
})

/** @throws Problem programmes.unknown-region also for a village: nobody runs a programme in one alone */
async function requireRegion(tx: Transaction, code: string): Promise<void> {
  const [region] = await listRegionsByCodes(tx, [code], dayOf(tx.now))
  if (!region || region.kind === 'pseudo' || region.level === 'village') throw unknownRegion()
}

/** @throws Problem programmes.unfit-guide, also for one that the asker may not see */
export async function requireGuide(
  asking: Asking,
  guideId: string,
  regionCode: string,
): Promise<void> {
  const reach = asking.actor.reach('programmes.read')
  const guide = await asking.read({ counties: reach.scope.counties }, (tx) =>
    findProgramme(tx, guideId),
  )
  const [outer, inner] = [guide?.regionCode ?? '', regionCode].map(prefixOfCode) as [string, string]
  const isAround = guide !== undefined && outer !== inner && inner.startsWith(outer)
  if (!isAround) throw unfitGuide()
  await meetProgramme(asking, guideId)
}

export interface NewProgramme
  extends Pick<ProgrammeRow, 'regionCode' | 'name' | 'nameEn' | 'officeName'> {
  /** Made beforehand by whoever opens its internal rows in the same transaction. */
  id?: string
  guideId?: string | null
  demo?: boolean
  publishedAt?: Date
  cycle: NewCycle
}

/**
 * Whether that is allowed, the region there and the days possible was judged before.
 *
 * @param tx its scope holds the county, or the padded code, of the region
 */
export async function makeProgramme(
  tx: WriteTransaction,
  template: Template,
  {
    cycle: wanted,
    id = newId(),
    guideId = null,
    demo = false,
    publishedAt,
    ...given
  }: NewProgramme,
  by: { actor: string },
): Promise<{ id: string; cycleId: string; leftOut: string[] }> {
  const keeperCode = given.regionCode.slice(0, 6)
  const { regionCode, name, nameEn, officeName } = given
  const kept = { changedBy: by.actor, changedAt: tx.now }
  const programme: ProgrammeRow = {
    ...{ id, keeperCode, regionCode, name, nameEn, officeName, guideId, demo },
    ...{ template: template.code, publishedAt: publishedAt ?? null, version: 1, ...kept },
  }
  const settings = settingsOf(template)
  await insertProgramme(tx, programme)
  await insertSettings(tx, {
    ...{ keeperCode, programmeId: programme.id, version: 1, body: settings },
    ...{ reason: `按模板“${template.name.zh}”`, ...kept },
  })
  await tx.record({
    countyCode: keeperCode,
    action: 'programmes.create',
    subject: { kind: 'programme', id: programme.id },
    actor: by.actor,
    after: { ...plain(programme), settings },
  })
  const { cycle, leftOut } = await beginCycle(tx, programme, settings, wanted, by)
  const documents = template.documents.map(
    (title): DocumentRow => ({
      ...{ countyCode: keeperCode, id: newId(), programmeId: programme.id },
      ...{ title: title.zh, version: 0, ...kept },
    }),
  )
  await insertDocuments(tx, documents)
  await tx.recordAll(
    documents.map(({ id, title }) => ({
      countyCode: keeperCode,
      action: 'programmes.create-document',
      subject: { kind: 'document', id },
      actor: by.actor,
      after: { programmeId: programme.id, title },
    })),
  )
  return { id: programme.id, cycleId: cycle.id, leftOut }
}

/** A record as the journal hashes it. */
export function plain({ changedAt, publishedAt, ...row }: ProgrammeRow) {
  return {
    ...row,
    changedAt: changedAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  }
}
