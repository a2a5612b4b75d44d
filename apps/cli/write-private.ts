/** A new file that its owner alone can read. */
import { type FileHandle, open, rm } from 'node:fs/promises'
import { BadInput } from './command.ts'
import { systemErrorPhrase } from './system-error-words.ts'

/**
 * Writes a file that is not there yet and waits until it is on the disk.
 * @throws BadInput when there is one already, or it cannot be written; then nothing is left behind
 */
export async function writePrivate(command: string, path: string, text: string): Promise<void> {
  let file: FileHandle | undefined
  try {
    file = await open(path, 'wx', 0o600)
    await file.writeFile(text)
    await file.sync()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    if (file) await rm(path, { force: true })
    const place = { file: command, row: null, column: '--out', value: path }
    throw new BadInput([
      code === 'EEXIST'
        ? { ...place, code: 'out-exists', params: {} }
        : { ...place, code: 'out-unwritable', params: { reason: systemErrorPhrase(code) } },
    ])
  } finally {
    await file?.close()
  }
}
