/** Says what the command line can do. */
import type { Language } from '#base/server/tables/fault-words.ts'
import { visibleText } from '#base/server/tables/visible-text.ts'
import { type ExitCode, exitCodes } from './command.ts'
import { commands } from './commands.ts'

export function refuseUnknown(name: string, language: Language): ExitCode {
  const shown = visibleText(name)
  console.error(
    language === 'zh'
      ? `没有“${shown}”这个命令；用 lianjian help 看有哪些`
      : `there is no command "${shown}"; see lianjian help`,
  )
  return exitCodes.badInput
}

/** Without a command's name, the list of commands; with one, how it is used. */
export async function printHelp([name]: readonly string[], language: Language): Promise<ExitCode> {
  const entry = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (entry !== undefined) {
    const { command } = await entry.load()
    console.log(command.usage[language])
    return exitCodes.done
  }
  if (name !== undefined && !name.startsWith('-')) return refuseUnknown(name, language)
  const list = Object.entries(commands).map(
    ([command, { summary }]) => `  ${command.padEnd(10)}${summary[language]}`,
  )
  console.log(
    language === 'zh'
      ? `用法：lianjian <命令> [选项]\n\n${list.join('\n')}\n\n  lianjian help <命令>  看一个命令怎么用\n  lianjian --version    是哪一版\n  --lang zh|en          用哪种语言回答；不写则看 LANG，LANG 也没有就用英文`
      : `Usage: lianjian <command> [options]\n\n${list.join('\n')}\n\n  lianjian help <command>  how a command is used\n  lianjian --version       which version this is\n  --lang zh|en             the language of the answers; without it that of LANG, else English`,
  )
  return exitCodes.done
}
