import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '#base/server/config.ts'

/** Whether there is one to open: opening a data folder that holds none would make it. */
export async function hasDatabase(config: Config): Promise<boolean> {
  if (config.database) return true
  const made = await stat(join(config.dataFolder, 'database-secrets.json')).catch(() => undefined)
  return made !== undefined
}
