/** `lianjian freeze`: what is published before a ceremony, and the root that its parties commit to. */
import { freeze, frozenText, openingsText, type Reason, Refusal } from '@lianjian/pairing'
import { BadInput, type Command, exitCodes } from './command.ts'
import { engineFault } from './engine-words.ts'
import { printNotices } from './print-faults.ts'
import { readArguments } from './read-arguments.ts'
import { inputOptions, readInputs, requiredInputs } from './read-inputs.ts'
import {
  findFolderFault,
  type OutputFile,
  privacyInWords,
  writeTogether,
} from './write-together.ts'

const name = 'lianjian freeze'

export const command: Command = {
  usage: {
    zh: `用法：${name} --supporters 包联方.csv --communities 村社区.csv --rules 规则.json --out 文件夹

写出 frozen.json，即可以公布的名单；最后一行给出 inputRoot，各方据此提交承诺（lianjian commit）。
其余选项同 lianjian pair：--preferences、--relations、--row-secret、--new-counties、--openings、--replace。
之后用同样的文件、规则和 --row-secret 运行 lianjian pair --ceremony。`,
    en: `Usage: ${name} --supporters F --communities F --rules R.json --out DIR

Writes frozen.json, which can be published; the last line gives the inputRoot that the parties commit to
(lianjian commit).
Further options as for lianjian pair: --preferences, --relations, --row-secret, --new-counties, --openings,
--replace.
Afterwards run lianjian pair --ceremony with the same files, rules and --row-secret.`,
  },

  async run(args, language) {
    const options = readArguments(args, {
      command: name,
      values: inputOptions,
      required: requiredInputs,
      flags: ['openings', 'replace'],
    })
    const { roster, rules, rowSecret, faults, notices } = await readInputs(options, name)
    const out = options.value('out')
    const folderFault = out === undefined ? null : await findFolderFault(name, out)
    const all = [...options.faults, ...faults, ...(folderFault ? [folderFault] : [])]
    printNotices(notices, language)
    if (all.length > 0 || !roster || !rules || out === undefined) throw new BadInput(all)

    const frozen = freezeOrRefuse(roster, rules, rowSecret)
    const { instance, inputRoot } = frozen
    const files = new Map<string, OutputFile>([['frozen.json', { text: frozenText(frozen) }]])
    const ownRows = () => openingsText(frozen)
    if (options.flag('openings')) files.set('openings.json', { text: ownRows(), isPrivate: true })
    await writeTogether({
      command: name,
      folder: out,
      files,
      further: new Map([['openings.json', ownRows]]),
      replace: options.flag('replace'),
    })
    const [supporters, communities] = [instance.supporters.length, instance.communities.length]
    const names = [...files.keys()]
    const privacy = privacyInWords(files, language)
    console.log(
      language === 'zh'
        ? `已冻结 ${supporters} 个包联方、${communities} 个村（社区），写入 ${out}：${names.join('、')}`
        : `Frozen: ${supporters} supporters and ${communities} communities. Written to ${out}: ${names.join(', ')}`,
    )
    if (privacy) console.log(privacy)
    console.log(JSON.stringify({ inputRoot }))
    return exitCodes.done
  },
}

function freezeOrRefuse(...args: Parameters<typeof freeze>): ReturnType<typeof freeze> {
  try {
    return freeze(...args)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new BadInput(error.reasons.map((reason: Reason) => engineFault(name, reason)))
  }
}
