/** The PostgreSQL that the application starts for itself in its data folder. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readKept, replaceFile } from '../../kept-file.ts'
import { StartRefused } from '../../start-refused.ts'
import { newClient, openClient } from '../client.ts'
import { findBinaries } from './binaries.ts'
import { clearDrafts, createCluster, serverEnvironment } from './create-cluster.ts'
import { keepNote, readNote } from './elsewhere.ts'
import { chooseLaunch, clusterOutside, type Launch, type Privileges } from './privileges.ts'
import { clearStaleServer } from './stale-server.ts'

/** Longest socket path that Linux takes, less the name of the socket itself. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432'.length
const port = 5432

/** A server that is alive and has not let anybody in nor said that it recovers will not any more. */
const startPatience = 60_000
/** What a killed server left behind ends by itself, when it notices. */
const leftPatience = 10_000
/** The fast shutdown writes out what changed; after that long the server is told to leave it to the next start. */
const stopPatience = 10_000

export interface Addresses {
  /** Owner of the schema: migrates. */
  adminUrl: string
  /** Serves; neither superuser nor BYPASSRLS. */
  appUrl: string
}

export interface Cluster extends Addresses {
  way: Launch['way']
  /** Where the cluster lies, when that is outside the data folder: a copy of the folder misses it. */
  elsewhere: string | undefined
  pid: number
  /** Called once when the server ends without having been asked to. */
  onLoss(callback: (how: string) => void): void
  stop(): Promise<void>
}

type Role = 'postgres' | 'lianjian_admin' | 'lianjian_serve'

interface Secrets extends Record<Role, string> {
  /** Names this cluster where it cannot lie in the data folder. */
  id: string
}

function addressFile(folder: string): string {
  return join(folder, 'database-address.json')
}

/** Where the cluster of a data folder that another process holds can be reached. */
export async function readAddresses(folder: string): Promise<Addresses> {
  return JSON.parse(await readFile(addressFile(folder), 'utf8'))
}

/**
 * Creates the cluster on first use and starts it. It listens on a socket in a folder that only its owner
 * may enter and on no network address, and asks for a password there too.
 *
 * @param folder data folder, already held by this process
 * @throws with the server's own last words when it does not come up
 */
export async function startCluster(folder: string, have?: Privileges): Promise<Cluster> {
  const end = Date.now() + leftPatience
  for (;;) {
    try {
      return await startOnce(folder, have)
    } catch (error) {
      if (!(error instanceof LeftBehind) || Date.now() > end) throw error
    }
  }
}

/**
 * Something of a killed start still holds the cluster: a server that was itself only starting and had written nothing
 * by which it is found, or processes of one that have not noticed yet that it is gone.
 */
class LeftBehind extends StartRefused {}

const saysLeft = /"postmaster\.pid" already exists|pre-existing shared memory block/

async function startOnce(folder: string, have?: Privileges): Promise<Cluster> {
  const secrets = await readSecrets(folder)
  const inside = join(folder, 'postgres')
  for (const cluster of [inside, clusterOutside(secrets.id)]) await clearStaleServer(cluster)
  const launch = await chooseLaunch(await findBinaries(), folder, secrets.id, have)
  await clearDrafts(launch.cluster)
  if (!launch.exists) {
    await refuseWithoutNoted(folder)
    await createCluster(launch, secrets.postgres)
  }
  const elsewhere = launch.cluster === inside ? undefined : launch.cluster
  await keepNote(folder, elsewhere)
  const sockets = await socketFolder(launch, secrets.id)
  const server = startServer(launch, sockets)
  const lastWords = keepLastWords(server)
  const url = (user: Role, database: string) =>
    `postgres://${user}:${secrets[user]}@/${database}?host=${encodeURIComponent(sockets)}&port=${port}`

  let stopping = false
  let gone = false
  let lost: ((how: string) => void) | undefined
  const ended = new Promise<string>((done) => {
    server.once('exit', (code, signal) => done(`exit ${code ?? signal}`))
    server.once('error', (error) => done(error.message))
  })
  void ended.then((how) => {
    gone = true
    if (!stopping) lost?.(how)
  })

  const stop = async () => {
    stopping = true
    // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, nothing waits for clients.
    server.kill('SIGINT')
    const impatience = setTimeout(() => server.kill('SIGQUIT'), stopPatience)
    await ended
    clearTimeout(impatience)
    if (!sockets.startsWith(launch.cluster)) await rm(sockets, { recursive: true, force: true })
  }

  try {
    await Promise.race([
      waitUntilReady(url('postgres', 'postgres'), () => gone),
      ended.then((how) => {
        const Refused = saysLeft.test(lastWords()) ? LeftBehind : StartRefused
        throw new Refused([
          {
            zh: `自带的 PostgreSQL 没有起来（${how}），它最后说的是`,
            en: `PostgreSQL did not start (${how}):\n${lastWords()}`,
          },
        ])
      }),
    ])
    await createRoles(url('postgres', 'postgres'), secrets)
  } catch (error) {
    await stop()
    throw error
  }
  const addresses = {
    adminUrl: url('lianjian_admin', 'lianjian'),
    appUrl: url('lianjian_serve', 'lianjian'),
  }
  await replaceFile(addressFile(folder), JSON.stringify(addresses))

  return {
    ...addresses,
    way: launch.way,
    elsewhere,
    pid: server.pid as number,
    onLoss: (callback) => {
      lost = callback
    },
    stop,
  }
}

/** A note without its database: the folder was copied alone. */
async function refuseWithoutNoted(folder: string): Promise<void> {
  const noted = await readNote(folder)
  if (noted === undefined) return
  throw new StartRefused([
    {
      zh: `这个数据文件夹的数据库原来在 ${noted}，没有一起带来：请连同主人和权限放回那里；要从空的开始，就删掉 database-elsewhere.txt`,
      en:
        `this data folder's database lay in ${noted} and did not come along; put it there again with its owner and ` +
        'rights, or delete database-elsewhere.txt to start with an empty one',
    },
  ])
}

async function readSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'database-secrets.json')
  const kept = await readKept<Secrets>(file)
  if (kept) return kept
  const secret = () => randomBytes(24).toString('base64url')
  const secrets = {
    id: randomBytes(6).toString('hex'),
    postgres: secret(),
    lianjian_admin: secret(),
    lianjian_serve: secret(),
  }
  await replaceFile(file, JSON.stringify(secrets))
  return secrets
}

/** Inside the cluster folder, which is private already, unless its path is not fit for a socket. */
async function socketFolder(launch: Launch, id: string): Promise<string> {
  const inside = join(launch.cluster, 'socket')
  // The setting is a list, so a comma or quotation mark in the path would cut it in two.
  const usable = Buffer.byteLength(inside) <= longestSocketFolder && !/[,"]/.test(inside)
  const owner = launch.uid ?? process.getuid?.() ?? 0
  const folder = usable ? inside : await folderInTemp(id, owner)
  // A lock of a killed server in it names a number that may be another program's by now.
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  await chmod(folder, 0o700)
  if (launch.uid !== undefined) await chown(folder, owner, owner)
  return folder
}

/** The same at every start, so that a killed application leaves no second one; another user's is left alone. */
async function folderInTemp(id: string, owner: number): Promise<string> {
  const folder = join('/tmp', `lianjian-${id}`)
  const found = await lstat(folder).catch(() => undefined)
  const ours = found === undefined || (found.isDirectory() && found.uid === owner)
  return ours ? folder : mkdtemp(join('/tmp', 'lianjian-'))
}

function startServer(launch: Launch, sockets: string): ChildProcess {
  const [command, ...args] = [
    ...launch.prefix,
    join(launch.native, 'bin', 'postgres'),
    ...['-D', launch.cluster, '-k', sockets, '-p', String(port)],
    ...['-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700'],
    ...['-c', 'timezone=Asia/Shanghai', '-c', 'log_timezone=Asia/Shanghai'],
    ...['-c', 'max_connections=60', '-c', 'log_min_messages=warning'],
    // A county that is entered for the first time has no statistics, and until then statements walk the whole of it.
    ...['-c', 'autovacuum_naptime=10s'],
  ] as [string, ...string[]]
  // Its own process group: Ctrl-C in the terminal reaches the application first, which then stops it.
  return spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: serverEnvironment(),
  })
}

/** Reads all the server says, so that its pipe never fills, and keeps the end of it. */
function keepLastWords(server: ChildProcess): () => string {
  let text = ''
  server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4000)
  })
  return () => text
}

/** Where a server that is only just starting is not yet found. */
const notYet = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET'])

/** @throws StartRefused for every answer but that it is starting, and when there is none for a minute */
async function waitUntilReady(url: string, isGone: () => boolean): Promise<void> {
  let end = Date.now() + startPatience
  while (!isGone()) {
    const client = newClient({ connectionString: url, connectionTimeoutMillis: startPatience })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => undefined)
      const { code = '' } = error as { code?: string }
      // It recovers what a crash left, which takes as long as it takes.
      if (code === '57P03') end = Date.now() + startPatience
      else if (!notYet.has(code) || Date.now() > end) throw notReady(error as Error, code)
      await new Promise((next) => setTimeout(next, 30))
    }
  }
}

function notReady(cause: Error, code: string): StartRefused {
  const why =
    code === '28P01'
      ? {
          zh: 'database-secrets.json 不是这个数据库的：请放回当时一起生成的那一份',
          en: 'database-secrets.json does not belong to this cluster; put back the file that was made with it',
        }
      : {
          zh: `自带的 PostgreSQL 起来了，但连不上：${cause.message}`,
          en: `PostgreSQL started but lets nobody in: ${cause.message}`,
        }
  return new StartRefused([why], { cause })
}

async function createRoles(url: string, secrets: Secrets): Promise<void> {
  const client = await openClient(url)
  try {
    const { rows } = await client.query(`select 1 from pg_database where datname = 'lianjian'`)
    if (rows.length > 0) return
    const login = (role: 'lianjian_admin' | 'lianjian_serve', rights: string) =>
      client.query(
        `do $$ begin
           if not exists (select 1 from pg_roles where rolname = '${role}') then
             create role ${role} login ${rights} password '${secrets[role]}';
           end if;
         end $$`,
      )
    await login('lianjian_admin', 'createrole createdb')
    await login('lianjian_serve', '')
    await client.query('create database lianjian owner lianjian_admin')
  } finally {
    await client.end()
  }
}
