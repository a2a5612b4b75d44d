/** The backups of an installation as its administrator meets them: how they stand, and one more when asked. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backups } from '#base/shared/backup-schema.ts'
import { isEncrypted } from './container.ts'
import {
  type BackUpParts,
  type BackupStatus,
  backUp,
  backupStatus,
  listBackups,
  nameOf,
  wasRead,
} from './nightly.ts'

/** Time enough for what one backup was asked for: pressed again and again, it would only wear the disk. */
const soonest = 10 * 60_000

export interface BackupKeeper {
  /** What a probe asks for. */
  status(now: Date): Promise<BackupStatus | undefined>
  describe(now: Date): Promise<Backups>
  /** Begins one, which goes on after the answer. */
  begin(now: Date): Promise<'begun' | 'running' | 'just-made'>
  /** Resolves when none is running. */
  settled(): Promise<void>
}

export function createBackupKeeper(
  parts: BackUpParts & { onFailure(error: unknown): void },
): BackupKeeper {
  const { folder } = parts
  let running: Promise<void> | undefined
  let failed = false
  return {
    status: (now) => backupStatus(folder, now),
    async describe(now) {
      const { made, ahead } = await listBackups(folder, now)
      const last = made.at(-1)
      const status = await backupStatus(folder, now)
      return {
        kept: 'here',
        folder,
        count: made.length,
        last: last ? await look(folder, last) : null,
        next: status?.next ?? null,
        missed: status?.missed ?? false,
        ahead: ahead.map(nameOf),
        running: running !== undefined,
        failed,
      }
    },
    async begin(now) {
      if (running) return 'running'
      const last = (await listBackups(folder, now)).made.at(-1)
      if (last && now.getTime() - last.getTime() < soonest) return 'just-made'
      // Another request may have come while the folder was read.
      if (running) return 'running'
      failed = false
      running = backUp(parts, now)
        .catch((error) => {
          failed = true
          parts.onFailure(error)
        })
        .finally(() => {
          running = undefined
        })
      return 'begun'
    },
    settled: async () => running,
  }
}

async function look(folder: string, moment: Date): Promise<NonNullable<Backups['last']>> {
  const file = nameOf(moment)
  const path = join(folder, file)
  return {
    at: moment.toISOString(),
    file,
    bytes: (await stat(path)).size,
    encrypted: await isEncrypted(path).catch(() => false),
    whole: await wasRead(folder, moment),
  }
}
