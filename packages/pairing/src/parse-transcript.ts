/** Reads a transcript from bytes that anybody may have written: a transcript or one fault, never an exception. */
import type { Reason } from './reason.ts'
import {
  bodyHash,
  sealed,
  type Transcript,
  transcriptBody,
  transcriptFormat,
  transcriptSchema,
} from './transcript.ts'
import { decodeUtf8, parseShallowJson } from './untrusted-json.ts'

export type Parsed =
  | {
      ok: true
      transcript: Transcript
      /** What `transcript.hash` must be. */
      computedHash: string
    }
  | { ok: false; fault: Reason }

function refuse(code: string, params: Reason['params'] = {}): Parsed {
  return { ok: false, fault: { code, params } }
}

function versionIn(text: string): string | undefined {
  return /^\{"format":"(lianjian-transcript\/[0-9]{1,9})",/.exec(text.slice(0, 64))?.[1]
}

function beginsLikeOne(input: string | Uint8Array): boolean {
  return versionIn(new TextDecoder().decode((input as Uint8Array).subarray(0, 64))) !== undefined
}

/** What else a file is that does not begin as a transcript does. */
function refuseOther(text: string): Parsed {
  // A byte order mark and white space are what programs add that write a file again.
  const body = text.trimStart()
  if (!body.startsWith('{')) return refuse('not-a-transcript')
  const value = parseShallowJson(body) as { format?: unknown } | undefined
  const format = String(value?.format)
  if (/^lianjian-(transcript|frozen)\/\d{1,9}$/.test(format)) return refuse('reformatted')
  if (/^lianjian-openings\/\d{1,9}$/.test(format)) return refuse('is-an-opening')
  return refuse('not-a-transcript')
}

function firstDifferentLine(text: string, canonical: string): number {
  const lines = text.split('\n')
  const expected = canonical.split('\n')
  const at = lines.findIndex((line, number) => line !== expected[number])
  return (at === -1 ? lines.length : at) + 1
}

function sectionFault({
  instance,
  ceremony,
  typed,
  draw,
  optimum,
}: Transcript): string | undefined {
  if ((ceremony === 'none') !== (typed !== undefined)) return 'typed'
  if ((instance.rules.method === 'draw') !== (draw !== undefined)) return 'draw'
  if ((instance.rules.method === 'optimize') !== (optimum !== undefined)) return 'optimum'
  return undefined
}

/**
 * The transcript in these bytes, if they are exactly what a transcript with that content looks like; its
 * hash and everything it claims are still to be checked. Bytes are preferred to text: text may have lost a
 * byte order mark or a faulty character on the way.
 */
export function parseTranscript(input: string | Uint8Array): Parsed {
  const text = decodeUtf8(input)
  if (text === undefined) {
    // A download that broke off may end within a character.
    if (beginsLikeOne(input)) return refuse('not-json')
    return refuse('not-text')
  }
  const version = versionIn(text)
  if (version === undefined) return refuseOther(text)
  if (version !== transcriptFormat) return refuse('other-version', { version })
  const value = parseShallowJson(text)
  if (value === undefined) return refuse('not-json')
  const parsed = transcriptSchema.safeParse(value)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
    return refuse('structure', { path: path.slice(0, 200) })
  }
  // The schema writes an absent field as `undefined`, the types leave it out; canonical JSON knows no difference.
  const transcript = parsed.data as Transcript
  const fault = sectionFault(transcript)
  if (fault) return refuse('structure', { path: fault })
  const body = transcriptBody(transcript)
  const canonical = sealed(body, transcript.hash)
  if (text !== canonical) {
    return refuse('not-canonical', { line: firstDifferentLine(text, canonical) })
  }
  return { ok: true, transcript, computedHash: bodyHash(body) }
}
