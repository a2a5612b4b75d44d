/** The jobs that seal: every minute what waits, every night what was forgotten. */
import type { KeyObject } from 'node:crypto'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { sealCounty } from './seal-county.ts'
import * as store from './store.ts'

const everywhere = { counties: areaScope('') }

/** Seals all counties that have something to seal; one that fails does not keep the others waiting. */
export async function sealJournal(work: Work, signingKey: KeyObject): Promise<number> {
  const counties = await work.read(everywhere, (tx) => store.listCountiesToSeal(tx))
  let sealed = 0
  const faults: unknown[] = []
  for (const county of counties) {
    try {
      sealed += await sealCounty(work, county, signingKey)
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'some counties were not sealed')
  return sealed
}

/**
 * Finds entries that have neither a leaf nor a row among the unsealed: nothing of ours writes such, and whoever
 * could would hide a change in that way.
 *
 * @returns how many there were; they are sealed by the next run
 */
export async function sweepJournal(work: Work): Promise<number> {
  let found = 0
  let county: string | undefined = ''
  for (;;) {
    const after: string = county
    county = await work.read(everywhere, (tx) => store.findCountyAfter(tx, after))
    if (county === undefined) return found
    const here = county
    found += await work.write({ counties: [here] }, (tx) => store.insertForgotten(tx, here))
  }
}
