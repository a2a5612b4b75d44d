/** Makes an empty cluster. Until it is whole it lies beside its place, so that a cluster in its place is whole. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { StartRefused } from '../../start-refused.ts'
import { asNamedUser, giveTo } from './own-user.ts'
import type { Launch } from './privileges.ts'

/** @throws StartRefused with the words of initdb when it fails, and nothing left behind */
export async function createCluster(launch: Launch, password: string): Promise<void> {
  // A name of its own: initdb of a killed start may still be taking its folder away.
  const draft = `${launch.cluster}.new-${randomBytes(4).toString('hex')}`
  const [cluster, passwordFile] = [join(draft, 'cluster'), join(draft, 'password')]
  await mkdir(draft, { mode: 0o700 })
  await mkdir(cluster, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  let { prefix } = launch
  if (launch.uid !== undefined) {
    const maker = asNamedUser(launch.uid)
    prefix = ['setpriv', '--pdeathsig', 'INT', ...maker.prefix]
    for (const path of [cluster, passwordFile]) await chown(path, maker.uid, launch.uid)
    await chown(draft, 0, launch.uid)
    await chmod(draft, 0o710)
  }
  const [command, ...args] = [
    ...prefix,
    join(launch.native, 'bin', 'initdb'),
    ...['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile],
    // The same order of text on every platform; names are sorted for people by explicit collation.
    ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ] as [string, ...string[]]
  const made = spawnSync(command, args, { encoding: 'utf8', env: serverEnvironment() })
  if (made.status !== 0) {
    await clearDrafts(launch.cluster)
    throw new StartRefused([
      {
        zh: `PostgreSQL 建不了它的文件夹 ${launch.cluster}，原因见下`,
        en: `PostgreSQL could not create its folder ${launch.cluster}:\n${made.stderr ?? made.error?.message}`,
      },
    ])
  }
  // Of a version that made it in its place, and was cut off before it held anything.
  await rm(launch.cluster, { recursive: true, force: true })
  if (launch.uid !== undefined) await giveTo(cluster, launch.uid)
  await rename(cluster, launch.cluster)
  await clearDrafts(launch.cluster)
  await syncFolder(dirname(launch.cluster))
}

/** Clears what starts had begun that were killed, which holds a password: also beside a cluster that is whole. */
export async function clearDrafts(cluster: string): Promise<void> {
  const folder = dirname(cluster)
  const drafts = (await readdir(folder)).filter((name) =>
    name.startsWith(`${basename(cluster)}.new-`),
  )
  for (const name of drafts) {
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 9 })
  }
}

/** Nothing of ours: variables such as PGDATA or PGPORT would steer the server elsewhere. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'Asia/Shanghai' }
}

/** Keeps the new name through a loss of power; where folders cannot be opened, the file system does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
