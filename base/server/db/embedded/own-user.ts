/** A user of the database's own, for a server that root starts: nobody else's processes run as it. */
import { spawnSync } from 'node:child_process'
import { chmod, chown, lchown, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Of every Linux; many programs run as it, and network file systems map root to it. */
const nobody = 65534

/** 60578 to 61183 are the ids that systemd's table of users leaves to no one (systemd.io/UIDS-GIDS). */
const firstId = 60_578
const idCount = 606

/** What stands before a program so that it runs as this user, in a group of the same number. */
export function asUser(uid: number): string[] {
  return [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--']
}

/**
 * initdb refuses a user without a name. In the group of the own user, with which alone it can reach its folder,
 * nobody is one whom no other process of nobody can look at or reach.
 */
export function asNamedUser(gid: number): { uid: number; prefix: string[] } {
  return { uid: nobody, prefix: [`--reuid=${nobody}`, `--regid=${gid}`, '--clear-groups', '--'] }
}

/**
 * Whoever owns the cluster already, unless that is root or nobody; else an id that is not in use, without an entry
 * in the list of users, which setting an id does not need.
 */
export async function chooseUser(cluster: string | undefined, id: string): Promise<number> {
  const owner = cluster === undefined ? undefined : (await stat(cluster)).uid
  if (owner !== undefined && owner !== 0 && owner !== nobody) return owner
  const taken = await takenIds()
  const start = Number.parseInt(id, 16) % idCount
  for (let step = 0; step < idCount; step++) {
    const uid = firstId + ((start + step) % idCount)
    if (!taken.has(uid)) return uid
  }
  throw new Error(`every user id from ${firstId} on is in use`)
}

async function takenIds(): Promise<Set<number>> {
  const names = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const groups = await readFile('/etc/group', 'utf8').catch(() => '')
  const named = `${names}\n${groups}`.split('\n').map((line) => Number(line.split(':')[2]))
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const running = processes.map((pid) =>
    stat(join('/proc', pid)).then(
      ({ uid }) => uid,
      () => 0,
    ),
  )
  return new Set([...named, ...(await Promise.all(running))])
}

export function canReach(path: string, uid: number): boolean {
  const { status } = spawnSync('setpriv', [...asUser(uid), 'test', '-x', path], { stdio: 'ignore' })
  return status === 0
}

/**
 * Lets the user pass through a folder of ours that so far only root may enter; what lies above it stays as it is.
 *
 * @returns whether the user can enter the folder now
 */
export async function letThrough(folder: string, uid: number): Promise<boolean> {
  if (canReach(folder, uid)) return true
  const { uid: owner, gid, mode } = await stat(folder)
  if (owner !== 0 || (mode & 0o077) !== 0) return false
  await chown(folder, owner, uid)
  await chmod(folder, 0o710)
  if (canReach(folder, uid)) return true
  await chown(folder, owner, gid)
  await chmod(folder, mode & 0o777)
  return false
}

/** Makes the cluster the user's, whoever ran it before. */
export async function giveTo(path: string, uid: number): Promise<void> {
  if ((await stat(path)).uid === uid) return
  const entries = await readdir(path, { recursive: true })
  for (const entry of entries) await lchown(join(path, entry), uid, uid)
  // Last, so that a change that was cut off is begun again.
  await lchown(path, uid, uid)
}
