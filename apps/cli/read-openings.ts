/** The file that proves to a unit or village what was sealed of its row. */
import { type Openings, openingsSchema } from '@lianjian/pairing'
import { readJsonAt } from './read-json-at.ts'

// Some three hundred bytes a row; beyond this a text is longer than JavaScript takes.
const mostBytes = 256 * 1024 ** 2

/** @throws BadInput with all faults */
export async function readOpenings(path: string): Promise<Openings> {
  // The schema writes an absent field as `undefined`, the types leave it out.
  return (await readJsonAt(path, { schema: openingsSchema, mostBytes })) as Openings
}
