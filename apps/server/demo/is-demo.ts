import { areaScope } from '#base/server/db/scope.ts'
import type { Transaction, Work } from '#base/server/db/work.ts'
import { wasAdministrated } from '#rooms/identity/server/door.ts'

/**
 * Whether the demo is really on: wished for, and nobody was ever appointed to administrate this installation. Left on
 * by oversight where real people work, it would let everybody in who knows the password of the demo accounts; so it
 * ends with the first appointment, and no closed account brings it back.
 */
export async function isDemo(work: Work, wished: boolean): Promise<boolean> {
  return wished && !(await work.read({ counties: areaScope('') }, wasAdministrated))
}

/** The same while the server runs. Once it is over it is not asked again. */
export function createDemoSwitch(begun: boolean): (tx: Transaction) => Promise<boolean> {
  let on = begun
  return async (tx) => {
    if (on && (await wasAdministrated(tx))) on = false
    return on
  }
}
