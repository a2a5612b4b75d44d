/** The files that `pair` and `freeze` both start from. */
import { idleRules, type Roster, type Rules } from '@lianjian/pairing'
import type { Fault } from '#base/server/tables/fault.ts'
import { readRoster } from '#rooms/pairing/server/files/read-roster.ts'
import { readRules } from '#rooms/pairing/server/files/read-rules.ts'
import { createRegionCheck } from '#rooms/pairing/server/files/region-code.ts'
import { engineFault } from './engine-words.ts'
import { acceptedAreas, readNewCounties, unknownAreas } from './new-counties.ts'
import { readAreas } from './read-areas.ts'
import { type Arguments, readHex } from './read-arguments.ts'
import { readSource, readTableAt } from './read-source.ts'

/** Options of both commands. */
export const inputOptions = [
  'supporters',
  'communities',
  'preferences',
  'relations',
  'rules',
  'row-secret',
  'new-counties',
  'out',
] as const
export const requiredInputs = ['supporters', 'communities', 'rules', 'out'] as const

export interface Inputs {
  /** Null beside at least one fault. */
  roster: Roster | null
  rules: Rules | null
  rowSecret: Uint8Array | undefined
  faults: Fault[]
  notices: Fault[]
}

/** Reads every file that is named, so that all that is wrong with any of them is told at once. */
export async function readInputs(args: Arguments, command: string): Promise<Inputs> {
  const secret = readHex(args, command, 'row-secret')
  const rulesPath = args.value('rules')
  const rules = rulesPath === undefined ? null : await readRulesAt(rulesPath)
  const table = (name: string) => {
    const path = args.value(name)
    return path === undefined ? undefined : readTableAt(path)
  }
  const [supporters, communities, preferences, relations] = await Promise.all([
    table('supporters'),
    table('communities'),
    table('preferences'),
    table('relations'),
  ])
  const newer = readNewCounties(args, command)
  const areas = await readAreas()
  const none = { file: '', header: [], rows: [], faults: [] }
  const reading = readRoster(
    {
      supporters: supporters ?? none,
      communities: communities ?? none,
      ...(preferences && { preferences }),
      ...(relations && { relations }),
    },
    rules?.value ?? null,
    createRegionCheck(areas, newer),
  )
  const roster = supporters && communities ? reading.roster : null
  const idle = roster && rules?.value ? idleRules(roster, rules.value) : []
  return {
    roster,
    rules: rules?.value ?? null,
    rowSecret: secret === undefined ? undefined : Buffer.from(secret, 'hex'),
    faults: [...reading.faults, ...(rules?.faults ?? [])],
    notices: [
      ...reading.notices,
      ...unknownAreas(command, reading.faults, areas, rules?.value ?? null),
      ...acceptedAreas(command, roster, areas, newer),
      ...idle.map((reason) => engineFault(rulesPath ?? command, reason)),
    ],
  }
}

async function readRulesAt(path: string) {
  const source = await readSource(path)
  return 'bytes' in source ? readRules(source) : { value: null, faults: [source] }
}
