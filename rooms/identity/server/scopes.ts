import { areaScope, type Scope } from '#base/server/db/scope.ts'

/** Users and sessions belong to no county. */
export const local: Scope = { counties: [] }

/** For what is asked about the whole installation. */
export const everywhere: Scope = { counties: areaScope('') }
