/** What the journal is told of participants. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import { listOrganizationsAmong } from '#rooms/organizations/server/door.ts'
import type { ParticipantRow } from './store.ts'

interface Changed {
  before?: ParticipantRow
  after: ParticipantRow
}

interface By {
  action: string
  actor: string
  reason?: string
}

/** A cadre who supports is a person: the hashes of what is recorded can be made worthless. */
export async function recordParticipants(
  tx: WriteTransaction,
  changed: readonly Changed[],
  by: By,
  cycleId?: string,
): Promise<void> {
  const rows = changed.map(({ after }) => after)
  const organizations = await listOrganizationsAmong(
    tx,
    [...new Set(rows.map(({ countyCode }) => countyCode))],
    rows.map(({ organizationId }) => organizationId),
  )
  const persons = new Set(organizations.filter(({ kind }) => kind === 'person').map(({ id }) => id))
  const changes = changed.map(({ before, after }) => ({
    countyCode: after.countyCode,
    subject: { kind: 'participant', id: after.id },
    ...(persons.has(after.organizationId) && { person: after.organizationId }),
    ...by,
    ...(before && { before: plain(before) }),
    after: plain(after),
  }))
  const isMany = cycleId !== undefined && changes.length > 1
  await tx.recordAll(changes, isMany ? { within: { kind: 'cycle', id: cycleId } } : {})
}

/** A record as the journal hashes it. */
function plain({ changedAt, ...row }: ParticipantRow) {
  return { ...row, changedAt: changedAt.toISOString() }
}
