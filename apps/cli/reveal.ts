/** `lianjian reveal`: a party of a ceremony reveals the number that it sealed. */
import {
  openCeremonySchema,
  type Reason,
  revealedParty,
  revealFaults,
  sealedShareSchema,
} from '@lianjian/pairing'
import { BadInput, type Command, exitCodes } from './command.ts'
import { reasonInWords } from './engine-words.ts'
import { readArguments } from './read-arguments.ts'
import { readJsonAt } from './read-json-at.ts'

const name = 'lianjian reveal'

export const command: Command = {
  usage: {
    zh: `用法：${name} 组织部.share.json [--ceremony ceremony.json]

揭开 lianjian commit 封存的数。请等各家的封存值都公布以后，在公共值（骰子、开奖号）出来以前揭开。
  --ceremony  登记了各家封存值的仪式文件：先核对名单指纹和自己的封存值，不对就不揭开
最后一行就是仪式文件 parties 里自己的那一项。退出码：0 已揭开；1 不应揭开，说出为什么；2 文件有错。`,
    en: `Usage: ${name} NAME.share.json [--ceremony ceremony.json]

Reveals the number sealed by lianjian commit. Do so when all commitments are public, and before the public
value (dice, a lottery) is there.
  --ceremony  the ceremony file with all commitments: the fingerprint and your own commitment are checked
              first, and nothing is revealed when they differ
The last line is your entry among the ceremony's parties. Exit codes: 0 revealed; 1 it should not be, and why;
2 bad input.`,
  },

  async run(args, language) {
    const options = readArguments(args, { command: name, values: ['ceremony'], bare: 1 })
    const [path] = options.bare
    if (options.faults.length > 0 || path === undefined) throw new BadInput(options.faults)
    const ceremonyPath = options.value('ceremony')
    const sealed = await readJsonAt(path, { schema: sealedShareSchema })
    const reasons =
      ceremonyPath === undefined
        ? []
        : revealFaults(await readJsonAt(ceremonyPath, { schema: openCeremonySchema }), sealed)
    if (reasons.length > 0) {
      const say = (reason: Reason) => `✗ ${reasonInWords(reason, language)}`
      console.error(
        [language === 'zh' ? '没有揭开：' : 'Not revealed:', ...reasons.map(say)].join('\n'),
      )
      return exitCodes.refused
    }
    const entry = revealedParty(sealed)
    console.log(
      language === 'zh'
        ? `${entry.party}揭开的数：${entry.share}\n封存值：${entry.commitment}`
        : `${entry.party} reveals: ${entry.share}\nIts commitment: ${entry.commitment}`,
    )
    console.log(JSON.stringify(entry))
    return exitCodes.done
  },
}
