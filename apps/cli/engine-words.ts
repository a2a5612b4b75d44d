/** What the engine says, in the forms of the command line. */
import { type Reason, say } from '@lianjian/pairing'
import type { Fault } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { visibleText } from '#base/server/tables/visible-text.ts'

export function reasonInWords(reason: Reason, language: Language): string {
  return visibleText(say(reason, language === 'zh' ? 'zh-CN' : 'en'))
}

/** A refusal of the engine as a fault of the file it is about. */
export function engineFault(file: string, reason: Reason): Fault {
  const said = { zh: say(reason, 'zh-CN'), en: say(reason, 'en') }
  return { file, row: null, column: null, value: null, code: 'engine', params: { said } }
}
