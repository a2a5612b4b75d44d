/**
 * Writes rules.schema.json, which editors use to complete and check a rules file, from the schema that
 * parses it. `--check` compares instead and exits 1 when the file is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { rulesSchema } from '../src/rules.ts'

/** By JSON path below `properties`, `items` and `additionalProperties`. */
const descriptions: Record<string, string> = {
  '': '一次结对的规则。The rules of one pairing run.',
  $schema: '本说明文件的位置，供编辑器用。Where this schema is, for editors.',
  title: '规则的名称。What these rules are called.',
  method:
    'draw：公开抽签，可当众复核；optimize：按目标次序求最优，附证明。draw: a public draw; optimize: the exact optimum of the objectives in order, with a proof.',
  tiers:
    'sum-to-four：一类对三类、二类对二类、三类对一类；any：不看等次。sum-to-four: tiers 1–3, 2–2 and 3–1 belong together; any: tiers are ignored.',
  tiersHard:
    'true：等次不合的一律不结对；false：先按等次，余下的再就近。true: only fitting tiers may be paired; false: fitting tiers first, the rest by nearest tier.',
  hardMinima:
    'true：“最少结对”必须满足，满足不了就不出结果；false：尽量满足，缺口列明。true: minima must be met or there is no result; false: met as far as possible, what is missing is listed.',
  functionNeed:
    '职能与需求的对应：每种职能的单位适合哪些需求。Which needs a unit of each function suits.',
  'functionNeed.*': '需求代码。Need codes.',
  objectives:
    '目标，排在前面的绝对优先，都取最小。Objectives, each minimised, an earlier one always outweighing the later.',
  'objectives.*': [
    'unpaired 包联方“最少结对”的缺口 places missing to supporters’ minima',
    'coverage 村（社区）“最少结对”的缺口 places missing to communities’ minima',
    'function-need 职能与需求不对应的结对数 partnerships whose function suits no need',
    'tier 两边等次之和与 4 的差 distance of the two tiers’ sum from 4',
    'fit 没有一项资源对上需求的结对数 partnerships in which no offer meets a need',
    'preference 意愿名次之和 sum of ranks',
    'stability 没有保留的现有结对数 existing partnerships not kept',
    'distance 区划远近之和（同村 0，同乡镇 1，同县 2，同市 3，同省 4，其余 5） sum of region steps',
    'balance 负担均衡：一个包联方的第 k 个结对计 k − 1 a supporter’s k-th partnership counts k − 1',
  ].join('; '),
  eligibility: '谁可以与谁结对。Who may be paired with whom.',
  'eligibility.sameCounty': '只在同一个县(区)内结对。Only within one county.',
  'eligibility.levels':
    '按层级限定；空着就不限。一条合适即可。Limits by level; none when empty, and one that fits is enough.',
  'eligibility.levels.*': '一条限定。One limit.',
  'eligibility.levels.*.supporterLevels': '包联方的层级。Levels of the supporter.',
  'eligibility.levels.*.communityKinds': '对方的类型。Kinds of the community.',
  'eligibility.levels.*.sameCounty':
    '本条是否限同县；不写就照 eligibility.sameCounty。Whether within one county; as eligibility.sameCounty when left out.',
  redraws:
    '抽签时一组整组重抽的最多次数，超过就用公布的后备办法。How often a stratum is redrawn as a whole before the declared fallback.',
}

type Node = {
  description?: string
  properties?: Record<string, Node>
  items?: Node
  additionalProperties?: Node | boolean
}

function describe(node: Node, path: string, used: Set<string>): Node {
  const described: Node = { ...node }
  const description = descriptions[path]
  if (description !== undefined) {
    used.add(path)
    described.description = description
  }
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  if (node.properties) {
    described.properties = Object.fromEntries(
      Object.entries(node.properties).map(([key, child]) => [
        key,
        describe(child, below(key), used),
      ]),
    )
    const silent = Object.keys(node.properties).filter((key) => !(below(key) in descriptions))
    if (silent.length > 0) throw new Error(`no description for ${silent.map(below).join(', ')}`)
  }
  if (node.items) described.items = describe(node.items, below('*'), used)
  if (typeof node.additionalProperties === 'object') {
    described.additionalProperties = describe(node.additionalProperties, below('*'), used)
  }
  return described
}

const used = new Set<string>()
const schema = {
  title: 'Lianjian pairing rules',
  ...describe(z.toJSONSchema(rulesSchema, { io: 'input' }) as Node, '', used),
}
const stale = Object.keys(descriptions).filter((path) => !used.has(path) && !path.endsWith('.*'))
if (stale.length > 0) throw new Error(`described but not in the schema: ${stale.join(', ')}`)

const file = new URL('../rules.schema.json', import.meta.url)
// Short lists on one line, as the formatter wants them.
const text = `${JSON.stringify(schema, null, 2)}\n`.replace(
  /^(.*)\[\n\s+("[^[\]{}]*")\n\s+\]/gm,
  (whole, start: string, items: string) => {
    const line = `${start}[${items.replace(/,\n\s+/g, ', ')}]`
    return line.length < 100 ? line : whole
  },
)
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error('rules.schema.json is out of date: run packages/pairing/scripts/rules-schema.ts')
  process.exitCode = 1
}
