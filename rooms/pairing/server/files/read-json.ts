/** A JSON file held against a schema, every fault with its path. */
import type { z } from 'zod/mini'
import { decodeText } from '#base/server/tables/decode-text.ts'
import { type Fault, type Phrase, Refusal } from '#base/server/tables/fault.ts'
import { refusalFault, type SourceFile } from '#base/server/tables/read-table.ts'
import { findIdentityNumber } from '#base/shared/identity-number.ts'
import { findRepeatedKeys } from './find-repeated-keys.ts'

export type JsonReading<T> = { value: T; faults: [] } | { value: null; faults: Fault[] }

/** What a file that is read this way may be. */
export interface JsonShape<Schema extends z.ZodMiniType> {
  schema: Schema
  /** Looks at the file as it was written, sound or not, so that these faults are told with the rest. */
  contradictions?: (raw: unknown) => Contradiction[]
  /** A larger file is another one: by default no rules and no ceremony. */
  mostBytes?: number
}

const mostBytesUsually = 4 * 1024 * 1024

/** What entries of a file say against each other, where each of them is sound by itself. */
export interface Contradiction {
  path: PropertyKey[]
  code: string
}

/** Bad input never throws: it comes back in `faults`, all of it, `column` being the JSON path. */
export function readJson<Schema extends z.ZodMiniType>(
  file: SourceFile,
  { schema, contradictions = () => [], mostBytes = mostBytesUsually }: JsonShape<Schema>,
): JsonReading<z.infer<Schema>> {
  const parsed = parse(file, mostBytes)
  if ('fault' in parsed) return { value: null, faults: [parsed.fault] }
  const { raw, repeated } = parsed
  const checked = schema.safeParse(raw)
  const faults = [
    ...repeated,
    ...(checked.success ? [] : checked.error.issues).flatMap((issue) =>
      issueFaults(file.name, issue, raw),
    ),
    ...contradictions(raw).map(({ path, code }) => faultAt(file.name, raw, path, code)),
    ...identityFaults(file.name, raw),
  ]
  return checked.success && faults.length === 0
    ? { value: checked.data, faults: [] }
    : { value: null, faults }
}

type Parsed = { raw: unknown; repeated: Fault[] } | { fault: Fault }

function parse(file: SourceFile, mostBytes: number): Parsed {
  const fault = (code: string, params: Fault['params'] = {}, row: number | null = null) => ({
    fault: { file: file.name, row, column: null, value: null, code, params },
  })
  if (file.bytes.length === 0) return fault('empty-file')
  if (file.bytes.length > mostBytes) return fault('json-too-large')
  try {
    const text = decodeText(file.bytes)
    const raw: unknown = JSON.parse(text)
    const repeated = findRepeatedKeys(text).map(({ key, line }) => {
      const shown = findIdentityNumber(key) ?? key
      return fault('json-repeated', { key: shown }, line).fault
    })
    return { raw, repeated }
  } catch (error) {
    // The words for a table advise to save it as another kind of table.
    if (error instanceof Refusal && error.code === 'not-text') return fault('json-not')
    if (error instanceof Refusal) return { fault: refusalFault(file.name, error) }
    const place = /\(line (\d+) column (\d+)\)/.exec(String(error))
    // V8 gives no place when a text is short or ends too early.
    if (place === null)
      return fault(/end of JSON/.test(String(error)) ? 'json-cut-short' : 'json-not')
    return fault('json-broken', { at: Number(place[2]) }, Number(place[1]))
  }
}

// Hashes and random numbers hold digits of any kind.
const hexKeys = new Set(['inputRoot', 'commitment', 'share', 'value', 'signature', 'salt'])

/** What goes into a file is published or kept: an identity-card number has no place in any text of it. */
function identityFaults(file: string, raw: unknown): Fault[] {
  const faults: Fault[] = []
  const add = (path: PropertyKey[], value: string) =>
    faults.push({
      file,
      row: null,
      column: pathText(path),
      value,
      code: 'identity-number',
      params: {},
    })
  // Not by recursion: brackets can stand ten thousand deep.
  const open: { path: PropertyKey[]; value: unknown }[] = [{ path: [], value: raw }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, value } = next
    if (typeof value === 'string') {
      const isHex = hexKeys.has(String(path.at(-1))) && /^[0-9a-f]+$/.test(value)
      const hidden = isHex ? null : findIdentityNumber(value)
      if (hidden !== null) add(path, hidden)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value).reverse()) {
        const hidden = findIdentityNumber(key)
        if (hidden !== null) add([...path, hidden], hidden)
        const step = Array.isArray(value) ? Number(key) : (hidden ?? key)
        open.push({ path: [...path, step], value: item })
      }
    }
  }
  return faults
}

function faultAt(
  file: string,
  raw: unknown,
  path: PropertyKey[],
  code: string,
  params: Fault['params'] = {},
): Fault {
  const column = path.length === 0 ? null : pathText(path)
  return { file, row: null, column, value: valueText(raw, path), code, params }
}

function issueFaults(file: string, issue: z.core.$ZodIssue, raw: unknown): Fault[] {
  const at = (path: PropertyKey[], code: string, params: Fault['params']): Fault => {
    const fault = faultAt(file, raw, path, code, params)
    return fault.value === null ? { ...fault, code: `${code}-missing` } : fault
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .filter((key) => findIdentityNumber(key) === null)
      .map((key) => at([...issue.path, key], 'json-unknown', {}))
  }
  return [at(issue.path, 'json-wrong', { expected: expectedBy(issue) })]
}

const typeNames: Record<string, Phrase> = {
  boolean: { zh: 'true 或 false', en: 'true or false' },
  string: { zh: '文字', en: 'a text' },
  array: { zh: '方括号里的列表', en: 'a list in square brackets' },
  object: { zh: '花括号里的内容', en: 'an object in braces' },
  record: { zh: '花括号里的内容', en: 'an object in braces' },
  int: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
}

function expectedBy(issue: z.core.$ZodIssue): Phrase {
  switch (issue.code) {
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value))
      return values.length === 1
        ? { zh: `${values[0]}`, en: `${values[0]}` }
        : { zh: `${values.join('、')} 之一`, en: `one of ${values.join(', ')}` }
    }
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { zh: `长度不超过 ${issue.maximum}`, en: `a length of at most ${issue.maximum}` }
        : { zh: `不大于 ${issue.maximum}`, en: `at most ${issue.maximum}` }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { zh: `长度不少于 ${issue.minimum}`, en: `a length of at least ${issue.minimum}` }
        : { zh: `不小于 ${issue.minimum}`, en: `at least ${issue.minimum}` }
    case 'invalid_type':
      return typeNames[issue.expected] ?? { zh: issue.expected, en: issue.expected }
    case 'invalid_format':
      if (issue.format === 'datetime') {
        return {
          zh: '带时区的时间，如 2026-09-01T09:00:00+08:00',
          en: 'a time with its offset, such as 2026-09-01T09:00:00+08:00',
        }
      }
      return {
        zh: `符合 ${issue.pattern ?? issue.format} 的文字`,
        en: `a text of the form ${issue.pattern ?? issue.format}`,
      }
    default:
      return { zh: '别的内容', en: 'something else' }
  }
}

/** eligibility.levels[0].sameCounty */
function pathText(path: PropertyKey[]): string {
  return path
    .map((key, at) =>
      typeof key === 'number' ? `[${key}]` : at === 0 ? String(key) : `.${String(key)}`,
    )
    .join('')
}

/** What the file holds at the path, as JSON; null where it holds nothing. */
function valueText(raw: unknown, path: PropertyKey[]): string | null {
  let value: unknown = raw
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  const text = JSON.stringify(value)
  return findIdentityNumber(text) ?? text
}
