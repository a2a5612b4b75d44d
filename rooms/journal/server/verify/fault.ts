/** The first thing that is wrong with an export, and where. */
import type { Saying } from '#base/shared/words.ts'

const words = {
  'header-malformed': {
    zh: '第一行不是联建日志的开头',
    en: 'the first line is not the header of a journal',
  },
  'line-malformed': { zh: '这一行不合格式', en: 'the line is not in the format' },
  'line-too-long': { zh: '这一行太长', en: 'the line is too long' },
  'entry-changed': {
    zh: '第 {index} 条的内容与它的指纹不符：改过',
    en: 'entry {index} does not match its hash: it was changed',
  },
  'entry-out-of-order': {
    zh: '这里应是第 {expected} 条，却是第 {index} 条：重复、插入或换了次序',
    en: 'entry {expected} belongs here, and this is entry {index}: repeated, inserted or moved',
  },
  'entries-missing': {
    zh: '这一行之前少了 {missing} 条（第 {from} 至 {to} 条）',
    en: '{missing} entries are missing before this line (numbers {from} to {to})',
  },
  'entries-fewer': {
    zh: '第 {fromLine} 至 {toLine} 行比签过名的封条（{size} 条，{headAt}）少了 {count} 条',
    en: 'lines {fromLine} to {toLine} hold {count} entries fewer than the signed head ({size} entries, {headAt})',
  },
  'entries-more': {
    zh: '第 {fromLine} 至 {toLine} 行比签过名的封条（{size} 条，{headAt}）多了 {count} 条',
    en: 'lines {fromLine} to {toLine} hold {count} entries more than the signed head ({size} entries, {headAt})',
  },
  'entries-differ': {
    zh: '第 {fromLine} 至 {toLine} 行中有内容或次序与签过名的封条（{size} 条，{headAt}）不符，指纹也一并改过',
    en: 'among lines {fromLine} to {toLine} an entry or the order differs from the signed head ({size} entries, {headAt}), and the hashes were changed to fit',
  },
  'head-key-unknown': {
    zh: '封条（{size} 条，{headAt}）的公钥不在开头的名单里',
    en: 'the head ({size} entries, {headAt}) names a key that the header does not list',
  },
  'head-not-signed': {
    zh: '封条（{size} 条，{headAt}）的签名不对：封条改过',
    en: 'the signature of the head ({size} entries, {headAt}) is wrong: the head was changed',
  },
  'head-of-another-county': {
    zh: '封条（{size} 条，{headAt}）是别的县的',
    en: 'the head ({size} entries, {headAt}) is of another county',
  },
  'head-not-chained': {
    zh: '封条（{size} 条，{headAt}）接不上前一个封条：中间少了、多了或换了次序',
    en: 'the head ({size} entries, {headAt}) does not follow the head before: one is missing, repeated or moved',
  },
  'cut-off': {
    zh: '文件到第 {reached} 条为止，开头说有 {size} 条：不完整',
    en: 'the file ends after {reached} entries and its header says {size}: it is not whole',
  },
  'earlier-of-another-county': {
    zh: '手里的封条（{size} 条，{headAt}）是别的县的',
    en: 'the head that you kept ({size} entries, {headAt}) is of another county',
  },
  'earlier-key-unknown': {
    zh: '手里的封条（{size} 条，{headAt}）是用另一把钥匙签的',
    en: 'the head that you kept ({size} entries, {headAt}) was signed with a key that this file does not list',
  },
  'earlier-not-signed': {
    zh: '手里的封条（{size} 条，{headAt}）签名不对',
    en: 'the signature of the head that you kept ({size} entries, {headAt}) is wrong',
  },
  'earlier-differs': {
    zh: '前 {size} 条与手里的封条（{headAt}）不符：历史被改写过',
    en: 'the first {size} entries are not those of the head that you kept ({headAt}): history was rewritten',
  },
  'earlier-longer': {
    zh: '手里的封条（{headAt}）有 {size} 条，文件只有 {reached} 条：被截短，或导出得更早',
    en: 'the head that you kept ({headAt}) has {size} entries and the file only {reached}: it was cut, or exported before',
  },
  'earlier-absent': {
    zh: '文件里没有手里的那个封条（{hash}）：历史被改写过，或导出得更早',
    en: 'the head that you kept ({hash}) is not in the file: history was rewritten, or it was exported before',
  },
} satisfies Record<string, Saying>

export class Fault extends Error {
  readonly code: keyof typeof words
  /** Counted from one. */
  readonly line: number
  readonly params: Record<string, string | number>
  /** Of the entry that is wrong, or the first that may be. */
  entry: { id: string; at: string } | undefined

  constructor(code: Fault['code'], line: number, params: Fault['params'] = {}) {
    super(code)
    this.name = 'Fault'
    this.code = code
    this.line = line
    this.params = params
  }

  get saying(): Saying {
    return words[this.code]
  }

  /** Read with patience: the line may be what is broken. */
  about(line: Buffer): this {
    const text = line.toString()
    const id = /"id":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/.exec(text)?.[1]
    const at = /"at":"([^"]{10,30})"/.exec(text)?.[1]
    if (id !== undefined || at !== undefined) this.entry = { id: id ?? '?', at: at ?? '?' }
    return this
  }
}
