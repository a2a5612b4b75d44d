/** Says what the command line can do. */
import type { Language } from '#base/server/tables/fault-words.ts'
import { type ExitCode, exitCodes } from './command.ts'
import { commands } from './commands.ts'

/** Without a known command's name, the list of commands; with one, how it is used. */
export async function printHelp([name]: readonly string[], language: Language): Promise<ExitCode> {
  const entry = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (entry !== undefined) {
    const { command } = await entry.load()
    console.log(command.usage[language])
    return exitCodes.done
  }
  const list = Object.entries(commands).map(
    ([command, { summary }]) => `  ${command.padEnd(10)}${summary[language]}`,
  )
  console.log(
    language === 'zh'
      ? `用法：lianjian <命令> [选项]\n\n${list.join('\n')}\n\n  lianjian help <命令>  看一个命令怎么用\n  --lang zh|en          用哪种语言回答`
      : `Usage: lianjian <command> [options]\n\n${list.join('\n')}\n\n  lianjian help <command>  how a command is used\n  --lang zh|en             the language of the answers`,
  )
  return exitCodes.done
}
