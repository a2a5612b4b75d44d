/** PostgreSQL refuses to run as root. This decides how it runs instead, and says why when it cannot. */
import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefused } from '../../start-refused.ts'
import { asUser, canReach, chooseUser, giveTo, letThrough } from './own-user.ts'

export type Way = 'as-is' | 'set-uid' | 'user-namespace'

export interface Launch {
  way: Way
  /** What stands before the program on the command line. */
  prefix: string[]
  native: string
  cluster: string
  /** Whether a cluster lies there already. */
  exists: boolean
  /** Owner of the cluster folder, when it is not ourselves. */
  uid?: number
}

/** Where binaries and clusters go when their own place cannot be entered by the user of the database. */
const sharedRoot = '/var/lib/lianjian'

/** Where the cluster of a data folder lies that the user of the database cannot enter. */
export function clusterOutside(id: string): string {
  return join(sharedRoot, `cluster-${id}`)
}

export interface Privileges {
  root: boolean
  /** Whether another user can be taken on: a container may forbid it even to root. */
  setUid: boolean
  userNamespaces: boolean
  setpriv: boolean
}

export function probePrivileges(): Privileges {
  const works = (command: string, args: string[]) =>
    spawnSync(command, args, { stdio: 'ignore' }).status === 0
  return {
    root: process.getuid?.() === 0,
    setUid: works('setpriv', [...asUser(60_578), 'true']),
    userNamespaces: works('unshare', [...userNamespace, 'true']),
    setpriv: works('setpriv', ['--pdeathsig', 'INT', '--', 'true']),
  }
}

/** Inside it PostgreSQL sees no root; outside it is still root's process, without root's rights over others. */
const userNamespace = ['-U', '--map-user=65534', '--map-group=65534', '--']

/** Ends the server with its parent, so that killing the application leaves nothing behind. */
const dieWithParent = ['setpriv', '--pdeathsig', 'INT', '--']

/**
 * A cluster that is there stays where it is and is given to whoever runs it now.
 *
 * @param native the installed binaries
 * @param folder the data folder; the cluster lies in it unless that cannot be
 * @param id names the cluster where it cannot
 * @throws with the exact reason and what to do when root can be given up in no way
 */
export async function chooseLaunch(
  native: string,
  folder: string,
  id: string,
  have: Privileges = probePrivileges(),
): Promise<Launch> {
  const mortal = have.setpriv ? dieWithParent : []
  const inside = join(folder, 'postgres')
  const outside = clusterOutside(id)
  const there = (await holdsCluster(inside))
    ? inside
    : (await holdsCluster(outside))
      ? outside
      : undefined
  const at = (cluster: string) => ({ cluster, exists: there !== undefined })
  if (!have.root) {
    if (there === outside) throw stranded(outside, inside)
    return { way: 'as-is', prefix: mortal, native, ...at(inside) }
  }
  if (have.setUid) {
    const uid = await chooseUser(there, id)
    if (there !== outside && (await letThrough(folder, uid))) {
      return launchAsUser(native, uid, at(inside))
    }
    if (there === outside) return launchAsUser(native, uid, at(outside))
  }
  if (have.userNamespaces) {
    const prefix = ['unshare', ...userNamespace, ...mortal]
    if (there !== undefined) await giveTo(there, 0)
    return { way: 'user-namespace', prefix, native, ...at(there ?? inside) }
  }
  if (there !== undefined) throw stranded(there, have.setUid ? outside : undefined)
  if (!have.setUid) throw noWay()
  return launchAsUser(native, await chooseUser(undefined, id), at(outside))
}

/** PG_VERSION is there from its creation on; a folder that we may not look into holds one too. */
async function holdsCluster(cluster: string): Promise<boolean> {
  return stat(join(cluster, 'PG_VERSION')).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === 'EACCES',
  )
}

async function launchAsUser(
  native: string,
  uid: number,
  { cluster, exists }: { cluster: string; exists: boolean },
): Promise<Launch> {
  if (exists) await giveTo(cluster, uid)
  else if (cluster.startsWith(sharedRoot)) await openSharedRoot()
  return {
    way: 'set-uid',
    prefix: ['setpriv', '--pdeathsig', 'INT', ...asUser(uid)],
    native: canReach(join(native, 'bin', 'postgres'), uid) ? native : await copyBinaries(native),
    cluster,
    exists,
    uid,
  }
}

async function openSharedRoot(): Promise<void> {
  await mkdir(sharedRoot, { recursive: true })
  await chmod(sharedRoot, 0o755)
}

/** Made beside and renamed, because two applications may be copying at once. */
async function copyBinaries(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  const copy = join(sharedRoot, `postgres-${version}`)
  const isComplete = () =>
    stat(join(copy, 'complete')).then(
      () => true,
      () => false,
    )
  if (await isComplete()) return copy
  await openSharedRoot()
  const draft = `${copy}.${process.pid}.new`
  await rm(draft, { recursive: true, force: true })
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  await chmod(draft, 0o755)
  await mkdir(join(draft, 'complete'))
  if (!(await isComplete())) await rm(copy, { recursive: true, force: true })
  await rename(draft, copy).catch(async (error) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await isComplete())) throw error
  })
  return copy
}

/**
 * A database that was made when PostgreSQL could run in another way. Making an empty one beside it would look like
 * losing everything.
 */
function stranded(there: string, wanted: string | undefined): StartRefused {
  return new StartRefused([
    {
      zh:
        `这个数据文件夹的数据库在 ${there}，那时 PostgreSQL 用的是另一种运行方式，现在那样不行。` +
        `请恢复原来的方式（用户命名空间、启动的用户）${wanted ? `，或在停机时把那个文件夹移到 ${wanted}` : ''}`,
      en:
        `this data folder's database lies in ${there}, made when PostgreSQL could run in another way, which is not possible ` +
        `now. Make it possible again (user namespaces, the user who starts it)${wanted ? `, or move that folder to ${wanted} while nothing runs` : ''}`,
    },
  ])
}

function noWay(): StartRefused {
  return new StartRefused([
    {
      zh: [
        'PostgreSQL 不能以 root 运行，而放下 root 的两个办法在这里都不行：',
        '没有 `setpriv`，或它不能换用户；`unshare -U true` 也失败（没有开用户命名空间，或没有 unshare）。',
        '请任选一个：用普通用户运行；安装 util-linux；打开用户命名空间',
        '（sysctl kernel.unprivileged_userns_clone=1）；或用 DATABASE_URL 和 DATABASE_ADMIN_URL 指一台 PostgreSQL。',
      ].join('\n'),
      en: [
        'PostgreSQL does not run as root, and neither way to give root up works here:',
        '`setpriv` is missing or may not change the user, and `unshare -U true` fails (user namespaces are off or unshare is missing).',
        'Do one of: run this command as an ordinary user; install util-linux; allow user namespaces',
        '(sysctl kernel.unprivileged_userns_clone=1); or set DATABASE_URL and DATABASE_ADMIN_URL to a PostgreSQL server.',
      ].join('\n'),
    },
  ])
}
