import type { Language } from '#base/shared/language.ts'
import { toTraditional } from '../http/traditional.ts'
import type { Fault } from './fault.ts'
import { type FaultWords, wrongInWords } from './fault-words.ts'

/** A fault as it is told, in the language of whoever brought the table. */
export function tellFault(fault: Fault, language: Language, words: FaultWords) {
  const said = wrongInWords(fault, language === 'en' ? 'en' : 'zh', words)
  const { file, row, column, value, code } = fault
  const wrong = language === 'zh-Hant' ? toTraditional(said) : said
  return { file, row, column, value, code, wrong }
}
