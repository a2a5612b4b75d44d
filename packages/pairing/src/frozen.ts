/** The list that is published before a ceremony, as a file: written, and checked by whoever relies on it. */
import * as z from 'zod/mini'
import { canonicalJson } from './canonical.ts'
import { type PublishedList, rosterFault, rosterUnchanged } from './check-roster.ts'
import { instanceSchema } from './instance-schema.ts'
import type { Reason } from './reason.ts'
import { rowsSchema } from './transcript.ts'
import { decodeUtf8, parseShallowJson } from './untrusted-json.ts'
import { limitsOfList } from './verify-limits.ts'

const frozenFormat = 'lianjian-frozen/1'

const frozenSchema = z.strictObject({
  format: z.literal(frozenFormat),
  inputRoot: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  instance: instanceSchema,
  rows: rowsSchema,
})

export type FrozenVerdict =
  | { ok: true; checks: Reason[]; cannotProve: Reason[]; list: PublishedList }
  | { ok: false; checks: Reason[]; fault: Reason }

/** The exact content of frozen.json. */
export function frozenText({ inputRoot, instance, rows }: PublishedList): string {
  return `${canonicalJson({ format: frozenFormat, inputRoot, instance, rows })}\n`
}

/** Whether a file says that it is a frozen list, of whatever version. */
export function isFrozen(input: Uint8Array): boolean {
  return new TextDecoder().decode(input.subarray(0, 40)).startsWith('{"format":"lianjian-frozen/')
}

/** The verdict on a frozen list: that it is what its input root was made of, or the first fault. Never throws. */
export function verifyFrozen(input: Uint8Array): FrozenVerdict {
  const refuse = (code: string, params: Reason['params'] = {}): FrozenVerdict => ({
    ok: false,
    checks: [],
    fault: { code, params },
  })
  const text = decodeUtf8(input)
  if (text === undefined) return refuse('not-text')
  if (!isFrozen(input)) return refuse('not-frozen')
  const value = parseShallowJson(text)
  if (value === undefined) return refuse('not-json')
  const parsed = frozenSchema.safeParse(value)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
    return refuse('structure', { path: path.slice(0, 200) })
  }
  // The schema writes an absent field as `undefined`, the types leave it out; canonical JSON knows no difference.
  const list = parsed.data as PublishedList
  if (text !== frozenText(list)) return refuse('not-canonical', { line: 1 })
  const fault = rosterFault(list)
  if (fault) return { ok: false, checks: [], fault }
  return { ok: true, checks: [rosterUnchanged(list)], cannotProve: limitsOfList(list.rows), list }
}
