/** The file that proves to a unit or village what was sealed of its row. */
import { type Openings, openingsSchema } from '@lianjian/pairing'
import { readJson } from '#rooms/pairing/server/files/read-json.ts'
import { BadInput } from './command.ts'
import { readSource } from './read-source.ts'

// Some three hundred bytes a row; beyond this a text is longer than JavaScript takes.
const mostBytes = 256 * 1024 ** 2

/** @throws BadInput with all faults */
export async function readOpenings(path: string): Promise<Openings> {
  const source = await readSource(path, mostBytes)
  if (!('bytes' in source)) throw new BadInput([source])
  const { value, faults } = readJson(source, { schema: openingsSchema, mostBytes })
  if (value === null) throw new BadInput(faults)
  // The schema writes an absent field as `undefined`, the types leave it out.
  return value as Openings
}
