/** The rules file of a run. */

import { type Rules, rulesSchema } from '@lianjian/pairing'
import type { Fault } from '#base/server/tables/fault.ts'
import type { SourceFile } from '#base/server/tables/read-table.ts'
import { type Contradiction, type JsonReading, readJson } from './read-json.ts'

/** Rules with their defaults filled in, or everything that is wrong with them. */
export function readRules(file: SourceFile): JsonReading<Rules> {
  const reading = readJson(file, { schema: rulesSchema, contradictions })
  if (reading.value !== null) return reading
  const [first] = reading.faults
  return first && isSyntax(first) && isOtherFile(file)
    ? { value: null, faults: [{ ...first, row: null, code: 'rules-not-json', params: {} }] }
    : reading
}

const isSyntax = ({ code }: Fault) => ['json-broken', 'json-not', 'text-big5'].includes(code)

/** Begins as no rules do: whoever kept them in a sheet or a document is not helped by the place of a wrong character. */
function isOtherFile({ bytes }: SourceFile): boolean {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  return !/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*\{/.test(start)
}

function contradictions(raw: unknown): Contradiction[] {
  const { objectives, functionNeed, eligibility } = entriesOf(raw)
  return [
    ...repeatedObjectives(listOf(objectives)),
    ...unmappedFunctions(listOf(objectives), functionNeed),
    ...emptyLevels(listOf(entriesOf(eligibility).levels)),
  ]
}

function repeatedObjectives(objectives: unknown[]): Contradiction[] {
  return objectives.flatMap((name, at) =>
    objectives.indexOf(name) === at ? [] : [{ path: ['objectives', at], code: 'objective-twice' }],
  )
}

/** Every pair would count as a mismatch, so the objective would only make pairs fewer. */
function unmappedFunctions(objectives: unknown[], functionNeed: unknown): Contradiction[] {
  if (!objectives.includes('function-need')) return []
  const isMapped = Object.values(entriesOf(functionNeed)).some(
    (needs) => !Array.isArray(needs) || needs.length > 0,
  )
  return isMapped ? [] : [{ path: ['functionNeed'], code: 'functions-unmapped' }]
}

/** An empty list can be read as nobody or as everybody: neither is taken for granted. */
function emptyLevels(levels: unknown[]): Contradiction[] {
  return levels.flatMap((level, at) =>
    ['supporterLevels', 'communityKinds'].flatMap((key) => {
      const list = entriesOf(level)[key]
      return Array.isArray(list) && list.length === 0
        ? [{ path: ['eligibility', 'levels', at, key], code: 'level-list-empty' }]
        : []
    }),
  )
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
