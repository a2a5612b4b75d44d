/**
 * What a schema refuses, as one sentence for each field. The validator's own words are written for programmers
 * and are never shown: forms and answers alike say it through here.
 */
import type * as z from 'zod'
import { findStrangeTexts } from './plain-text.ts'
import type { Fault } from './problem.ts'
import type { Parameters, Saying } from './words.ts'

type Issue = z.core.$ZodIssue
type Said = Pick<Fault, 'code' | 'detail' | 'parameters'>

/** For a schema that knows better words than the general ones: `z.string().regex(form, saidAs({ zh, en }))`. */
export function saidAs(saying: Saying): string {
  return JSON.stringify(saying)
}

/**
 * @param given what was parsed, to tell a field that is missing from one that is wrong
 * @param pointerOf names the field at a path
 */
export function faultsOf(
  issues: readonly Issue[],
  given: unknown,
  pointerOf: (path: readonly PropertyKey[]) => string,
): Fault[] {
  const faults = new Map<string, Fault>()
  for (const issue of issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined
    const paths = unknown ? unknown.map((key) => [...issue.path, key]) : [issue.path]
    for (const path of paths) {
      const pointer = pointerOf(path)
      // A second fault of the same field mostly follows from the first.
      if (!faults.has(pointer))
        faults.set(pointer, { pointer, ...said(issue, valueAt(given, path)) })
    }
  }
  return [...faults.values()]
}

/** Text that no database holds, wherever it stands in what was given. */
export function strangeTextFaults(
  given: unknown,
  pointerOf: (path: readonly PropertyKey[]) => string,
): Fault[] {
  return findStrangeTexts(given).map((path) => ({
    pointer: pointerOf(path),
    code: 'characters',
    detail: words.characters,
  }))
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

function said(issue: Issue, value: unknown): Said {
  if (issue.code === 'unrecognized_keys') return { code: 'unknown', detail: words.unknown }
  if (value === undefined) return { code: 'missing', detail: words.missing }
  const own = ownWords(issue.message)
  if (own) return { code: 'form', detail: own }
  switch (issue.code) {
    case 'invalid_type':
      // The same name twice in an address is read as a list.
      if (Array.isArray(value)) return { code: 'repeated', detail: words.repeated }
      return { code: 'type', detail: typeWords[issue.expected] ?? words.form }
    case 'too_small':
    case 'too_big':
      return sizeOf(issue)
    case 'invalid_format':
      return { code: 'form', detail: formWords[issue.format] ?? words.form }
    case 'invalid_value': {
      const values = issue.values.map(String)
      const parameters = { list: values.join('、'), listEn: values.join(', ') }
      return { code: 'choice', detail: words.choice, parameters }
    }
    case 'not_multiple_of':
      return { code: 'step', detail: words.step, parameters: { step: `${issue.divisor}` } }
    default:
      return { code: 'form', detail: words.form }
  }
}

function ownWords(message: string): Saying | undefined {
  if (!message.startsWith('{"zh":')) return undefined
  return JSON.parse(message)
}

function sizeOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Said {
  const small = issue.code === 'too_small'
  const limit = small ? issue.minimum : issue.maximum
  const kind = sizeKinds[issue.origin] ?? 'number'
  if (small && kind === 'text' && limit === 1) return { code: 'empty', detail: words.empty }
  const parameters: Parameters = { limit: `${limit}` }
  if (kind === 'number' && issue.inclusive === false) {
    return { code: small ? 'small' : 'large', detail: words[small ? 'above' : 'below'], parameters }
  }
  const [code, detail] = small
    ? (['small', sizeWords[kind].least] as const)
    : (['large', sizeWords[kind].most] as const)
  return { code, detail, parameters }
}

const sizeKinds: Record<string, 'text' | 'list' | 'number'> = {
  string: 'text',
  array: 'list',
  set: 'list',
  map: 'list',
}

const sizeWords = {
  text: {
    least: { zh: '至少要 {limit} 个字。', en: 'At least {limit} characters.' },
    most: { zh: '最多 {limit} 个字。', en: 'At most {limit} characters.' },
  },
  list: {
    least: { zh: '至少要 {limit} 项。', en: 'At least {limit} in this list.' },
    most: { zh: '最多 {limit} 项。', en: 'At most {limit} in this list.' },
  },
  number: {
    least: { zh: '不能小于 {limit}。', en: 'Not below {limit}.' },
    most: { zh: '不能大于 {limit}。', en: 'Not above {limit}.' },
  },
}

const words = {
  missing: { zh: '这一项没有填。', en: 'This is missing.' },
  empty: { zh: '这一项不能空着。', en: 'This must not be empty.' },
  unknown: { zh: '这里没有这一项。', en: 'There is no such field here.' },
  repeated: { zh: '这一项只能填一次。', en: 'This can be given once only.' },
  characters: {
    zh: '里面有存不下的字符，请重新输入。',
    en: 'This holds characters that cannot be kept; type it again.',
  },
  form: { zh: '写法不对。', en: 'This is not written as it should be.' },
  choice: { zh: '要填其中之一：{list}。', en: 'One of: {listEn}.' },
  step: { zh: '要是 {step} 的倍数。', en: 'A multiple of {step}.' },
  above: { zh: '要大于 {limit}。', en: 'More than {limit}.' },
  below: { zh: '要小于 {limit}。', en: 'Less than {limit}.' },
} satisfies Record<string, Saying>

const typeWords: Record<string, Saying> = {
  string: { zh: '要填文字。', en: 'This must be a text.' },
  number: { zh: '要填数字。', en: 'This must be a number.' },
  int: { zh: '要填整数。', en: 'This must be a whole number.' },
  boolean: { zh: '要填是（true）或否（false）。', en: 'This must be true or false.' },
  array: { zh: '要填一个列表。', en: 'This must be a list.' },
  object: { zh: '要分项填写。', en: 'This must be an object with fields.' },
}

const formWords: Record<string, Saying> = {
  uuid: { zh: '编号不完整，或者写错了。', en: 'This id is incomplete or mistyped.' },
  date: { zh: '要填日期，像 2026-03-26。', en: 'This must be a day, such as 2026-03-26.' },
  datetime: {
    zh: '要填带时区的时间，像 2026-03-26T09:00:00+08:00。',
    en: 'This must be a time with its offset, such as 2026-03-26T09:00:00+08:00.',
  },
}
