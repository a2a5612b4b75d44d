/** The command line's own faults in words, together with those of the files. */
import type { FaultWords } from '#base/server/tables/fault-words.ts'
import { fileWords } from '#rooms/pairing/server/files/words.ts'

export const cliWords: FaultWords = {
  ...fileWords,
  'option-unknown': { zh: '不认识这个选项', en: 'is not an option of this command' },
  'option-twice': { zh: '写了两次', en: 'is given twice' },
  'option-takes-none': { zh: '后面不用写“{value}”', en: 'takes no value, and "{value}" is given' },
  'option-needs-value': { zh: '后面没有写内容', en: 'needs a value' },
  'option-missing': { zh: '必须写', en: 'is required' },
  'argument-extra': { zh: '多出“{value}”', en: '"{value}" is not expected' },
  'argument-missing': { zh: '还要写一个文件名', en: 'the name of a file is missing' },
  'lang-unknown': {
    zh: '写的是“{value}”，应为 zh 或 en',
    en: 'it says "{value}"; expected zh or en',
  },
  'hex-wrong': {
    zh: '应为 64 位十六进制数字（0–9、a–f），写了 {length} 个字符',
    en: 'expected 64 hexadecimal digits (0–9, a–f); {length} characters are given',
  },
  'side-unknown': {
    zh: '写的是“{value}”，应为 supporter 或 community',
    en: 'it says "{value}"; expected supporter or community',
  },
  'opening-none': {
    zh: '写的是“{value}”，凭据里没有这个编号',
    en: 'it says "{value}"; there is no opening of this code',
  },
  'opening-on-both-sides': {
    zh: '写的是“{value}”，包联方和村（社区）都有；请加 --side',
    en: 'it says "{value}", which a supporter and a community have; add --side',
  },
  'new-county-form': {
    zh: '写的是“{value}”，应为 6 位数字的县（区）代码，几个之间用逗号隔开',
    en: 'it says "{value}"; expected six-digit codes of counties with commas between',
  },
  'areas-unknown': {
    zh: '区划代码按 {edition} 版核对，其中没有 {named}。确实是后来新设的，就加 {option}；写错的请改',
    en: 'region codes are held against edition {edition}, which has no {named}. If they are newer, add {option}; correct those that are mistyped',
  },
  'areas-unknown-unread': {
    zh: '区划代码按 {edition} 版核对，其中没有 {named}。确实是后来新设的，就加 {option}；写错的请改。这份规则用不到区划代码，也可以留空',
    en: 'region codes are held against edition {edition}, which has no {named}. If they are newer, add {option}; correct those that are mistyped. These rules do not read region codes, so they can be left empty',
  },
  'areas-accepted': {
    zh: '{edition} 版区划里没有 {named}，照您写的收下了',
    en: 'edition {edition} of the regions has no {named}; taken on your word',
  },
  'seed-missing': {
    zh: '要写 --seed，或用 --ceremony 给出仪式文件',
    en: 'give --seed, or a ceremony file by --ceremony',
  },
  'seed-disagrees': {
    zh: '与仪式得出的种子不同；有仪式时不必写 --seed',
    en: 'is not the seed that the ceremony gives; with a ceremony it can be left out',
  },
  'out-is-file': {
    zh: '“{value}”是文件，应为文件夹',
    en: '"{value}" is a file; expected a folder',
  },
  'out-unwritable': {
    zh: '“{value}”写不进去（{reason}）',
    en: '"{value}" cannot be written ({reason})',
  },
  'out-exists': {
    zh: '已经有“{value}”这个文件；封存的数只存新文件，请换个名字',
    en: '"{value}" is there already; a sealed number goes into a new file only, name another',
  },
  'root-missing': {
    zh: '要写 --frozen，或用 --input-root 写公告的名单指纹',
    en: 'give --frozen, or the announced fingerprint by --input-root',
  },
  'root-twice': {
    zh: '与 --frozen 只写一个',
    en: 'is given beside --frozen; give one of the two',
  },
  'party-name': {
    zh: '写的是“{value}”，应为 1 到 200 个字、不换行的名称',
    en: 'it says "{value}"; expected a name of 1 to 200 characters on one line',
  },
  'out-earlier-kept': {
    zh: '“{value}”里原有另一次的 {names}，已移到“{to}”',
    en: '"{value}" held {names} of another run, which moved to "{to}"',
  },
  'journal-verb': {
    zh: '要写成 lianjian journal verify 导出文件',
    en: 'is used as lianjian journal verify FILE',
  },
  'head-unreadable': {
    zh: '既不是 64 位十六进制指纹，也不是封条文件',
    en: 'is neither 64 hexadecimal digits nor a file that holds a head',
  },
  'passphrase-missing': {
    zh: '要有口令：用 --passphrase-file，或环境变量 LIANJIAN_BACKUP_PASSPHRASE',
    en: 'a passphrase is needed: --passphrase-file, or LIANJIAN_BACKUP_PASSPHRASE',
  },
  'passphrase-differs': { zh: '两次输入的口令不同', en: 'the two passphrases differ' },
  engine: { zh: '{said}', en: '{said}' },
}
