/** What a programme goes by, changed by a new version; runs keep the version that they were frozen with. */
import { isDeepStrictEqual } from 'node:util'
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { type Actor, route } from '#base/server/http/route.ts'
import { listOrganizationsAmong } from '#rooms/organizations/server/door.ts'
import { versionOutput } from '../../shared/fields.ts'
import { judgeFit } from '../../shared/judge-participants.ts'
import {
  fixedByGuide,
  type ParticipantFault,
  stillTakePart,
  wrongSettings,
} from '../../shared/problems.ts'
import { changeSettingsInput } from '../../shared/schema.ts'
import { settingsFaults } from '../../shared/settings-faults.ts'
import { type Settings, type SettingsItem, settingsItems } from '../../shared/template.ts'
import type { Part } from '../../shared/words.ts'
import { takeProgramme } from '../change-programme.ts'
import { listAdoptions } from '../guidance/store.ts'
import { judgedOf } from '../participants/choose-participants.ts'
import { listParticipants } from '../participants/store.ts'
import type { ProgrammesParts } from '../parts.ts'
import { countiesIn, keepProgramme, scopeOf } from '../reached.ts'
import { refuseStale } from '../refuse-stale.ts'
import { findProgramme, listCycles, lockCycle, type ProgrammeRow } from '../store.ts'
import { type InForce, settingsInForce } from './settings-in-force.ts'
import { insertSettings } from './store.ts'

export const changeSettings = (parts: ProgrammesParts) =>
  route({
    method: 'PUT',
    path: '/api/programmes/:id/settings',
    summary: 'Change what a programme goes by; refused where present participants would not fit',
    access: { capability: 'programmes.write' },
    input: changeSettingsInput,
    output: versionOutput,
    async handle({ actor, params: { id }, body, read, write }) {
      const programme = await keepProgramme({ actor, read }, id)
      const { version, reason, settings } = body
      return write(scopeOf(programme), async (tx) => {
        const row = await takeProgramme(tx, id)
        const present = await settingsInForce(tx, row)
        const { changedBy, changedAt } = present
        const known = { id, name: row.name, version: present.version, changedBy, changedAt }
        const values = { theirs: present.settings, yours: settings }
        await refuseStale(tx, parts, known, version, values)
        await refuseFixed(tx, row, present.settings, settings)
        return { version: await keepSettings(tx, row, present, settings, { actor, reason }) }
      })
    },
  })

/**
 * What was adopted of the guidance and is still as it was adopted: it is changed once it is varied with a reason.
 *
 * @throws Problem programmes.fixed-by-guide
 */
async function refuseFixed(
  tx: WriteTransaction,
  { id, guideId }: ProgrammeRow,
  present: Settings,
  settings: Settings,
): Promise<void> {
  const isChanged = (item: SettingsItem) => !isDeepStrictEqual(present[item], settings[item])
  const guide = guideId === null ? undefined : await findProgramme(tx, guideId)
  if (!guide || !settingsItems.some(isChanged)) return
  const adopted = (await listAdoptions(tx, id))
    .filter((each) => each.guideId === guide.id && each.answer === 'adopted')
    .map(({ item }) => item)
  const fixed = settingsItems.filter((item) => adopted.includes(item) && isChanged(item))
  if (fixed.length > 0) throw fixedByGuide(fixed, guide.name)
}

/**
 * @param tx of all counties of the programme, which is held
 * @returns the new version
 * @throws Problem programmes.wrong-settings, programmes.still-take-part
 */
export async function keepSettings(
  tx: WriteTransaction,
  programme: ProgrammeRow,
  present: InForce,
  settings: Settings,
  { actor, reason }: { actor: Actor; reason: string },
): Promise<number> {
  const faults = settingsFaults(settings, present.settings)
  if (faults.length > 0) throw wrongSettings(faults)
  const today = dayOf(tx.now)
  const cycles = await listCycles(tx, [programme.id])
  const cycleIds = cycles.filter(({ endsOn }) => endsOn >= today).map(({ id }) => id)
  // Whoever joins holds the cycle: nobody joins by the old settings once these are judged.
  for (const id of cycleIds) await lockCycle(tx, id)
  const unfit = await listUnfit(tx, programme, cycleIds, present.settings, settings, actor)
  if (unfit.length > 0) throw stillTakePart(unfit)
  const { keeperCode, id: programmeId } = programme
  const version = present.version + 1
  await insertSettings(tx, {
    ...{ keeperCode, programmeId, version, body: settings },
    ...{ reason, changedBy: actor.id, changedAt: tx.now },
  })
  await tx.record({
    countyCode: keeperCode,
    action: 'programmes.change-settings',
    subject: { kind: 'programme', id: programmeId },
    ...{ actor: actor.id, reason },
    before: { version: present.version, settings: present.settings },
    after: { version, settings },
  })
  return version
}

const pointers: Record<Part, string> = {
  supporter: '/settings/supporters',
  community: '/settings/communities',
  ally: '/settings/allies',
}

/** Those that take part by the settings before, and could not by these. */
async function listUnfit(
  tx: WriteTransaction,
  programme: ProgrammeRow,
  cycleIds: readonly string[],
  before: Settings,
  settings: Settings,
  actor: Actor,
): Promise<ParticipantFault[]> {
  const counties = countiesIn(scopeOf(programme))
  const rows = await listParticipants(tx, { counties, cycleIds, state: 'present' })
  const ids = [...new Set(rows.map(({ organizationId }) => organizationId))]
  const byId = new Map(
    (await listOrganizationsAmong(tx, counties, ids)).map((each) => [each.id, each]),
  )
  return rows.flatMap(({ organizationId, part }) => {
    const organization = byId.get(organizationId)
    if (!organization) return []
    const judged = judgedOf(organization, actor)
    const faults = judgeFit(judged, part, settings, pointers[part])
    // Whoever became of another kind since it joined has lost its place already: no other change waits for it.
    return judgeFit(judged, part, before, pointers[part]).length > 0 ? [] : faults
  })
}
