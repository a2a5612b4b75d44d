import type { Transaction } from '#base/server/db/work.ts'
import type { OrganizationsParts } from '../parts.ts'
import type { OrganizationRow } from '../store.ts'

/** A cadre who supports is a person: whoever opens their record or what it was before is kept as having looked. */
export async function lookAtCadre(
  tx: Transaction,
  parts: OrganizationsParts,
  actor: string,
  { countyCode, id, kind }: Pick<OrganizationRow, 'countyCode' | 'id' | 'kind'>,
): Promise<void> {
  if (kind !== 'person') return
  const subject = { kind: 'organization', id }
  await parts.recordLook(tx, { countyCode, actor, subject, purpose: 'cadre' })
}
