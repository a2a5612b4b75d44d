/** `lianjian second-factor reset`: the way back in when no administrator can open it. */
import { join } from 'node:path'
import { changeWriters } from '#apps/server/change-writers.ts'
import { systemClock } from '#base/server/clock.ts'
import { readConfig } from '#base/server/config.ts'
import { connect } from '#base/server/db/connect.ts'
import { joinDatabase } from '#base/server/db/open-database.ts'
import { createWork } from '#base/server/db/work.ts'
import { readKeys } from '#base/server/keys.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { takeAwaySecondFactors } from '#rooms/identity/server/door.ts'
import { BadInput, type Command, type ExitCode, exitCodes } from './command.ts'
import { readArguments } from './read-arguments.ts'

const name = 'lianjian second-factor reset'
const root = join(import.meta.dirname, '..', '..')

export const command: Command = {
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
    const options = readArguments(args, {
      command: name,
      values: ['user'],
      flags: ['everybody'],
      bare: 1,
    })
    if (options.faults.length > 0) throw new BadInput(options.faults)
    const username = options.value('user')
    const everybody = options.flag('everybody')
    if (options.bare[0] !== 'reset' || everybody === (username !== undefined)) {
      console.error(command.usage[language])
      return exitCodes.badInput
    }
    return reset(username === undefined ? undefined : [username], language)
  },
}

async function reset(usernames: string[] | undefined, language: Language): Promise<ExitCode> {
  const config = readConfig(process.env, root)
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

function tell(
  answer: Awaited<ReturnType<typeof takeAwaySecondFactors>>,
  language: Language,
): ExitCode {
  if ('unknown' in answer) {
    const names = answer.unknown.join(language === 'zh' ? '、' : ', ')
    console.error(
      {
        zh: `没有这些用户名：${names}。什么也没有改`,
        en: `no such user names: ${names}. Nothing was changed`,
      }[language],
    )
    return exitCodes.badInput
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
