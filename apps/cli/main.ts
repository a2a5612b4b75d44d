/** The command line: finds the command, runs it, and never ends in a stack trace. */
import { StartRefused } from '#base/server/start-refused.ts'
import { BadInput, type Command, type ExitCode, exitCodes } from './command.ts'
import { commands } from './commands.ts'
import { chooseLanguage } from './language.ts'

/** `args` without the program's own name. Sets the exit code of the process. */
export async function main(args: readonly string[]): Promise<void> {
  // Whoever reads only the first lines closes the pipe; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  process.exitCode = await dispatch(args)
}

async function dispatch([name, ...args]: readonly string[]): Promise<ExitCode> {
  const language = chooseLanguage(args, process.env)
  let command: Command | undefined
  try {
    if (name === '--version' || name === '-v') {
      const { readVersion } = await import('./read-version.ts')
      console.log(`lianjian ${await readVersion()}`)
      return exitCodes.done
    }
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      const { printHelp } = await import('./help.ts')
      return await printHelp(args, language)
    }
    const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (entry === undefined) {
      const { refuseUnknown } = await import('./help.ts')
      return refuseUnknown(name, language)
    }
    if (args.includes('--help') || args.includes('-h')) {
      const { printHelp } = await import('./help.ts')
      return await printHelp([name], language)
    }
    ;({ command } = await entry.load())
    return await command.run(args, language)
  } catch (error) {
    if (error instanceof BadInput) {
      const { printFaults } = await import('./print-faults.ts')
      return printFaults(error.faults, language, command)
    }
    // Settings and folders: a person puts them right, and nothing inside is wrong.
    if (error instanceof StartRefused) {
      for (const fault of error.faults) console.error(fault[language])
      return exitCodes.badInput
    }
    const message = error instanceof Error ? error.message : String(error)
    console.error(
      language === 'zh'
        ? `程序内部出错，没有写出任何文件：${message}`
        : `internal error, nothing was written: ${message}`,
    )
    if (process.env.LIANJIAN_DEBUG) console.error(error)
    return exitCodes.internal
  }
}
