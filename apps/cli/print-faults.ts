/** Prints everything that is wrong with what was brought. */
import type { Fault } from '#base/server/tables/fault.ts'
import { faultInWords, type Language } from '#base/server/tables/fault-words.ts'
import { type ExitCode, exitCodes } from './command.ts'
import { cliWords } from './words.ts'

/** What a person reads before mending the file and trying again; all are counted. */
const mostPrinted = 200

/** Faults on standard error, and as the last line of standard output how many there are. */
export function printFaults(faults: Fault[], language: Language): ExitCode {
  const lines = faults.slice(0, mostPrinted).map((fault) => faultInWords(fault, language, cliWords))
  const more = faults.length - lines.length
  if (more > 0) lines.push(language === 'zh' ? `另有 ${more} 处` : `and ${more} more`)
  lines.push(
    language === 'zh'
      ? `共 ${faults.length} 处要改；没有写出任何文件`
      : `${faults.length} to mend; nothing was written`,
  )
  console.error(lines.join('\n'))
  console.log(JSON.stringify({ faults: faults.length }))
  return exitCodes.badInput
}

/** What is no fault and should be known, on standard error. */
export function printNotices(notices: Fault[], language: Language): void {
  const mark = language === 'zh' ? '注意：' : 'note: '
  for (const notice of notices.slice(0, mostPrinted)) {
    console.error(mark + faultInWords(notice, language, cliWords))
  }
}
