/** `lianjian restore`: a backup into an empty database, all of it or none of it. */
import { join, resolve } from 'node:path'
import { isEncrypted } from '#base/server/backup/container.ts'
import { inspectBackup, migrationsOf } from '#base/server/backup/inspect.ts'
import { BackupRefusal } from '#base/server/backup/refusal.ts'
import { refuseOtherMigrations } from '#base/server/backup/refuse-other-migrations.ts'
import { restoreBackup } from '#base/server/backup/restore.ts'
import { dayOf } from '#base/server/clock.ts'
import { type Config, readConfig } from '#base/server/config.ts'
import { migrate, migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { openDatabase } from '#base/server/db/open-database.ts'
import { findOtherKey, placeKeyFiles } from '#base/server/keys.ts'
import type { Phrase } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { sayDay } from '#base/shared/days.ts'
import { roomNames } from '#rooms/edges.ts'
import { listNewestHeads } from '#rooms/journal/server/door.ts'
import { BadInput, type Command, exitCodes } from './command.ts'
import { type Arguments, readArguments } from './read-arguments.ts'
import { passphraseVariable, readPassphrase } from './read-passphrase.ts'
import { findFileFault } from './read-source.ts'
import { sayRefusal } from './say-refusal.ts'
import { tablesInWords } from './tables-in-words.ts'
import { tellResult } from './tell-result.ts'

const name = 'lianjian restore'
const root = join(import.meta.dirname, '..', '..')

export const command: Command = {
  usage: {
    zh: `用法：${name} 备份文件 [--into 数据文件夹] [--passphrase-file 文件] [--unencrypted] [--details]

把备份恢复到空的数据库：先把文件从头到尾查一遍，再一次写入；要么全部恢复，要么什么也不动。
  --into              恢复到哪个数据文件夹；不写则用 LIANJIAN_DATA。设了 DATABASE_URL 时数据进那个服务器
  --passphrase-file   口令所在的文件；不写则读环境变量 LIANJIAN_BACKUP_PASSPHRASE，再没有就询问
  --unencrypted       设了口令，仍收下没有加密的备份；不写就拒绝，因为没有加密的谁都能改
  --details           列出每张表各有几行
恢复以后用同一个数据文件夹启动：LIANJIAN_DATA=数据文件夹 npm start`,
    en: `Usage: ${name} FILE [--into FOLDER] [--passphrase-file FILE] [--unencrypted] [--details]

Restores a backup into an empty database: the file is checked from end to end first, then written at once; all of it
or nothing.
  --into              the data folder; without it LIANJIAN_DATA. With DATABASE_URL the rows go to that server
  --passphrase-file   a file with the passphrase; else LIANJIAN_BACKUP_PASSPHRASE, else it is asked for
  --unencrypted       take a backup that is not encrypted although a passphrase is set; refused otherwise, because
                      anybody can alter one
  --details           list every table with its rows
Afterwards start on the same data folder: LIANJIAN_DATA=FOLDER npm start`,
  },

  async run(args, language) {
    const options = readArguments(args, {
      command: name,
      values: ['into', 'passphrase-file'],
      flags: ['details', 'unencrypted'],
      bare: 1,
    })
    const [file] = options.bare
    if (options.faults.length > 0 || file === undefined) throw new BadInput(options.faults)
    const fault = await findFileFault(file)
    if (fault) throw new BadInput([fault])
    const into = options.value('into')
    const set = readConfig(process.env, root)
    const config = into === undefined ? set : { ...set, dataFolder: resolve(into) }
    try {
      const encrypted = await isEncrypted(file)
      if (!encrypted && expectsEncrypted(options)) throw new BackupRefusal('unencrypted')
      const passphrase = encrypted
        ? await readPassphrase(name, options, language, false)
        : undefined
      await restore(file, passphrase, { config, language, details: options.flag('details') })
      return exitCodes.done
    } catch (error) {
      if (error instanceof BackupRefusal) return sayRefusal(file, error, language)
      throw error
    }
  },
}

/** Whoever set a passphrase means an encrypted one: another in its place would put in whatever somebody wrote. */
function expectsEncrypted(options: Arguments): boolean {
  const set = options.value('passphrase-file') ?? process.env[passphraseVariable]
  return set !== undefined && set !== '' && !options.flag('unencrypted')
}

async function restore(
  file: string,
  passphrase: string | undefined,
  { config, language, details }: { config: Config; language: Language; details: boolean },
): Promise<void> {
  console.error(intoInWords(config)[language])
  console.error(language === 'zh' ? '正在检查备份文件' : 'checking the file')
  const inspected = await inspectBackup(file, passphrase)
  const all = await readMigrations(migrationFolders(root, [...roomNames]))
  const then = migrationsOf(inspected, all)
  const other = await findOtherKey(config.dataFolder, inspected.keyFiles)
  if (other !== undefined) throw new BackupRefusal('other-keys', { file: other })

  const database = await openDatabase(config, undefined, name, new Date())
  try {
    const { adminUrl, appUrl } = database
    await refuseOtherMigrations(adminUrl, then)
    await migrate(adminUrl, appUrl, then)
    const { tables, madeAt } = await restoreBackup(file, passphrase, {
      adminUrl,
      readMarks: listNewestHeads,
      onTable: (table, count) => {
        if (details) console.error(`${table} ${count}`)
      },
      // Before the rows are there: with other keys they would be of little use.
      beforeCommit: ({ keyFiles }) => placeKeyFiles(config.dataFolder, keyFiles),
    })
    await migrate(adminUrl, appUrl, all)
    if (Object.keys(inspected.keyFiles).length === 0) console.error(keepKeys[language])
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.error(tablesInWords(tables.length, rows, language))
    tellResult(restoredInWords(config, madeAt)[language], { madeAt, tables: tables.length, rows })
  } finally {
    await database.close()
  }
}

/** Said before anything is done: without `--into` nobody typed where to. */
function intoInWords({ dataFolder, database }: Config): Phrase {
  return database
    ? {
        zh: `恢复到 DATABASE_URL 所指的服务器，钥匙放进数据文件夹 ${dataFolder}`,
        en: `restoring into the server of DATABASE_URL, and its keys into the data folder ${dataFolder}`,
      }
    : {
        zh: `恢复到数据文件夹 ${dataFolder}`,
        en: `restoring into the data folder ${dataFolder}`,
      }
}

function restoredInWords({ dataFolder }: Config, madeAt: string): Phrase {
  const day = dayOf(new Date(madeAt))
  return {
    zh: `恢复好了，是 ${sayDay(day, 'zh-CN')} 的备份。启动：LIANJIAN_DATA=${dataFolder} npm start`,
    en: `Restored, from a backup of ${sayDay(day, 'en')}. Start with: LIANJIAN_DATA=${dataFolder} npm start`,
  }
}

const keepKeys = {
  zh: '备份里没有钥匙：启动之前，把原来数据文件夹里的 keys.json、journal-signing-key.json 和 session-key.json 放进来；没有它们，系统会另做新的，旧记录的指纹就对不上，人人都要重新登录、重设第二重验证',
  en: 'The backup holds no keys: before starting, put keys.json, journal-signing-key.json and session-key.json of the former data folder here; without them new ones are made, hashes of earlier records can no longer be compared, and everybody signs in and sets up the second factor anew',
}
