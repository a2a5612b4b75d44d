import type { ScopeKind } from '../../shared/roles.ts'
import type { ScopeRef } from '../../shared/schema.ts'
import type { GrantRow } from './store.ts'

/** The place of duty that a grant names. */
export function scopeOf(grant: GrantRow): ScopeRef {
  return {
    kind: grant.scopeKind as ScopeKind,
    code: grant.scopeCode,
    countyCode: grant.countyCode,
  }
}
