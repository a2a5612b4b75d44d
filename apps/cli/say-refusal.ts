import type { BackupRefusal } from '#base/server/backup/refusal.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { type ExitCode, exitCodes } from './command.ts'

export function sayRefusal(file: string, refusal: BackupRefusal, language: Language): ExitCode {
  const zh = language === 'zh'
  const what = refusal.inWords(zh ? 'zh-CN' : 'en')
  console.error(zh ? `${file}：${what}` : `${file}: ${what}`)
  return exitCodes.badInput
}
