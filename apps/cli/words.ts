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
