/** PostgreSQL refuses to run as root. This decides how it runs instead, and says why when it cannot. */
import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { StartRefused } from '../../start-refused.ts'

/** The user `nobody` of every Linux: owns no file and has no login. */
const unprivileged = 65534

export type Way = 'as-is' | 'user-namespace' | 'set-uid'

export interface Launch {
  way: Way
  /** What stands before the program on the command line. */
  prefix: string[]
  native: string
  cluster: string
  /** Owner of the cluster folder, when it is not ourselves. */
  uid?: number
}

/** Where binaries and clusters go when the data folder cannot be traversed by an unprivileged user. */
const sharedRoot = '/var/lib/lianjian'

/** Where the cluster of a data folder lies that an unprivileged user cannot enter. */
export function clusterOutside(id: string): string {
  return join(sharedRoot, `cluster-${id}`)
}

export interface Privileges {
  root: boolean
  userNamespaces: boolean
  setpriv: boolean
}

export function probePrivileges(): Privileges {
  const works = (command: string, args: string[]) =>
    spawnSync(command, args, { stdio: 'ignore' }).status === 0
  return {
    root: process.getuid?.() === 0,
    userNamespaces: works('unshare', [...userNamespace, 'true']),
    setpriv: works('setpriv', ['--pdeathsig', 'INT', '--', 'true']),
  }
}

const userNamespace = ['-U', `--map-user=${unprivileged}`, `--map-group=${unprivileged}`, '--']

/** Ends the server with its parent, so that killing the application leaves nothing behind. */
const dieWithParent = ['setpriv', '--pdeathsig', 'INT', '--']

/**
 * @param native the installed binaries
 * @param cluster the folder wanted for the cluster
 * @param id names the cluster where that folder cannot be used
 * @throws with the exact reason and what to do when root can be given up in no way
 */
export async function chooseLaunch(
  native: string,
  cluster: string,
  id: string,
  have: Privileges = probePrivileges(),
): Promise<Launch> {
  const mortal = have.setpriv ? dieWithParent : []
  if (!have.root) return { way: 'as-is', prefix: mortal, native, cluster }
  if (have.userNamespaces) {
    return {
      way: 'user-namespace',
      prefix: ['unshare', ...userNamespace, ...mortal],
      native,
      cluster,
    }
  }
  if (have.setpriv) return launchAsNobody(native, cluster, id)
  throw new StartRefused([
    {
      zh: [
        'PostgreSQL 不能以 root 运行，而放下 root 的两个办法在这里都不行：',
        '`unshare -U true` 失败（没有开用户命名空间，或没有 unshare），也没有 `setpriv`。',
        '请任选一个：用普通用户运行；安装 util-linux；打开用户命名空间',
        '（sysctl kernel.unprivileged_userns_clone=1）；或用 DATABASE_URL 和 DATABASE_ADMIN_URL 指一台 PostgreSQL。',
      ].join('\n'),
      en: [
        'PostgreSQL does not run as root, and neither way to give root up works here:',
        '`unshare -U true` fails (user namespaces are off or unshare is missing), and `setpriv` is missing.',
        'Do one of: run this command as an ordinary user; install util-linux; allow user namespaces',
        '(sysctl kernel.unprivileged_userns_clone=1); or set DATABASE_URL and DATABASE_ADMIN_URL to a PostgreSQL server.',
      ].join('\n'),
    },
  ])
}

async function launchAsNobody(native: string, cluster: string, id: string): Promise<Launch> {
  await mkdir(sharedRoot, { recursive: true })
  await chmod(sharedRoot, 0o755)
  const reachable = (path: string) =>
    spawnSync('setpriv', [...asNobody, 'test', '-x', path], { stdio: 'ignore' }).status === 0
  const binaries = reachable(join(native, 'bin', 'postgres')) ? native : await copyBinaries(native)
  return {
    way: 'set-uid',
    prefix: ['setpriv', '--pdeathsig', 'INT', ...asNobody],
    native: binaries,
    cluster: reachable(join(cluster, '..')) ? cluster : clusterOutside(id),
    uid: unprivileged,
  }
}

const asNobody = [`--reuid=${unprivileged}`, `--regid=${unprivileged}`, '--clear-groups', '--']

async function copyBinaries(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  const copy = join(sharedRoot, `postgres-${version}`)
  const complete = await stat(join(copy, 'complete')).catch(() => undefined)
  if (complete) return copy
  await mkdir(copy, { recursive: true })
  await chmod(copy, 0o755)
  await cp(native, copy, { recursive: true, verbatimSymlinks: true })
  await mkdir(join(copy, 'complete'), { recursive: true })
  return copy
}
