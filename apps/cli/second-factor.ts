/** `lianjian second-factor reset`: the way back in when no administrator can open it. */
import { join } from 'node:path'
import { changeWriters } from '#apps/server/change-writers.ts'
import { systemClock } from '#base/server/clock.ts'
import { readConfig } from '#base/server/config.ts'
import { connect } from '#base/server/db/connect.ts'
import { joinDatabase } from '#base/server/db/open-database.ts'
import { createWork } from '#base/server/db/work.ts'
import { readKeys } from '#base/server/keys.ts'
import type { Phrase } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { takeAwaySecondFactors } from '#rooms/identity/server/door.ts'
import { BadInput, type Command, type ExitCode, exitCodes } from './command.ts'
import { hasDatabase } from './has-database.ts'
import { readArguments } from './read-arguments.ts'

const name = 'lianjian second-factor reset'
const root = join(import.meta.dirname, '..', '..')

export const command: Command = {
  writesNothing: true,
  usage: {
    zh: `用法：${name} --user 用户名 | --everybody

撤掉二次验证：本人用密码登录后重新设。恢复备份时没有放回 session-key.json，谁的验证码都不认，
又没有安全管理员进得来，才用它。日志里记下是在命令行办的。
  --user        哪一个人
  --everybody   所有设了二次验证的人`,
    en: `Usage: ${name} --user NAME | --everybody

Takes a second factor away: its owner signs in by password and sets up a new one. For when a backup was
restored without session-key.json, so that no code is right, and no security administrator gets in. The journal says
that it was done on the command line.
  --user        of one person
  --everybody   of everybody who has one`,
  },

  async run(args, language) {
    const [verb, ...rest] = args
    if (verb !== 'reset') return refuse(command.usage, language)
    const options = readArguments(rest, { command: name, values: ['user'], flags: ['everybody'] })
    if (options.faults.length > 0) throw new BadInput(options.faults)
    const username = options.value('user')
    if (options.flag('everybody') === (username !== undefined)) {
      return refuse(command.usage, language)
    }
    return reset(username === undefined ? undefined : [username], language)
  },
}

function refuse(words: Phrase, language: Language): ExitCode {
  console.error(words[language])
  return exitCodes.badInput
}

async function reset(usernames: string[] | undefined, language: Language): Promise<ExitCode> {
  const config = readConfig(process.env, root)
  if (!(await hasDatabase(config))) return refuse(noDatabase(config.dataFolder), language)
  const database = await joinDatabase(config, undefined, new Date())
  try {
    const connection = await connect(database.appUrl, 1)
    try {
      const keys = await readKeys(config.dataFolder)
      const work = createWork(connection.db, systemClock, changeWriters(keys))
      return tell(await takeAwaySecondFactors(work, usernames), language)
    } finally {
      await connection.close()
    }
  } finally {
    await database.close()
  }
}

function noDatabase(folder: string): Phrase {
  return {
    zh: `${folder} 里没有数据库；用 LIANJIAN_DATA 说明数据文件夹在哪里`,
    en: `${folder} holds no database; LIANJIAN_DATA says where the data folder is`,
  }
}

function tell(
  answer: Awaited<ReturnType<typeof takeAwaySecondFactors>>,
  language: Language,
): ExitCode {
  if ('unknown' in answer) {
    const names = answer.unknown.join()
    return refuse(
      {
        zh: `没有这个用户名：${names}。什么也没有改`,
        en: `no such user name: ${names}. Nothing was changed`,
      },
      language,
    )
  }
  for (const username of answer.taken) console.log(username)
  console.error(
    {
      zh: `撤掉了 ${answer.taken.length} 个人的二次验证`,
      en: `took the second factor of ${answer.taken.length} away`,
    }[language],
  )
  return exitCodes.done
}
