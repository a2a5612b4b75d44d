/** `lianjian backup`: one file that holds the whole database as it is at one moment. */
import { join, resolve } from 'node:path'
import { BackupRefusal } from '#base/server/backup/refusal.ts'
import { writeBackup } from '#base/server/backup/write-backup.ts'
import { readConfig } from '#base/server/config.ts'
import { joinDatabase } from '#base/server/db/open-database.ts'
import { copyKeyFiles } from '#base/server/keys.ts'
import type { Phrase } from '#base/server/tables/fault.ts'
import { listNewestHeads } from '#rooms/journal/server/door.ts'
import { BadInput, type Command, exitCodes } from './command.ts'
import { hasDatabase } from './has-database.ts'
import { readArguments } from './read-arguments.ts'
import { readPassphrase } from './read-passphrase.ts'
import { readVersion } from './read-version.ts'
import { sayRefusal } from './say-refusal.ts'
import { tablesInWords } from './tables-in-words.ts'
import { tellResult } from './tell-result.ts'

const name = 'lianjian backup'
const root = join(import.meta.dirname, '..', '..')

export const command: Command = {
  usage: {
    zh: `用法：${name} [--out 文件] [--encrypt] [--passphrase-file 文件] [--details]

把整个数据库此刻的内容写进一个文件；系统开着也能做，不妨碍使用。写完整之前不会出现这个文件。
  --out               写到哪里；不写就在当前文件夹，按时间取名
  --encrypt           加密，数据文件夹里的钥匙也一并收进去
  --passphrase-file   口令所在的文件；不写则读环境变量 LIANJIAN_BACKUP_PASSPHRASE，再没有就询问
  --details           列出每张表各有几行
不加密时不含钥匙：keys.json、journal-signing-key.json 和 session-key.json 要另外保管。`,
    en: `Usage: ${name} [--out FILE] [--encrypt] [--passphrase-file FILE] [--details]

Writes the whole database as it is now into one file, while the application runs and without holding it up. The file
does not appear before it is whole.
  --out               where to; without it into the current folder, named by the time
  --encrypt           encrypt it, and take the keys of the data folder along
  --passphrase-file   a file with the passphrase; else LIANJIAN_BACKUP_PASSPHRASE, else it is asked for
  --details           list every table with its rows
Without encryption the keys stay out: keep keys.json, journal-signing-key.json and session-key.json
yourself.`,
  },

  async run(args, language) {
    const options = readArguments(args, {
      command: name,
      values: ['out', 'passphrase-file'],
      flags: ['encrypt', 'details'],
    })
    if (options.faults.length > 0) throw new BadInput(options.faults)
    const now = new Date()
    const out = options.value('out') ?? `lianjian-${stampOf(now)}.backup`
    const encrypt = options.flag('encrypt') || options.value('passphrase-file') !== undefined
    const passphrase = encrypt ? await readPassphrase(name, options, language, true) : undefined
    const config = readConfig(process.env, root)
    try {
      if (!(await hasDatabase(config))) throw new BackupRefusal('nothing-there')
      const database = await joinDatabase(config, undefined, now)
      try {
        const version = await readVersion()
        let tables = 0
        let rows = 0
        const bytes = await writeBackup(
          out,
          {
            adminUrl: database.adminUrl,
            version,
            now,
            readMarks: listNewestHeads,
            keyFiles: passphrase === undefined ? {} : await copyKeyFiles(config.dataFolder),
            onTable: (table, count) => {
              tables += 1
              rows += count
              if (options.flag('details')) console.error(`${table} ${count}`)
            },
          },
          passphrase,
        )
        console.error(tablesInWords(tables, rows, language))
        tellResult(writtenInWords(resolve(out), encrypt)[language], {
          ...{ file: out, bytes, tables, rows, encrypted: encrypt },
        })
        return exitCodes.done
      } finally {
        await database.close()
      }
    } catch (error) {
      if (error instanceof BackupRefusal) return sayRefusal(out, error, language)
      throw error
    }
  },
}

/** Where the file lies, and what whoever finds it could read. */
function writtenInWords(file: string, encrypted: boolean): Phrase {
  if (encrypted) {
    return {
      zh: `备份写好了，已加密：${file}`,
      en: `The backup is written and encrypted: ${file}`,
    }
  }
  return {
    zh: `备份写好了：${file}
没有加密：里面有联系人的姓名和电话、账号和密码的指纹，谁拿到都能读；恢复用的三把钥匙不在里面，要另外保管。要加密、
连钥匙一起备份，再做一次：${name} --encrypt`,
    en: `The backup is written: ${file}
It is not encrypted: it holds names and numbers of contacts, accounts and hashes of passwords, and whoever has the file
can read them. The three keys that a restore needs are not in it: keep them apart. To encrypt it, keys included, make
one more: ${name} --encrypt`,
  }
}

/** `20261128-103000`, by the clock of the county. */
function stampOf(moment: Date): string {
  const shanghai = new Date(moment.getTime() + 8 * 3_600_000).toISOString()
  return shanghai
    .slice(0, 19)
    .replace('T', '-')
    .replace(/:/g, '')
    .replace(/^(\d{4})-(\d\d)-(\d\d)/, '$1$2$3')
}
