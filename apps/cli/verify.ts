/** `lianjian verify`: checks a published transcript or frozen list, and openings of its rows, offline. */
import {
  isFrozen,
  mentionsQuicknet,
  type Openings,
  type PublishedList,
  type Reason,
  verify,
  verifyFrozen,
  verifyOpenings,
} from '@lianjian/pairing'
import type { Language } from '#base/server/tables/fault-words.ts'
import { visibleText } from '#base/server/tables/visible-text.ts'
import { rowInWords } from '#rooms/pairing/server/files/row-in-words.ts'
import { BadInput, type Command, type ExitCode, exitCodes } from './command.ts'
import { reasonInWords } from './engine-words.ts'
import { loadSignatureCheck } from './load-signature-check.ts'
import { readArguments } from './read-arguments.ts'
import { readOpenings } from './read-openings.ts'
import { readSource } from './read-source.ts'

const name = 'lianjian verify'

// A draw of a million participants is some hundred megabytes.
const largestTranscript = 1024 ** 3

/** Openings that do not fit, before whoever reads them has seen enough. */
const mostPrinted = 20

export const command: Command = {
  writesNothing: true,
  usage: {
    zh: `用法：${name} transcript.json [--opening 凭据.json]

只凭这一个文件，离线重算一遍。冻结的名单（frozen.json）也能核对。
  --opening  再核对凭据：手里的这一行是不是当初封存的（一行的，或整份 openings.json）
退出码：0 成立；1 有不对的地方，说出第一处；2 文件读不了。`,
    en: `Usage: ${name} transcript.json [--opening OPENING.json]

Computes everything again, offline, from this file alone. A frozen list (frozen.json) is checked as well.
  --opening  check openings too: is this row the one that was sealed (of one row, or all of openings.json)
Exit codes: 0 it holds; 1 it does not, and the first thing that is wrong; 2 the file cannot be read.`,
  },

  async run(args, language) {
    const options = readArguments(args, { command: name, values: ['opening'], bare: 1 })
    const [path] = options.bare
    if (options.faults.length > 0 || path === undefined) throw new BadInput(options.faults)
    const openingPath = options.value('opening')
    const openings = openingPath === undefined ? undefined : await readOpenings(openingPath)
    const source = await readSource(path, largestTranscript)
    if (!('bytes' in source)) throw new BadInput([source])

    const { bytes } = source
    const isSigned = await loadSignatureCheck(mentionsQuicknet(bytes))
    const verdict = isFrozen(bytes) ? verifyFrozen(bytes) : verify(bytes, isSigned)
    if (!verdict.ok) {
      if (verdict.checks.length > 0) console.log(sayAll(verdict.checks, '✓', language))
      console.error(
        (language === 'zh' ? '不成立：' : 'It does not hold: ') +
          reasonInWords(verdict.fault, language),
      )
      return exitCodes.refused
    }
    console.log(sayAll(verdict.checks, '✓', language))
    const list = 'list' in verdict ? verdict.list : verdict.transcript
    const opened = openings ? tellOpenings(list, openings, language) : exitCodes.done
    if (opened !== exitCodes.done) return opened
    console.log(
      [
        '',
        language === 'zh' ? '它证明不了：' : 'What it cannot prove:',
        sayAll(verdict.cannotProve, '·', language),
        '',
        language === 'zh' ? '成立。' : 'It holds.',
      ].join('\n'),
    )
    return exitCodes.done
  },
}

function tellOpenings(list: PublishedList, openings: Openings, language: Language): ExitCode {
  const verdict = verifyOpenings(list, openings)
  if (verdict.ok) {
    console.log(sayAll([verdict.check], '✓', language))
    const [only, ...others] = openings.openings
    if (only && others.length === 0) console.log(`  ${visibleText(rowInWords(only.row, language))}`)
    return exitCodes.done
  }
  const { faults } = verdict
  const more = faults.length - mostPrinted
  console.error(
    [
      language === 'zh' ? '凭据对不上：' : 'The openings do not fit:',
      sayAll(faults.slice(0, mostPrinted), '✗', language),
      ...(more > 0 ? [language === 'zh' ? `另有 ${more} 行` : `and ${more} more rows`] : []),
    ].join('\n'),
  )
  return exitCodes.refused
}

function sayAll(reasons: Reason[], mark: string, language: Language): string {
  return reasons.map((reason) => `${mark} ${reasonInWords(reason, language)}`).join('\n')
}
