/** Those of one cycle take part in the next, each in its part, as far as they still may. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import type { Actor } from '#base/server/http/route.ts'
import { listOrganizationsAmong } from '#rooms/organizations/server/door.ts'
import { judgeJoining } from '../../shared/judge-participants.ts'
import type { ParticipantFault } from '../../shared/problems.ts'
import type { Settings } from '../../shared/template.ts'
import { parts } from '../../shared/words.ts'
import { judgedOf } from '../participants/choose-participants.ts'
import { letJoin } from '../participants/join.ts'
import { listParticipants } from '../participants/store.ts'
import { countiesIn } from '../reached.ts'
import type { CycleRow } from '../store.ts'

export interface LeftBehind {
  organizationId: string
  fault: ParticipantFault
}

/** @param tx of all counties of the programme */
export async function takeParticipants(
  tx: WriteTransaction,
  { from, to }: { from: CycleRow; to: CycleRow },
  settings: Settings,
  actor: Actor,
): Promise<{ taken: number; leftBehind: LeftBehind[] }> {
  const counties = countiesIn(tx.scope)
  const rows = await listParticipants(tx, { counties, cycleIds: [from.id], state: 'present' })
  const ids = rows.map(({ organizationId }) => organizationId)
  const organizations = await listOrganizationsAmong(tx, counties, ids, { held: true })
  const byId = new Map(organizations.map((each) => [each.id, each]))
  const leftBehind = rows.flatMap(({ organizationId, part }): LeftBehind[] => {
    const organization = byId.get(organizationId)
    if (!organization) return []
    const [fault] = judgeJoining(judgedOf(organization, actor), part, settings, undefined, '')
    return fault ? [{ organizationId, fault }] : []
  })
  const behind = new Set(leftBehind.map(({ organizationId }) => organizationId))
  const staying = rows.filter(({ organizationId }) => !behind.has(organizationId))
  for (const part of parts) {
    const joining = staying
      .filter((each) => each.part === part)
      .map(({ countyCode, organizationId: id }) => ({ countyCode, id }))
    await letJoin(tx, to, part, joining, { actor: actor.id, since: to.beginsOn })
  }
  return { taken: staying.length, leftBehind }
}
