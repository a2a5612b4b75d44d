/** Tries what the settings name before anything is built on it, and says in plain words what does not work. */
import { once } from 'node:events'
import { access, constants, mkdir, open, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type pg from 'pg'
import type { Saying } from '#base/shared/words.ts'
import { newClient } from './db/client.ts'
import { isUnbound, unbound } from './db/unbound.ts'

/** A server that takes longer to let us in is one that nobody would wait for. */
const patience = 10_000

/**
 * The address can be listened on. Tried before anything is made: a port that is taken would otherwise be noticed only
 * when the whole database stands. Whoever takes it in between is still met by the start itself.
 */
export async function findListenFaults(port: number, host: string): Promise<Saying[]> {
  const server = createServer()
  try {
    server.listen({ port, host })
    await once(server, 'listening')
    return []
  } catch (error) {
    // What has no words here is met again by the start, which tells it as it is.
    const why = listenFault(error, port, host)
    return why ? [why] : []
  } finally {
    await new Promise((closed) => server.close(closed))
  }
}

/** Why an address cannot be listened on; undefined for what nobody foresaw. */
export function listenFault(error: unknown, port: number, host: string): Saying | undefined {
  const noSuchHost = {
    zh: `这台机器没有 ${host} 这个地址，请用 HOST=… 换一个`,
    en: `this machine has no address ${host}; set HOST`,
  }
  const words: Record<string, Saying> = {
    EADDRINUSE: {
      zh: `端口 ${port} 被占用，请用 PORT=… 换一个`,
      en: `port ${port} is taken; set PORT`,
    },
    EACCES: {
      zh: `没有权限用端口 ${port}，请用 PORT=… 换一个 1023 以上的`,
      en: `this user may not take port ${port}; set PORT to one above 1023`,
    },
    EADDRNOTAVAIL: noSuchHost,
    ENOTFOUND: noSuchHost,
  }
  return words[(error as NodeJS.ErrnoException).code ?? '']
}

/** The folder can be entered, written to and read, and so can the files that we keep directly in it. */
export async function findFolderFaults(folder: string): Promise<Saying[]> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const kept = (await readdir(folder)).filter((name) => name.endsWith('.json'))
    for (const name of kept) await (await open(join(folder, name))).close()
    return []
  } catch (error) {
    const { code = '', path = folder, message } = error as NodeJS.ErrnoException
    const why = folderWords[code] ?? { zh: message, en: message }
    return [
      {
        zh: `数据文件夹用不了：${path} ${why.zh}；换一个用 LIANJIAN_DATA=…`,
        en: `the data folder cannot be used: ${path} ${why.en}; name another one by LIANJIAN_DATA`,
      },
    ]
  }
}

const notAFolder = { zh: '是文件，不是文件夹', en: 'is a file and no folder' }
const notAllowed = { zh: '没有权限读写', en: 'may not be read and written by this user' }
const folderWords: Record<string, Saying> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EEXIST: notAFolder,
  ENOTDIR: { zh: '的上一级是文件，不是文件夹', en: 'lies below a file' },
  EROFS: { zh: '在只读的盘上', en: 'lies on a disk that is read-only' },
  ENOSPC: { zh: '所在的盘满了', en: 'lies on a disk that is full' },
}

/**
 * Both servers answer and are new enough, and row-level security binds the login that serves. What is not given is
 * not tried.
 */
export async function findDatabaseFaults(
  appUrl: string | undefined,
  adminUrl: string | undefined,
): Promise<Saying[]> {
  const [serving, migrating] = await Promise.all([
    ask('DATABASE_URL', appUrl),
    ask('DATABASE_ADMIN_URL', adminUrl),
  ])
  const faults = [...(serving?.faults ?? []), ...(migrating?.faults ?? [])]
  const { user } = serving ?? {}
  if (serving?.unbound) faults.push(unbound)
  else if (user !== undefined && user === migrating?.user) {
    faults.push({
      zh: `DATABASE_URL 和 DATABASE_ADMIN_URL 用的是同一个用户 ${user}：请给 DATABASE_URL 换一个普通用户`,
      en: `DATABASE_URL and DATABASE_ADMIN_URL name the same login ${user}: give an ordinary one in DATABASE_URL`,
    })
  }
  return faults
}

interface Answer {
  faults: Saying[]
  user?: string
  unbound?: boolean
}

async function ask(name: string, url: string | undefined): Promise<Answer | undefined> {
  if (!url) return undefined
  let client: pg.Client | undefined
  try {
    client = newClient({ connectionString: url, connectionTimeoutMillis: patience })
    await client.connect()
    const { rows } = await client.query<{ user: string; version: number }>(
      `select current_user as user, current_setting('server_version_num')::int as version`,
    )
    const { user, version } = rows[0] as { user: string; version: number }
    return { user, unbound: await isUnbound(client), faults: findVersionFaults(version) }
  } catch (error) {
    return { faults: [unreachable(name, error)] }
  } finally {
    await client?.end().catch(() => undefined)
  }
}

/** @param version as `server_version_num` says it */
export function findVersionFaults(version: number): Saying[] {
  if (version >= 150_000) return []
  const number = Math.trunc(version / 10_000)
  return [
    {
      zh: `PostgreSQL ${number} 太旧，联建要 15 或更新的`,
      en: `PostgreSQL ${number} is too old; Lianjian needs 15 or newer`,
    },
  ]
}

function unreachable(name: string, error: unknown): Saying {
  const { code = '', message } = error as Error & { code?: string }
  const why = reachWords[code] ?? { zh: message, en: message }
  return {
    zh: `${name} 指的数据库连不上：${why.zh}`,
    en: `the database of ${name} cannot be reached: ${why.en}`,
  }
}

const nobodyThere = { zh: '那里没有数据库在运行', en: 'no database runs there' }
const noSuchHost = { zh: '找不到那台机器', en: 'its host is not known' }
const noEntry = { zh: '用户名或密码不对', en: 'the name or password of the login is wrong' }
const reachWords: Record<string, Saying> = {
  ECONNREFUSED: nobodyThere,
  ENOENT: nobodyThere,
  ENOTFOUND: noSuchHost,
  EAI_AGAIN: noSuchHost,
  '28P01': noEntry,
  '28000': noEntry,
  '3D000': { zh: '那里没有这个库', en: 'it holds no database of that name' },
  ERR_INVALID_URL: {
    zh: '网址写得不对，应像 postgres://用户:密码@机器/库名',
    en: 'the address is no postgres://user:password@host/name',
  },
}
