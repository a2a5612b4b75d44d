/** Says whether an opening, read from a file that anybody may have written, is what was frozen. */
import * as z from 'zod/mini'
import { openRow } from './open-row.ts'
import { openingSchema } from './openings.ts'
import type { Opening } from './publish.ts'
import type { Reason } from './reason.ts'
import type { Transcript } from './transcript.ts'

export type CheckedOpening = { ok: true; opening: Opening } | { ok: false; fault: Reason }

function refuse(code: string, params: Reason['params'] = {}): CheckedOpening {
  return { ok: false, fault: { code, params } }
}

/** A file of openings: everybody's for the office, or one alone; it may say which list they were sealed in. */
const listSchema = z.object({ inputRoot: z.optional(z.string()), openings: z.array(z.unknown()) })

/** A byte order mark that an editor put before it changes nothing of what it says. */
function parseJson(input: string | Uint8Array): unknown {
  try {
    const json =
      typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input)
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/**
 * Whether the file holds the opening of one row, and that row is the one that was frozen and published. Never
 * throws, whatever the input.
 * @param published a transcript that `verify` has accepted
 * @param input one opening, or a list of openings with one entry
 */
export function checkOpening(
  published: Pick<Transcript, 'instance' | 'rows' | 'inputRoot'>,
  input: string | Uint8Array,
): CheckedOpening {
  const value = parseJson(input)
  const list = listSchema.safeParse(value)
  const found = list.success ? list.data.openings : [value]
  const sealed = list.success ? list.data.inputRoot : undefined
  if (sealed !== undefined && sealed !== published.inputRoot) {
    return refuse('opening-other-list', { sealed, published: published.inputRoot })
  }
  if (found.length > 1) return refuse('opening-several', { count: found.length })
  const parsed = openingSchema.safeParse(found[0])
  if (!parsed.success) return refuse('opening-not-one')
  // The schema writes an absent field as `undefined`, the types leave it out; canonical JSON knows no difference.
  const opening = parsed.data as Opening
  const opened = openRow(published, opening)
  return opened.ok ? { ok: true, opening } : opened
}
