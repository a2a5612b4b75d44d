/** A JSON file named on the command line. */
import type { z } from 'zod/mini'
import { type JsonShape, readJson } from '#rooms/pairing/server/files/read-json.ts'
import { BadInput } from './command.ts'
import { readSource } from './read-source.ts'

/** @throws BadInput with all faults */
export async function readJsonAt<Schema extends z.ZodMiniType>(
  path: string,
  shape: JsonShape<Schema>,
): Promise<z.infer<Schema>> {
  const source = await readSource(path, shape.mostBytes)
  if (!('bytes' in source)) throw new BadInput([source])
  const { value, faults } = readJson(source, shape)
  if (value === null) throw new BadInput(faults)
  return value
}
