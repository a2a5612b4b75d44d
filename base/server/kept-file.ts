/** Small files that the application cannot do without: whole after a crash, or not there. */
import { open, readFile, rename } from 'node:fs/promises'
import { StartRefused } from './start-refused.ts'

/** Written beside and renamed: a stop in between leaves the former file whole. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
}

/**
 * @returns undefined when there is no such file
 * @throws StartRefused naming the file when it is no JSON any more
 */
export async function readKept<Kept>(file: string): Promise<Kept | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StartRefused(
      [
        {
          zh: `${file} 坏了（${text.length === 0 ? '是空的' : '不是完整的 JSON'}）：请从备份放回；没有它，原来的数据打不开`,
          en: `${file} is damaged (${text.length === 0 ? 'empty' : 'no whole JSON'}): put it back from a backup; without it the data cannot be opened`,
        },
      ],
      { cause: error },
    )
  }
}
