import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Of the application, as its package says. */
export async function readVersion(): Promise<string> {
  const file = join(import.meta.dirname, '..', '..', 'package.json')
  return JSON.parse(await readFile(file, 'utf8')).version
}
