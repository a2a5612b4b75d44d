/** The rules file of a run. */

import { type Rules, rulesSchema } from '@lianjian/pairing'
import type { SourceFile } from '#base/server/tables/read-table.ts'
import { type JsonReading, readJson } from './read-json.ts'

/** Rules with their defaults filled in, or everything that is wrong with them. */
export function readRules(file: SourceFile): JsonReading<Rules> {
  const reading = readJson(file, rulesSchema)
  if (reading.value === null) return reading
  const { objectives } = reading.value
  const faults = objectives.flatMap((name, at) =>
    objectives.indexOf(name) === at
      ? []
      : [
          {
            file: file.name,
            row: null,
            column: `objectives[${at}]`,
            value: JSON.stringify(name),
            code: 'objective-twice',
            params: {},
          },
        ],
  )
  return faults.length === 0 ? reading : { value: null, faults }
}
