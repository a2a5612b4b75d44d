/** Why a backup or a restore is not done; nothing was changed. */
import type { Parameters, Saying } from '#base/shared/words.ts'

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

export class BackupRefusal extends Error {
  readonly code: keyof typeof words
  readonly parameters: Parameters

  constructor(code: BackupRefusal['code'], parameters: Parameters = {}) {
    super(`${code} ${Object.values(parameters).join(' ')}`.trim())
    this.name = 'BackupRefusal'
    this.code = code
    this.parameters = parameters
  }

  get saying(): Saying {
    return words[this.code]
  }
}
