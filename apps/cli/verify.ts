/** `lianjian verify`: checks a published transcript, offline, from the file alone. */
import { verify } from '@lianjian/pairing'
import { BadInput, type Command, exitCodes } from './command.ts'
import { reasonInWords } from './engine-words.ts'
import { readArguments } from './read-arguments.ts'
import { readSource } from './read-source.ts'

const name = 'lianjian verify'

// A draw of a million participants is some hundred megabytes.
const largestTranscript = 1024 ** 3

export const command: Command = {
  usage: {
    zh: `用法：${name} transcript.json

只凭这一个文件，离线重算一遍。退出码：0 成立；1 有不对的地方，说出第一处；2 文件读不了。`,
    en: `Usage: ${name} transcript.json

Computes everything again, offline, from this file alone. Exit codes: 0 it holds; 1 it does not, and the
first thing that is wrong; 2 the file cannot be read.`,
  },

  async run(args, language) {
    const options = readArguments(args, { command: name, values: [], bare: 1 })
    const [path] = options.bare
    if (options.faults.length > 0 || path === undefined) throw new BadInput(options.faults)
    const source = await readSource(path, largestTranscript)
    if (!('bytes' in source)) throw new BadInput([source])

    const verdict = verify(source.bytes)
    const say = (reasons: typeof verdict.checks, mark: string) =>
      reasons.map((reason) => `${mark} ${reasonInWords(reason, language)}`)
    if (!verdict.ok) {
      if (verdict.checks.length > 0) console.log(say(verdict.checks, '✓').join('\n'))
      console.error(
        (language === 'zh' ? '不成立：' : 'It does not hold: ') +
          reasonInWords(verdict.fault, language),
      )
      return exitCodes.refused
    }
    const { checks, cannotProve } = verdict
    console.log(
      [
        ...say(checks, '✓'),
        '',
        language === 'zh' ? '它证明不了：' : 'What it cannot prove:',
        ...say(cannotProve, '·'),
        '',
        language === 'zh' ? '成立。' : 'It holds.',
      ].join('\n'),
    )
    return exitCodes.done
  },
}
