/** Why a backup or a restore is not done; nothing was changed. */
import type { Language } from '#base/shared/language.ts'
import { type Parameters, type Saying, say } from '#base/shared/words.ts'

const words = {
  'not-a-backup': { zh: '不是联建的备份文件', en: 'is not a backup of Lianjian' },
  damaged: {
    zh: '备份文件坏了或不完整：{what}',
    en: 'the backup is damaged or not whole: {what}',
  },
  'wrong-passphrase': {
    zh: '口令不对，或文件开头坏了',
    en: 'the passphrase is wrong, or the beginning of the file is damaged',
  },
  'passphrase-missing': {
    zh: '备份是加密的，要有口令',
    en: 'the backup is encrypted and needs its passphrase',
  },
  unencrypted: {
    zh: '设了口令，这份备份却没有加密，谁都可能改过。确实要用它，加上 --unencrypted',
    en: 'a passphrase is set and this backup is not encrypted, so anybody may have altered it. To use it all the same, add --unencrypted',
  },
  'newer-version': {
    zh: '备份是更新的版本做的（{migration}）：请先升级',
    en: 'the backup was made by a newer version ({migration}): upgrade first',
  },
  'not-empty': {
    zh: '数据库里已经有数据（{table}），只能恢复到空的数据库：请另用一个数据文件夹（--into），或新建一个空数据库',
    en: 'the database holds rows already ({table}) and only an empty one is restored into: give another data folder (--into), or create an empty database',
  },
  'other-migrations': {
    zh: '数据库的版本与备份不同（{what}）：请另用一个数据文件夹（--into），或新建一个空数据库',
    en: 'the database is of another version than the backup ({what}): give another data folder (--into), or create an empty database',
  },
  'nothing-there': {
    zh: '这里还没有数据库，没有可备份的',
    en: 'there is no database here to back up',
  },
  'other-keys': {
    zh: '数据文件夹里已经有另一把钥匙（{file}）：请换一个数据文件夹（--into）',
    en: 'the data folder holds another key already ({file}): give another data folder (--into)',
  },
  'differs-after': {
    zh: '恢复出来的与备份记的不符（{what}），已全部撤回',
    en: 'what was restored is not what the backup says ({what}); all of it was taken back',
  },
  'file-exists': { zh: '已经有这个文件，不覆盖', en: 'the file exists and is not written over' },
} satisfies Record<string, Saying>

/** What is wrong in a damaged file; chunks are counted from 0, as docs/backup.md does. */
const damages = {
  'too-early': { zh: '文件没写完就断了', en: 'it ends too early' },
  chunk: { zh: '第 {number} 块', en: 'chunk {number}' },
  trailing: { zh: '结尾后面还有别的内容', en: 'something follows its end' },
  'first-line': { zh: '第一行读不了', en: 'its first line cannot be read' },
  compression: { zh: '解压不了', en: 'it cannot be decompressed' },
  'end-missing': { zh: '没有结尾', en: 'its end is missing' },
  'block-too-long': { zh: '有一段太长', en: 'a block is too long' },
  'manifest-missing': { zh: '没有目录', en: 'its manifest is missing' },
  'manifest-unreadable': { zh: '目录读不了', en: 'its manifest cannot be read' },
  'tables-differ': { zh: '里面的表和目录不一致', en: 'its tables are not those of its manifest' },
  'out-of-place': { zh: '有一段不在该在的位置', en: 'a block is out of place' },
  rows: {
    zh: '表 {table} 的行数和目录不一致',
    en: 'the rows of {table} are not as many as its manifest says',
  },
} satisfies Record<string, Saying>

/** The file is damaged, and where. */
export function damaged(what: keyof typeof damages, parameters: Parameters = {}): BackupRefusal {
  const { zh, en } = damages[what]
  const filled = { zh: say({ zh, en }, 'zh-CN', parameters), en: say({ zh, en }, 'en', parameters) }
  return new BackupRefusal('damaged', { what: filled })
}

export class BackupRefusal extends Error {
  readonly code: keyof typeof words
  /** One that is a phrase is said in the reader's language. */
  readonly parameters: Record<string, string | Saying>

  constructor(code: BackupRefusal['code'], parameters: BackupRefusal['parameters'] = {}) {
    const plain = Object.values(parameters).map((each) => inLanguage(each, 'en'))
    super([code, ...plain].join(' '))
    this.name = 'BackupRefusal'
    this.code = code
    this.parameters = parameters
  }

  inWords(language: Language): string {
    const plain = Object.entries(this.parameters).map(
      ([name, each]) => [name, inLanguage(each, language)] as const,
    )
    return say(words[this.code], language, Object.fromEntries(plain))
  }
}

function inLanguage(text: string | Saying, language: Language): string {
  return typeof text === 'string' ? text : say(text, language)
}
