/** `lianjian journal verify`: checks an exported journal, offline, from the file alone. */
import { createReadStream } from 'node:fs'
import * as z from 'zod'
import type { Fault } from '#base/server/tables/fault.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { say } from '#base/shared/words.ts'
import type { Fault as JournalFault } from '#rooms/journal/server/verify/fault.ts'
import {
  type Earlier,
  type Verified,
  verifyExport,
} from '#rooms/journal/server/verify/verify-export.ts'
import { signedHead } from '#rooms/journal/shared/schema.ts'
import { BadInput, type Command, exitCodes } from './command.ts'
import { readArguments } from './read-arguments.ts'
import { findFileFault, readSource } from './read-source.ts'

const name = 'lianjian journal verify'

export const command: Command = {
  writesNothing: true,
  usage: {
    zh: `用法：${name} 导出文件 [--head 封条]

只凭导出的日志文件（.jsonl），离线重算：每一条的指纹、每个封条的树根、前后相接和签名。
--head 是以前留下的封条：它的 64 位十六进制指纹，或存着封条的 JSON 文件；用它能看出历史有没有被改写。
退出码：0 成立；1 有不对的地方，说出第一处；2 文件读不了。`,
    en: `Usage: ${name} FILE [--head HEAD]

Computes everything again, offline, from an exported journal (.jsonl): the hash of each entry, the root, the
chain and the signature of each head.
--head is a head kept from before: its hash, 64 hexadecimal digits, or a JSON file that holds it; with it a
history that was rewritten is noticed.
Exit codes: 0 it holds; 1 it does not, and the first thing that is wrong; 2 a file cannot be read.`,
  },

  async run(args, language) {
    const options = readArguments(args, { command: name, values: ['head'], bare: 2 })
    const [verb, path] = options.bare
    if (verb !== 'verify') throw new BadInput([wrongVerb()])
    if (options.faults.length > 0 || path === undefined) throw new BadInput(options.faults)
    const kept = options.value('head')
    const earlier = kept === undefined ? [] : await readEarlier(kept)
    const fault = await findFileFault(path)
    if (fault) throw new BadInput([fault])
    // In parts: the journal of a county grows for years.
    const chunks = createReadStream(path, { highWaterMark: 1024 * 1024 })
    const verdict = await verifyExport(chunks, earlier)
    if (verdict.ok) {
      console.log(whatHolds(verdict, earlier.length > 0, language).join('\n'))
      return exitCodes.done
    }
    console.error(whatIsWrong(verdict.fault, language))
    return exitCodes.refused
  },
}

function wrongVerb(): Fault {
  const place = { file: 'lianjian journal', row: null, column: null, value: null }
  return { ...place, code: 'journal-verb', params: {} }
}

const headFile = z.union([
  signedHead.transform((each) => [each]),
  z.object({ items: z.array(signedHead).min(1) }).transform(({ items }) => items),
])

async function readEarlier(kept: string): Promise<Earlier[]> {
  if (/^[0-9a-f]{64}$/i.test(kept)) return [{ hash: kept.toLowerCase() }]
  const source = await readSource(kept)
  if (!('bytes' in source)) throw new BadInput([source])
  const parsed = headFile.safeParse(parse(source.bytes))
  if (parsed.success) return parsed.data
  throw new BadInput([
    { file: kept, row: null, column: '--head', value: null, code: 'head-unreadable', params: {} },
  ])
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return undefined
  }
}

function whatIsWrong(fault: JournalFault, language: Language): string {
  const zh = language === 'zh'
  const { line, entry } = fault
  const where = zh ? `第 ${line} 行` : `line ${line}`
  const which = entry
    ? zh
      ? `（编号 ${entry.id}，时间 ${entry.at}）`
      : ` (id ${entry.id}, at ${entry.at})`
    : ''
  const what = say(fault.saying, zh ? 'zh-CN' : 'en', fault.params)
  return zh ? `不成立：${where}${which}：${what}` : `It does not hold: ${where}${which}: ${what}`
}

function whatHolds(verdict: Verified, besideEarlier: boolean, language: Language): string[] {
  const { county, size, heads, newest, newestHash, keys } = verdict
  const lines =
    language === 'zh'
      ? [
          `✓ ${county}：${size} 条，每条的内容与指纹相符，次序不断`,
          `✓ ${heads} 个封条：树根、前后相接、签名都对`,
          ...(besideEarlier ? ['✓ 是手里那个封条的延续'] : []),
          ...(newest ? [`  最新封条 ${newest.head.at}`, `  指纹 ${newestHash}`] : []),
          ...keys.map((key) => `  公钥指纹 ${key}`),
          '',
          '它证明不了：',
          '· 公钥是不是那个办公室的：请与它公布的指纹核对',
          ...(besideEarlier ? [] : ['· 整份历史有没有重写过：要有以前留下的封条（--head）']),
          '· 写进去的是不是真的，有没有没写进去的，最新封条之后又有什么',
          '',
          '成立。',
        ]
      : [
          `✓ ${county}: ${size} entries, each fits its hash, none out of order`,
          `✓ ${heads} heads: root, chain and signature are right`,
          ...(besideEarlier ? ['✓ it continues the head that you kept'] : []),
          ...(newest ? [`  newest head ${newest.head.at}`, `  its hash ${newestHash}`] : []),
          ...keys.map((key) => `  public key's fingerprint ${key}`),
          '',
          'What it cannot prove:',
          "· that the key is that office's: compare the fingerprint that it publishes",
          ...(besideEarlier
            ? []
            : ['· that history was never rewritten as a whole: keep a head and give it as --head']),
          '· that what was entered is true, that all was entered, or what came after the newest head',
          '',
          'It holds.',
        ]
  return lines
}
