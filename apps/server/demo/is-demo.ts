import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { hasAdministrator } from '#rooms/identity/server/door.ts'

/**
 * Whether the demo is really on: wished for, and nobody administrates this installation. Left on by oversight where
 * real people work, it would let everybody in who knows the password of the demo accounts.
 */
export async function isDemo(work: Work, wished: boolean): Promise<boolean> {
  return wished && !(await work.read({ counties: areaScope('') }, hasAdministrator))
}
