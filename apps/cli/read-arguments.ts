/** The options of a command, every mistake at once. */
import { parseArgs } from 'node:util'
import type { Fault } from '#base/server/tables/fault.ts'

export interface ArgumentRules {
  /** As it is typed, for the faults. */
  command: string
  /** Options with a value. */
  values: readonly string[]
  required?: readonly string[]
  /** Options without one. */
  flags?: readonly string[]
  /** How many bare arguments, exactly. */
  bare?: number
}

export interface Arguments {
  value(name: string): string | undefined
  flag(name: string): boolean
  bare: string[]
  faults: Fault[]
}

/** `--lang` is understood by every command. */
export function readArguments(args: readonly string[], rules: ArgumentRules): Arguments {
  const { command, flags = [], required = [], bare: bareCount = 0 } = rules
  const values = [...rules.values, 'lang']
  const options = Object.fromEntries([
    ...values.map((name) => [name, { type: 'string' }] as const),
    ...flags.map((name) => [name, { type: 'boolean' }] as const),
  ])
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })

  const found = new Map<string, string>()
  const seen = new Set<string>()
  const bare: string[] = []
  const faults: Fault[] = []
  const add = (column: string | null, code: string, value: string | null = null) =>
    faults.push({ file: command, row: null, column, value, code, params: {} })

  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (bare.length === bareCount) add(null, 'argument-extra', token.value)
      else bare.push(token.value)
    }
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    const isFlag = flags.includes(name)
    if (!isFlag && !values.includes(name)) add(rawName, 'option-unknown')
    else if (seen.has(name)) add(rawName, 'option-twice')
    else if (isFlag && value !== undefined) add(rawName, 'option-takes-none', value)
    else if (
      !isFlag &&
      (value === undefined || value === '' || (!token.inlineValue && value.startsWith('--')))
    ) {
      add(rawName, 'option-needs-value')
    } else if (value !== undefined) found.set(name, value)
    seen.add(name)
  }
  for (const name of required) if (!seen.has(name)) add(`--${name}`, 'option-missing')
  for (let at = bare.length; at < bareCount; at++) add(null, 'argument-missing')
  const lang = found.get('lang')
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') add('--lang', 'lang-unknown', lang)

  return { value: (name) => found.get(name), flag: (name) => seen.has(name), bare, faults }
}

/** 32 bytes as 64 hexadecimal digits in lower case; undefined, with a fault, for anything else. */
export function readHex(args: Arguments, command: string, name: string): string | undefined {
  const text = args.value(name)
  if (text === undefined) return undefined
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase()
  // What was typed may be half of a secret, so it is not repeated.
  args.faults.push({
    file: command,
    row: null,
    column: `--${name}`,
    value: null,
    code: 'hex-wrong',
    params: { length: text.length },
  })
  return undefined
}
