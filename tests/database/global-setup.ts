/**
 * One migrated database for the whole run, from which each test file takes its own copy. It is the embedded
 * PostgreSQL, or the server that DATABASE_ADMIN_URL and DATABASE_URL name.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startCluster } from '#base/server/db/embedded/cluster.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { roomNames } from '#rooms/edges.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    appUrl: string
    template: string
  }
}

const root = join(import.meta.dirname, '..', '..')
/** The room of the tenancy proof exists in tests and the bench only. */
export const proofFolder = join(root, 'tests', 'tenancy', 'room', 'db')

function onDatabase(url: string, name: string): string {
  return url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl } = process.env
  const folder = await mkdtemp(join(tmpdir(), 'lianjian-test-'))
  const cluster = adminUrl && appUrl ? undefined : await startCluster(folder)
  const server = cluster ?? { adminUrl: adminUrl as string, appUrl: appUrl as string }
  const template = `lianjian_test_${process.pid}`
  const end = async () => {
    if (!cluster) await dropDatabases(server.adminUrl, template)
    await cluster?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await createTemplate(server, template)
  } catch (error) {
    await end()
    throw error
  }
  project.provide('adminUrl', server.adminUrl)
  project.provide('appUrl', server.appUrl)
  project.provide('template', template)
  return end
}

async function createTemplate(
  { adminUrl, appUrl }: { adminUrl: string; appUrl: string },
  template: string,
): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  await client.query(`create database ${template}`)
  await client.end()
  const migrations = await readMigrations([...migrationFolders(root, [...roomNames]), proofFolder])
  await migrate(onDatabase(adminUrl, template), onDatabase(appUrl, template), migrations)
}

/** A server of somebody else is left as it was; sessions that are still ending are waited for. */
async function dropDatabases(adminUrl: string, template: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  const { rows } = await client.query('select datname from pg_database where datname like $1', [
    `${template}%`,
  ])
  for (const { datname } of rows) await client.query(`drop database if exists ${datname}`)
  await client.end()
}
