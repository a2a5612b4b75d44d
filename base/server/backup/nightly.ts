/** A backup every night into the data folder, the old ones thinned out, and whether one was missed. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CronItem, TaskList } from 'graphile-worker'
import type { Clock } from '../clock.ts'
import type { JobLog } from '../jobs/worker.ts'
import type { ReadMarks } from './dump.ts'
import { inspectBackup } from './inspect.ts'
import { backupsToKeep } from './retention.ts'
import { writeBackup } from './write-backup.ts'

/** Half past two at night in Shanghai, which knows no summer time. */
const hourUtc = 18
const minuteUtc = 30
const dayLength = 24 * 3_600_000
/** A large county takes a while, and a machine that was off catches up when it is on again. */
const patience = 2 * 3_600_000

export interface BackUpParts {
  /** `backups` in the data folder. */
  folder: string
  adminUrl: string
  version: string
  readMarks: ReadMarks
  /** Encrypts them, and then the keys go along. */
  passphrase: string | undefined
  copyKeys: () => Promise<Record<string, string>>
}

export interface NightlyParts extends BackUpParts {
  clock: Clock
  log: JobLog
}

/** @returns whether a backup was made; there is one already when its job is repeated */
export async function backUpNightly(parts: NightlyParts): Promise<boolean> {
  const now = parts.clock()
  const { made } = await listBackups(parts.folder, now)
  const due = lastDue(now)
  const newest = made.at(-1)
  if (newest !== undefined && newest >= due) return false
  await backUp(parts, now)
  return true
}

/** Writes one, reads it again to its end, and thins out the old ones. */
export async function backUp(parts: BackUpParts, now: Date): Promise<void> {
  const path = join(parts.folder, nameOf(now))
  await writeBackup(
    path,
    {
      adminUrl: parts.adminUrl,
      version: parts.version,
      now,
      readMarks: parts.readMarks,
      keyFiles: parts.passphrase === undefined ? {} : await parts.copyKeys(),
    },
    parts.passphrase,
  )
  try {
    await inspectBackup(path, parts.passphrase)
  } catch (error) {
    // One that cannot be read stands for none, and it must not push out a good one.
    await rm(path, { force: true })
    throw error
  }
  await writeFile(join(parts.folder, readFileName), nameOf(now))
  await thinOut(parts.folder, now)
}

/** Names the newest backup that was read again after it was written. */
const readFileName = 'read'

export async function wasRead(folder: string, moment: Date): Promise<boolean> {
  const name = await readFile(join(folder, readFileName), 'utf8').catch(() => '')
  return name === nameOf(moment)
}

async function thinOut(folder: string, now: Date): Promise<void> {
  const { made } = await listBackups(folder, now)
  const keep = backupsToKeep(made)
  for (const moment of made) {
    if (!keep.has(moment.getTime())) await rm(join(folder, nameOf(moment)), { force: true })
  }
}

export interface BackupStatus {
  /** When the newest nightly backup was begun. */
  last: string | null
  next: string
  /** The night's backup is not there though it should be. */
  missed: boolean
  /** How many bear a date to come: the clock was wrong when they were made, or is wrong now. They count as none. */
  ahead: number
}

/** @returns undefined until the folder was prepared: no nightly backups are made here */
export async function backupStatus(folder: string, now: Date): Promise<BackupStatus | undefined> {
  const since = await readFile(join(folder, sinceFile), 'utf8').catch(() => undefined)
  if (since === undefined) return undefined
  const { made, ahead } = await listBackups(folder, now)
  const newest = made.at(-1)
  const due = lastDue(new Date(now.getTime() - patience))
  // What was due before there was anything to back up was not missed.
  const begun = new Date(since)
  const expected = due >= begun || begun > now
  return {
    last: newest?.toISOString() ?? null,
    next: new Date(lastDue(now).getTime() + dayLength).toISOString(),
    missed: expected && (newest === undefined || newest < due),
    ahead: ahead.length,
  }
}

const sinceFile = 'since'

/** Remembers from when on backups are to be expected. */
export async function prepareNightly(folder: string, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, sinceFile), now.toISOString(), { flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
}

export function nightlyTasks(parts: NightlyParts): TaskList {
  return {
    'back-up': async () => {
      await backUpNightly(parts)
    },
    'check-backups': async () => {
      const status = await backupStatus(parts.folder, parts.clock())
      if (status?.missed) parts.log.error({ last: status.last }, 'the nightly backup was missed')
      if (status?.ahead) {
        parts.log.error({ ahead: status.ahead }, 'a backup bears a date to come: a clock was wrong')
      }
    },
  }
}

/** Without queues, which a killed process would hold for hours; a second run finds the first one's file. */
export const nightlyCron: CronItem[] = [
  {
    task: 'back-up',
    match: `${minuteUtc} ${hourUtc} * * *`,
    options: {
      backfillPeriod: dayLength,
      jobKey: 'back-up',
      jobKeyMode: 'replace',
      maxAttempts: 5,
    },
  },
  {
    task: 'check-backups',
    match: '45 * * * *',
    options: { jobKey: 'check-backups', jobKeyMode: 'replace', maxAttempts: 1 },
  },
]

/** The newest moment at which a backup was due. */
function lastDue(now: Date): Date {
  const today = Date.UTC(
    now.getUTCFullYear(),
    now.getUTCMonth(),
    now.getUTCDate(),
    hourUtc,
    minuteUtc,
  )
  return new Date(today <= now.getTime() ? today : today - dayLength)
}

const nightlyName = /^nightly-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/

export function nameOf(moment: Date): string {
  return `nightly-${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.backup`
}

/**
 * Oldest first; files of other names are somebody's own and are left alone.
 *
 * @returns those that were made by now, and apart from them those of a moment to come: as the newest, one of them would
 *   stand for every night until then
 */
export async function listBackups(
  folder: string,
  now: Date,
): Promise<{ made: Date[]; ahead: Date[] }> {
  const names = await readdir(folder).catch(() => [])
  const all = names
    .flatMap((name) => {
      const [, ...parts] = nightlyName.exec(name) ?? []
      if (parts.length === 0) return []
      const [year, month, ...rest] = parts.map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      return new Date(Date.UTC(year, month - 1, ...rest))
    })
    .sort((a, b) => a.getTime() - b.getTime())
  // Names hold whole seconds, none later than the moment itself.
  return { made: all.filter((each) => each <= now), ahead: all.filter((each) => each > now) }
}
