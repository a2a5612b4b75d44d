/** Checks an exported journal from its bytes alone, in one pass and in little memory; docs/journal.md. */
import { canonicalJson } from '@lianjian/pairing/canonical'
import * as z from 'zod'
import { countyCode, publicKey, type SignedHead, signedHead } from '../../shared/schema.ts'
import { headHash, isSigned, keyIdOf, noHash } from '../head-bytes.ts'
import { Frontier } from '../tree/frontier.ts'
import { leafHash } from '../tree/hash.ts'
import { readEntryLine } from './entry-line.ts'
import { Fault } from './fault.ts'
import { eachLine } from './lines.ts'

export interface Verified {
  ok: true
  county: string
  size: number
  heads: number
  newest: SignedHead | undefined
  newestHash: string
  /** Ids of the keys that signed. */
  keys: string[]
}
export type Verdict = Verified | { ok: false; fault: Fault }

/** What somebody kept from an earlier day: a head, or only its hash. */
export type Earlier = SignedHead | { hash: string }

const header = z.strictObject({
  format: z.literal('lianjian-journal/1'),
  county: countyCode,
  size: z.int().nonnegative(),
  keys: z.array(publicKey.strict()),
})

export async function verifyExport(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  earlier: readonly Earlier[] = [],
): Promise<Verdict> {
  try {
    const log = new Reading(earlier)
    await eachLine(chunks, (bytes, line) => log.take(bytes, line))
    return log.end()
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error }
    throw error
  }
}

class Reading {
  #line = 0
  #header: z.infer<typeof header> | undefined
  readonly #keys = new Map<string, Buffer>()
  readonly #usedKeys = new Set<string>()
  readonly #log = new Frontier()
  #previous = noHash
  #newest: SignedHead | undefined
  #heads = 0
  /** The first entry since the last head: where a wrong root may come from. */
  #since: { line: number; bytes: Buffer } | undefined
  readonly #earlierHashes: Set<string>
  readonly #earlierHeads: SignedHead[]

  constructor(earlier: readonly Earlier[]) {
    this.#earlierHashes = new Set(earlier.flatMap((each) => ('hash' in each ? [each.hash] : [])))
    this.#earlierHeads = earlier
      .flatMap((each) => ('head' in each ? [each] : []))
      .sort((a, b) => a.head.size - b.head.size)
  }

  take(bytes: Buffer, line: number): void {
    this.#line = line
    if (this.#header === undefined) this.#takeHeader(bytes)
    else if (bytes.length > 8 && bytes.toString('latin1', 0, 8) === '{"head":')
      this.#takeHead(bytes)
    else this.#takeEntry(bytes)
  }

  #takeHeader(bytes: Buffer): void {
    const parsed = header.safeParse(parse(bytes))
    if (!parsed.success || canonicalJson(parsed.data) !== bytes.toString()) {
      throw new Fault('header-malformed', this.#line)
    }
    for (const { id, publicKey } of parsed.data.keys) {
      const raw = Buffer.from(publicKey, 'hex')
      if (keyIdOf(raw) !== id) throw new Fault('header-malformed', this.#line)
      this.#keys.set(id, raw)
    }
    this.#header = parsed.data
    for (const each of this.#earlierHeads) this.#checkEarlier(each, parsed.data.county)
  }

  #takeEntry(bytes: Buffer): void {
    const found = readEntryLine(bytes)
    if (!found) throw new Fault('line-malformed', this.#line).about(bytes)
    const { index, leaf, content } = found
    const expected = this.#log.size
    if (index > expected) {
      const params = { missing: index - expected, from: expected, to: index - 1 }
      throw new Fault('entries-missing', this.#line, params).about(bytes)
    }
    if (index < expected) {
      throw new Fault('entry-out-of-order', this.#line, { index, expected }).about(bytes)
    }
    const hash = leafHash(content)
    if (hash.toString('hex') !== leaf) {
      throw new Fault('entry-changed', this.#line, { index }).about(bytes)
    }
    this.#log.append(hash)
    this.#since ??= { line: this.#line, bytes: Buffer.from(bytes) }
    while (this.#earlierHeads[0]?.head.size === this.#log.size) {
      const kept = this.#earlierHeads.shift() as SignedHead
      if (kept.head.root === this.#log.root().toString('hex')) continue
      const { size, at } = kept.head
      throw new Fault('earlier-differs', this.#line, { size, headAt: at })
    }
  }

  #takeHead(bytes: Buffer): void {
    const parsed = signedHead.strict().safeParse(parse(bytes))
    if (!parsed.success || canonicalJson(parsed.data) !== bytes.toString()) {
      throw new Fault('line-malformed', this.#line)
    }
    const { head } = parsed.data
    const { size, at: headAt } = head
    const key = this.#keys.get(head.key)
    if (!key) throw new Fault('head-key-unknown', this.#line, { size, headAt })
    if (!isSigned(parsed.data, key))
      throw new Fault('head-not-signed', this.#line, { size, headAt })
    if (head.county !== this.#header?.county) {
      throw new Fault('head-of-another-county', this.#line, { size, headAt })
    }
    if (head.previous !== this.#previous) {
      throw new Fault('head-not-chained', this.#line, { size, headAt })
    }
    const had = this.#log.size
    if (size > had) this.#refuseSince('entries-fewer', { size, headAt, count: size - had })
    if (size < had) this.#refuseSince('entries-more', { size, headAt, count: had - size })
    if (head.root !== this.#log.root().toString('hex')) {
      this.#refuseSince('entries-differ', { size, headAt })
    }
    this.#previous = headHash(head)
    this.#earlierHashes.delete(this.#previous)
    this.#usedKeys.add(head.key)
    this.#newest = parsed.data
    this.#heads += 1
    this.#since = undefined
  }

  /** Each entry fits its own leaf, so only the signed root tells that something is wrong since the head before. */
  #refuseSince(code: Fault['code'], params: Fault['params']): never {
    const from = this.#since?.line ?? this.#line
    const fault = new Fault(code, from, { ...params, fromLine: from, toLine: this.#line - 1 })
    throw this.#since ? fault.about(this.#since.bytes) : fault
  }

  #checkEarlier(earlier: SignedHead, county: string): void {
    const { size, at: headAt, key } = earlier.head
    const params = { size, headAt }
    if (earlier.head.county !== county) throw new Fault('earlier-of-another-county', 1, params)
    const known = this.#keys.get(key)
    if (!known) throw new Fault('earlier-key-unknown', 1, params)
    if (!isSigned(earlier, known)) throw new Fault('earlier-not-signed', 1, params)
  }

  end(): Verified {
    if (!this.#header) throw new Fault('header-malformed', 1)
    const { county, size } = this.#header
    const reached = this.#newest?.head.size ?? 0
    if (this.#log.size !== reached || reached !== size) {
      throw new Fault('cut-off', this.#line, { reached: this.#log.size, size })
    }
    const [longer] = this.#earlierHeads
    if (longer) {
      const { size: longerSize, at } = longer.head
      throw new Fault('earlier-longer', this.#line, { size: longerSize, headAt: at, reached })
    }
    const [hash] = this.#earlierHashes
    if (hash !== undefined) throw new Fault('earlier-absent', this.#line, { hash })
    return {
      ok: true,
      county,
      size,
      heads: this.#heads,
      newest: this.#newest,
      newestHash: this.#previous,
      keys: [...this.#usedKeys],
    }
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}
