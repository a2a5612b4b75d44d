/** `lianjian second-factor reset`: the way back in when no administrator can open it. */
import type { Phrase } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { takeAwaySecondFactors } from '#rooms/identity/server/door.ts'
import { BadInput, type Command, type ExitCode, exitCodes } from './command.ts'
import { readArguments } from './read-arguments.ts'
import { withWork } from './with-work.ts'

const name = 'lianjian second-factor reset'

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
    const usernames = username === undefined ? undefined : [username]
    return withWork(language, async (work) =>
      tell(await takeAwaySecondFactors(work, usernames), language),
    )
  },
}

function refuse(words: Phrase, language: Language): ExitCode {
  console.error(words[language])
  return exitCodes.badInput
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
