import type { BackupRefusal } from '#base/server/backup/refusal.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { say } from '#base/shared/words.ts'
import { type ExitCode, exitCodes } from './command.ts'

export function sayRefusal(file: string, refusal: BackupRefusal, language: Language): ExitCode {
  const zh = language === 'zh'
  const what = say(refusal.saying, zh ? 'zh-CN' : 'en', refusal.parameters)
  console.error(zh ? `${file}：${what}` : `${file}: ${what}`)
  return exitCodes.badInput
}
