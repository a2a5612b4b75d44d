/** Which language to answer in. */
import type { Language } from '#base/server/tables/fault-words.ts'

/** `--lang zh` or `--lang en` decides; otherwise the first locale variable that is set, as POSIX orders them. */
export function chooseLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const asked = at === -1 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1])
  const locale = asked || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
