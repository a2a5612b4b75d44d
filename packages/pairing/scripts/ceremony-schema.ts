/**
 * Writes ceremony.schema.json, which editors use to complete and check a ceremony file, from the schema
 * that parses it. `--check` compares instead and exits 1 when the file is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { ceremonySchema } from '../src/ceremony.ts'

/** By the path of keys below `properties`; `*` is an item of a list. */
const descriptions: Record<string, string> = {
  '': '一次公开抽签的仪式。The ceremony of one public draw.',
  event: '公告的这一次叫什么。The one event this draw was announced under.',
  announced: '公告的时间，带时区。When it was announced, with its offset.',
  inputRoot:
    '名单和规则的指纹，封存前公布。Fingerprint of roster and rules, published before anybody sealed a number.',
  parties: '各参与方，次序不论。The parties, in any order.',
  'parties.*.party': '名称。Its name.',
  'parties.*.commitment':
    '封存值：H("PD-1/share", 名称, 指纹, 数)。What it sealed; see docs/draw-protocol.md, section 4.',
  'parties.*.share':
    '揭开的数，32 字节，64 位十六进制；揭开之前不填。What it revealed, 32 bytes as 64 hexadecimal digits; left out until then.',
  beacon: '各家揭开之后才有的公共值。The public value that came after the numbers were revealed.',
  'beacon.kind':
    'drand-quicknet 公开随机数，dice 骰子，lottery 开奖号，other-public 其他公开值。Which kind of public value.',
  'beacon.event': '公告里指定的是哪一次。Which public event, as announced.',
  'beacon.value':
    '小写十六进制，或按公布次序连写的数字。Lower-case hexadecimal, or the digits in the order announced.',
  'beacon.round': '只有 drand 填：第几轮。drand only: the round.',
  'beacon.signature': '只有 drand 填：签名，48 字节。drand only: the signature, 48 bytes.',
}

interface Node {
  description?: string
  properties?: Record<string, Node>
  items?: Node
}

function described(node: Node, path: string[]): Node {
  const description = descriptions[path.join('.')]
  return {
    ...(description !== undefined && { description }),
    ...node,
    ...(node.properties && {
      properties: Object.fromEntries(
        Object.entries(node.properties).map(([key, child]) => [
          key,
          described(child, [...path, key]),
        ]),
      ),
    }),
    ...(node.items && { items: described(node.items, [...path, '*']) }),
  }
}

const path = new URL('../ceremony.schema.json', import.meta.url)
const schema = z.toJSONSchema(ceremonySchema, { target: 'draft-7', io: 'input' }) as Node
// Short lists on one line, as the formatter wants them.
const text = `${JSON.stringify(described(schema, []), null, 2)}\n`.replace(
  /^(.*)\[\n\s+("[^[\]{}]*")\n\s+\]/gm,
  (whole, start: string, items: string) => {
    const line = `${start}[${items.replace(/,\n\s+/g, ', ')}]`
    return line.length < 100 ? line : whole
  },
)
const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text
if (!isCurrent && process.argv.includes('--check')) {
  console.error('ceremony.schema.json is out of date')
  process.exitCode = 1
} else if (!isCurrent) writeFileSync(path, text)
