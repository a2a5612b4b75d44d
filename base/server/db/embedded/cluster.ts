/** The PostgreSQL that the application starts for itself in its data folder. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { StartRefused } from '../../start-refused.ts'
import { findBinaries } from './binaries.ts'
import { keepNote, readNote } from './elsewhere.ts'
import { chooseLaunch, clusterOutside, type Launch, type Privileges } from './privileges.ts'

/** Longest socket path that Linux takes, less the name of the socket itself. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432'.length
const port = 5432

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
  const secrets = await readSecrets(folder)
  const inside = join(folder, 'postgres')
  const launch = await chooseLaunch(await findBinaries(), inside, secrets.id, have)
  if (!(await exists(join(launch.cluster, 'PG_VERSION')))) {
    await refuseStranded(launch, folder, secrets.id)
    await createCluster(launch, secrets)
  }
  const elsewhere = launch.cluster === inside ? undefined : launch.cluster
  await keepNote(folder, elsewhere)
  const sockets = await socketFolder(launch)
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
    await ended
    if (!sockets.startsWith(launch.cluster)) await rm(sockets, { recursive: true, force: true })
  }

  try {
    await Promise.race([
      waitUntilReady(url('postgres', 'postgres'), () => gone),
      ended.then((how) => {
        throw new StartRefused([
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
  await writeFile(addressFile(folder), JSON.stringify(addresses), { mode: 0o600 })

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

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/**
 * A database that was made when PostgreSQL could run in another way here lies elsewhere. Making an empty one
 * beside it would look like losing everything.
 */
async function refuseStranded(launch: Launch, folder: string, id: string): Promise<void> {
  for (const other of [join(folder, 'postgres'), clusterOutside(id)]) {
    if (other === launch.cluster || !(await exists(join(other, 'PG_VERSION')))) continue
    throw new StartRefused([
      {
        zh:
          `这个数据文件夹的数据库在 ${other}，那时 PostgreSQL 用的是另一种运行方式，现在会用 ${launch.cluster}。` +
          '请恢复原来的方式（打开或关掉用户命名空间），或在停机时把那个文件夹移过去，主人改成 PostgreSQL 现在的用户',
        en:
          `this data folder's database lies in ${other}, made when PostgreSQL could run in another way; now it would lie in ` +
          `${launch.cluster}. Make the former way possible again (user namespaces on or off), or move that folder there ` +
          'while nothing runs, with its owner set to the user that PostgreSQL runs as',
      },
    ])
  }
  const noted = await readNote(folder)
  if (noted !== undefined) {
    throw new StartRefused([
      {
        zh: `这个数据文件夹的数据库原来在 ${noted}，没有一起带来：请连同主人和权限放回那里；要从空的开始，就删掉 database-elsewhere.txt`,
        en:
          `this data folder's database lay in ${noted} and did not come along; put it there again with its owner and ` +
          'rights, or delete database-elsewhere.txt to start with an empty one',
      },
    ])
  }
}

async function readSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'database-secrets.json')
  if (await exists(file)) return JSON.parse(await readFile(file, 'utf8'))
  const secret = () => randomBytes(24).toString('base64url')
  const secrets = {
    id: randomBytes(6).toString('hex'),
    postgres: secret(),
    lianjian_admin: secret(),
    lianjian_serve: secret(),
  }
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

async function createCluster(launch: Launch, secrets: Secrets): Promise<void> {
  // A cluster without PG_VERSION is one whose creation was interrupted: it never held anything.
  await rm(launch.cluster, { recursive: true, force: true })
  await mkdir(launch.cluster, { recursive: true, mode: 0o700 })
  const passwordFolder = await mkdtemp(join(tmpdir(), 'lianjian-'))
  const passwordFile = join(passwordFolder, 'password')
  await writeFile(passwordFile, secrets.postgres, { mode: 0o600 })
  if (launch.uid !== undefined) {
    for (const path of [launch.cluster, passwordFolder, passwordFile]) {
      await chown(path, launch.uid, launch.uid)
    }
  }
  const [command, ...args] = [
    ...launch.prefix,
    join(launch.native, 'bin', 'initdb'),
    ...['-D', launch.cluster, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile],
    // The same order of text on every platform; names are sorted for people by explicit collation.
    ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ] as [string, ...string[]]
  const made = spawnSync(command, args, { encoding: 'utf8', env: serverEnvironment() })
  await rm(passwordFolder, { recursive: true, force: true })
  if (made.status !== 0) {
    await rm(launch.cluster, { recursive: true, force: true })
    throw new StartRefused([
      {
        zh: `PostgreSQL 建不了它的文件夹 ${launch.cluster}，原因见下`,
        en: `PostgreSQL could not create its folder ${launch.cluster}:\n${made.stderr}`,
      },
    ])
  }
}

/** Inside the cluster folder, which is private already, unless its path is not fit for a socket. */
async function socketFolder(launch: Launch): Promise<string> {
  const inside = join(launch.cluster, 'socket')
  // The setting is a list, so a comma or quotation mark in the path would cut it in two.
  const usable = Buffer.byteLength(inside) <= longestSocketFolder && !/[,"]/.test(inside)
  const folder = usable ? inside : await mkdtemp(join('/tmp', 'lianjian-'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  if (launch.uid !== undefined) await chown(folder, launch.uid, launch.uid)
  return folder
}

function startServer(launch: Launch, sockets: string): ChildProcess {
  const [command, ...args] = [
    ...launch.prefix,
    join(launch.native, 'bin', 'postgres'),
    ...['-D', launch.cluster, '-k', sockets, '-p', String(port)],
    ...['-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700'],
    ...['-c', 'timezone=Asia/Shanghai', '-c', 'log_timezone=Asia/Shanghai'],
    ...['-c', 'max_connections=60', '-c', 'log_min_messages=warning'],
  ] as [string, ...string[]]
  // Its own process group: Ctrl-C in the terminal reaches the application first, which then stops it.
  return spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: serverEnvironment(),
  })
}

/** Nothing of ours: variables such as PGDATA or PGPORT would steer the server elsewhere. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'Asia/Shanghai' }
}

/** Reads all the server says, so that its pipe never fills, and keeps the end of it. */
function keepLastWords(server: ChildProcess): () => string {
  let text = ''
  server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-4000)
  })
  return () => text
}

async function waitUntilReady(url: string, isGone: () => boolean): Promise<void> {
  while (!isGone()) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => undefined)
      // 28P01: it is up, and waiting longer will not make the password right.
      if ((error as { code?: string }).code === '28P01') {
        throw new StartRefused(
          [
            {
              zh: 'database-secrets.json 不是这个数据库的：请放回当时一起生成的那一份',
              en: 'database-secrets.json does not belong to this cluster; put back the file that was made with it',
            },
          ],
          { cause: error },
        )
      }
      await new Promise((next) => setTimeout(next, 30))
    }
  }
}

async function createRoles(url: string, secrets: Secrets): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
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
