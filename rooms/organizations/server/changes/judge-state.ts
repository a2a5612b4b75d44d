import type { Refusal } from '../../shared/problems.ts'
import type { OrganizationRow } from '../store.ts'

export interface Subject {
  row: OrganizationRow
  /** JSON Pointer to it in what was sent. */
  pointer: string
}

/** Closed organizations are reopened before they change, and guest copies change at home. */
export function judgeState(
  subjects: readonly Subject[],
  wanted: 'open' | 'closed' = 'open',
): Refusal[] {
  return subjects.flatMap(({ row, pointer }): Refusal[] => {
    if (row.homeCountyCode !== null) return [{ code: 'guest', pointer, id: row.id }]
    if (wanted === 'open' && row.endsOn !== null) return [{ code: 'closed', pointer, id: row.id }]
    if (wanted === 'closed' && row.endsOn === null)
      return [{ code: 'not-closed', pointer, id: row.id }]
    return []
  })
}
