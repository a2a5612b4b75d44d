/** `lianjian commit`: a party of a ceremony makes its secret number and what it publishes of it. */
import { randomBytes } from 'node:crypto'
import { revealedParty, sealedShareSchema, verifyFrozen } from '@lianjian/pairing'
import { visibleText } from '#base/server/tables/visible-text.ts'
import { BadInput, type Command, exitCodes } from './command.ts'
import { engineFault } from './engine-words.ts'
import { type Arguments, readArguments, readHex } from './read-arguments.ts'
import { readSource } from './read-source.ts'
import { writePrivate } from './write-private.ts'

const name = 'lianjian commit'

// The list of a million rows.
const largestList = 1024 ** 3

export const command: Command = {
  usage: {
    zh: `用法：${name} --frozen frozen.json --party 组织部 --out 组织部.share.json

抽签的一方封存自己的数：生成 32 字节随机数，存进 --out（只有您的账户能读），给出要公布的封存值。
  --frozen      冻结的名单；先核对它的指纹
  --input-root  没有名单文件时，改写公告的名单指纹，64 位十六进制数字
  --party       自己的名称，和公告里的一样
  --out         封存的数存成哪个新文件；丢了它，这次抽签就作废
各家的封存值都公布以后，用 lianjian reveal 揭开。`,
    en: `Usage: ${name} --frozen frozen.json --party NAME --out NAME.share.json

A party of a draw seals its number: 32 random bytes are kept in --out, which only your account can read,
and the commitment to publish is printed.
  --frozen      the frozen list, whose fingerprint is checked first
  --input-root  without the file, the announced fingerprint of the list, 64 hexadecimal digits
  --party       your name as it was announced
  --out         the new file that keeps the number; when it is lost, the draw is void
When all commitments are public, lianjian reveal reveals it.`,
  },

  async run(args, language) {
    const options = readArguments(args, {
      command: name,
      values: ['frozen', 'input-root', 'party', 'out'],
      required: ['party', 'out'],
    })
    const inputRoot = await readRoot(options)
    const [party, out] = [options.value('party')?.normalize('NFC'), options.value('out')]
    const sealed = {
      format: 'lianjian-share/1' as const,
      party: party ?? '',
      inputRoot: inputRoot ?? '',
      share: randomBytes(32).toString('hex'),
    }
    if (party !== undefined && !sealedShareSchema.shape.party.safeParse(party).success) {
      const place = { file: name, row: null, column: '--party', value: party }
      options.faults.push({ ...place, code: 'party-name', params: {} })
    }
    if (options.faults.length > 0 || out === undefined) throw new BadInput(options.faults)

    // Only what is safely on the disk may be committed to.
    await writePrivate(name, out, `${JSON.stringify(sealed, null, 2)}\n`)
    const { commitment } = revealedParty(sealed)
    const shown = visibleText(out)
    console.log(
      language === 'zh'
        ? `${sealed.party}的数已经封存，请公布封存值：${commitment}
数存在 ${shown}，只给自己看；丢了它，这次抽签就作废。
各家的封存值都公布以后，再用 lianjian reveal ${shown} 揭开。`
        : `${sealed.party} has sealed its number. Publish the commitment: ${commitment}
The number is in ${shown}. Show it to nobody; when it is lost, the draw is void.
Once all commitments are public, reveal it by lianjian reveal ${shown}.`,
    )
    console.log(JSON.stringify({ party: sealed.party, commitment }))
    return exitCodes.done
  },
}

/** The fingerprint that is committed to; undefined beside a fault. */
async function readRoot(options: Arguments): Promise<string | undefined> {
  const typed = readHex(options, name, 'input-root')
  const path = options.value('frozen')
  const add = (column: string | null, code: string) =>
    options.faults.push({ file: name, row: null, column, value: null, code, params: {} })
  if (path === undefined) {
    if (!options.flag('input-root') && !options.flag('frozen')) add(null, 'root-missing')
    return typed
  }
  if (options.flag('input-root')) add('--input-root', 'root-twice')
  const source = await readSource(path, largestList)
  if (!('bytes' in source)) {
    options.faults.push(source)
    return undefined
  }
  const verdict = verifyFrozen(source.bytes)
  if (verdict.ok) return verdict.list.inputRoot
  options.faults.push(engineFault(path, verdict.fault))
  return undefined
}
