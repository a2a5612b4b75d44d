/** Prints everything that is wrong with what was brought. */
import type { Fault } from '#base/server/tables/fault.ts'
import { faultInWords, type Language } from '#base/server/tables/fault-words.ts'
import { visibleText } from '#base/server/tables/visible-text.ts'
import { type ExitCode, exitCodes } from './command.ts'
import { cliWords } from './words.ts'

/** What a person reads before mending the files and trying again; all are counted. */
const mostPrinted = 200

/** Faults on standard error, and as the last line of standard output how many there are. */
export function printFaults(
  faults: Fault[],
  language: Language,
  { writesNothing = false }: { writesNothing?: boolean } = {},
): ExitCode {
  const lines = inWords(faults, language)
  const [count, unwritten] =
    language === 'zh'
      ? [`共 ${faults.length} 处要改`, '；没有写出任何文件']
      : [`${faults.length} to mend`, '; nothing was written']
  lines.push(writesNothing ? count : count + unwritten)
  console.error(lines.join('\n'))
  console.log(JSON.stringify({ faults: faults.length }))
  return exitCodes.badInput
}

/** What is no fault and should be known, on standard error. */
export function printNotices(notices: Fault[], language: Language): void {
  const mark = language === 'zh' ? '注意：' : 'note: '
  for (const line of inWords(notices, language)) console.error(mark + line)
}

/** A line for each, file by file; of a file that has more than its share the first, and how many are left out. */
function inWords(faults: Fault[], language: Language): string[] {
  const byFile = Map.groupBy(faults, ({ file }) => file)
  const shares = sharesOf(byFile)
  return [...byFile].flatMap(([file, own]) => {
    const share = shares.get(file)!
    const lines = own.slice(0, share).map((fault) => faultInWords(fault, language, cliWords))
    const more = own.length - lines.length
    if (more === 0) return lines
    const name = visibleText(file)
    const left =
      language === 'zh'
        ? `${name}：以上是前 ${share} 处，另有 ${more} 处`
        : `${name}: these are the first ${share}, and there are ${more} more`
    return [...lines, left]
  })
}

/** How many of each file's faults are printed: one file must not leave no room for what is wrong with another. */
function sharesOf(byFile: ReadonlyMap<string, Fault[]>): Map<string, number> {
  const shares = new Map<string, number>()
  const fewestFirst = [...byFile].sort(([, a], [, b]) => a.length - b.length)
  let left = mostPrinted
  for (const [at, [file, own]] of fewestFirst.entries()) {
    const share = Math.min(own.length, Math.floor(left / (fewestFirst.length - at)))
    shares.set(file, share)
    left -= share
  }
  return shares
}
