/** A database that is up and migrated, wherever it runs. */
import type { Config } from '../config.ts'
import { type Addresses, readAddresses, startCluster } from './embedded/cluster.ts'
import { FolderHeld, holdFolder } from './embedded/folder-lock.ts'
import { type Migration, migrate } from './migrate.ts'

export interface OpenDatabase extends Addresses {
  /** How PostgreSQL runs, for the log: `server`, `shared` with a running application, or the embedded way. */
  way: string
  /** Where the database lies, when the application keeps it outside the data folder. */
  elsewhere?: string | undefined
  /** Called once when an embedded server ends by itself. */
  onLoss(callback: (how: string) => void): void
  close(): Promise<void>
}

/**
 * @param migrations undefined leaves the database as it is
 * @param address what to tell a second process about this one
 * @throws FolderHeld when another process runs on the data folder
 */
export async function openDatabase(
  config: Config,
  migrations: Migration[] | undefined,
  address: string,
  now: Date,
): Promise<OpenDatabase> {
  if (config.database) {
    const { adminUrl, appUrl } = config.database
    if (migrations) await migrate(adminUrl, appUrl, migrations)
    return {
      ...config.database,
      way: 'server',
      onLoss: () => undefined,
      close: async () => undefined,
    }
  }
  const release = await holdFolder(config.dataFolder, address, now)
  try {
    const cluster = await startCluster(config.dataFolder)
    const close = () => cluster.stop().finally(release)
    try {
      if (migrations) await migrate(cluster.adminUrl, cluster.appUrl, migrations)
    } catch (error) {
      await close()
      throw error
    }
    return { ...cluster, close }
  } catch (error) {
    await release()
    throw error
  }
}

/** For the command line: joins the application that already runs on the data folder, or starts alone. */
export async function joinDatabase(
  config: Config,
  migrations: Migration[] | undefined,
  now: Date,
): Promise<OpenDatabase> {
  try {
    return await openDatabase(config, migrations, 'lianjian command', now)
  } catch (error) {
    if (!(error instanceof FolderHeld)) throw error
    const addresses = await readAddresses(config.dataFolder)
    return { ...addresses, way: 'shared', onLoss: () => undefined, close: async () => undefined }
  }
}
