/** The passphrase of a backup: from a file, from the environment, or typed without being shown. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Language } from '#base/server/tables/fault-words.ts'
import { BadInput } from './command.ts'
import type { Arguments } from './read-arguments.ts'
import { readSource } from './read-source.ts'

export const passphraseVariable = 'LIANJIAN_BACKUP_PASSPHRASE'

export async function readPassphrase(
  command: string,
  options: Arguments,
  language: Language,
  twice: boolean,
): Promise<string> {
  const missing = (code: string) =>
    new BadInput([{ file: command, row: null, column: null, value: null, code, params: {} }])
  const file = options.value('passphrase-file')
  if (file !== undefined) {
    const source = await readSource(file)
    if (!('bytes' in source)) throw new BadInput([source])
    const text = Buffer.from(source.bytes)
      .toString()
      .replace(/\r?\n$/, '')
    if (text === '') throw missing('passphrase-missing')
    return text
  }
  const set = process.env[passphraseVariable]
  if (set) return set
  if (!process.stdin.isTTY) throw missing('passphrase-missing')
  const typed = await ask(language === 'zh' ? '口令：' : 'Passphrase: ')
  if (typed === '') throw missing('passphrase-missing')
  if (!twice) return typed
  const again = await ask(language === 'zh' ? '再输一次：' : 'Once more: ')
  if (again !== typed) throw missing('passphrase-differs')
  return typed
}

function ask(question: string): Promise<string> {
  const silent = new Writable({ write: (_part, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  process.stderr.write(question)
  return new Promise((answer) => {
    lines.question('', (text) => {
      lines.close()
      process.stderr.write('\n')
      answer(text)
    })
  })
}
