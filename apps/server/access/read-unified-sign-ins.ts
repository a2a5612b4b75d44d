import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '#base/server/config.ts'
import { parseUnifiedSignIns, type UnifiedSignIn } from '#rooms/identity/server/door.ts'

/**
 * From LIANJIAN_OIDC, else from `oidc.json` in the data folder; none when there is neither.
 *
 * @throws naming every entry that is wrong
 */
export async function readUnifiedSignIns(
  config: Pick<Config, 'oidc' | 'dataFolder'>,
): Promise<UnifiedSignIn[]> {
  if (config.oidc) return parseUnifiedSignIns(config.oidc, 'LIANJIAN_OIDC')
  const file = join(config.dataFolder, 'oidc.json')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? [] : parseUnifiedSignIns(text, file)
}
