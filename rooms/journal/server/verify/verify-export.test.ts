import { generateKeyPairSync } from 'node:crypto'
import { canonicalJson } from '@lianjian/pairing/canonical'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, Head, SignedHead } from '../../shared/schema.ts'
import { entryText } from '../entry-bytes.ts'
import { entryLine } from '../export-journal.ts'
import { headHash, signHead } from '../head-bytes.ts'
import { buildExport, entryNumber, testKey, textOf } from '../testing/build-export.ts'
import { leafHash } from '../tree/hash.ts'
import { type Earlier, verifyExport } from './verify-export.ts'

/** Line 1 is the header; heads stand on lines 9, 17 and 34. */
const sizes = [7, 14, 30]
const { lines, heads } = buildExport(sizes)
const lineOfEntry = (index: number) => 2 + index + sizes.filter((size) => size <= index).length
const entryAt = (index: number) => entryNumber(index)

async function check(text: string | Buffer, earlier: Earlier[] = []) {
  const verdict = await verifyExport([Buffer.from(text)], earlier)
  if (verdict.ok) return 'ok'
  const { code, line, entry, params } = verdict.fault
  const range = params.fromLine === undefined ? '' : ` ${params.fromLine}-${params.toLine}`
  return `${code} ${line}${range}${entry ? ` ${entry.id} ${entry.at}` : ''}`
}
const named = (index: number) => `${entryAt(index).id} ${entryAt(index).at}`

/** As somebody does who knows the format: the entry's own hash fits again. */
function rewritten(index: number, change: Partial<Entry>, place = index): string {
  const text = entryText({ ...entryAt(index), ...change })
  return entryLine(text, place, leafHash(Buffer.from(text)).toString('hex'))
}

test('holds, read in chunks of any size', async () => {
  const bytes = Buffer.from(textOf(lines))
  for (const step of [1, 7, 100, bytes.length]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / step) }, (_, at) =>
      bytes.subarray(at * step, (at + 1) * step),
    )
    const verdict = await verifyExport(chunks)
    expect(verdict).toMatchObject({ ok: true, county: '222403', size: 30, heads: 3 })
    expect(verdict.ok && verdict.newestHash).toBe(headHash(heads[2]!.head))
  }
})

test('an empty log holds', async () => {
  expect(await check(textOf(buildExport([]).lines))).toBe('ok')
})

test('any flipped bit is noticed on its own line', async () => {
  const bytes = Buffer.from(textOf(lines))
  const lineAt = (offset: number) => bytes.subarray(0, offset).toString('latin1').split('\n').length
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: bytes.length - 1 }),
      fc.integer({ min: 0, max: 7 }),
      async (offset, bit) => {
        const wrong = Buffer.from(bytes)
        wrong[offset] = (wrong[offset] as number) ^ (1 << bit)
        const verdict = await verifyExport([wrong])
        const line = verdict.ok ? 'ok' : verdict.fault.line
        // The header's county and size are told wrong by the heads only.
        if (lineAt(offset) === 1) expect(verdict.ok).toBe(false)
        else expect(line).toBe(lineAt(offset))
      },
    ),
    { numRuns: 1500 },
  )
})

describe('an entry', () => {
  test('that was changed is named', async () => {
    for (const index of [0, 6, 7, 20, 29]) {
      const at = lineOfEntry(index) - 1
      const changed = lines.with(at, lines[at]!.replace('rename', 'remove'))
      expect(await check(textOf(changed))).toBe(`entry-changed ${at + 1} ${named(index)}`)
    }
  })

  test('of many records is named when the hash of one of them was changed, or an id', async () => {
    const at = lineOfEntry(11) - 1
    const { records } = entryAt(11)
    for (const text of [records!.before![2]!, records!.after![0]!, records!.ids[1]!]) {
      const changed = text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
      const spoiled = lines.with(at, lines[at]!.replace(text, changed))
      expect(await check(textOf(spoiled))).toBe(`entry-changed ${at + 1} ${named(11)}`)
    }
  })

  test('whose hash was changed is named', async () => {
    const at = lineOfEntry(9) - 1
    const changed = lines.with(at, lines[at]!.replace(/"leaf":"./, '"leaf":"x'))
    expect(await check(textOf(changed))).toBe(`entry-changed ${at + 1} ${named(9)}`)
  })

  test('that was changed together with its hash is found between two heads', async () => {
    const at = lineOfEntry(9) - 1
    const changed = lines.with(at, rewritten(9, { actor: 'somebody' }))
    expect(await check(textOf(changed))).toBe(`entries-differ 10 10-16 ${named(7)}`)
  })

  test('that is missing is named by the one after it', async () => {
    for (const index of [0, 6, 15]) {
      const removed = lines.toSpliced(lineOfEntry(index) - 1, 1)
      const outcome = await check(textOf(removed))
      // The last before a head: the head has one more than there are.
      if (index === 6) expect(outcome).toBe(`entries-fewer 2 2-7 ${named(0)}`)
      else expect(outcome).toBe(`entries-missing ${lineOfEntry(index)} ${named(index + 1)}`)
    }
  })

  test('that is missing, with the others renumbered, is found between two heads', async () => {
    const kept = [10, 11, 12, 13].map((index) => rewritten(index, {}, index - 1))
    const removed = lines.toSpliced(lineOfEntry(9) - 1, 5, ...kept)
    expect(await check(textOf(removed))).toBe(`entries-fewer 10 10-15 ${named(7)}`)
  })

  test('that was added is named', async () => {
    const at = lineOfEntry(10)
    const twice = lines.toSpliced(at, 0, lines[at - 1]!)
    expect(await check(textOf(twice))).toBe(`entry-out-of-order ${at + 1} ${named(10)}`)
    const before = lines.toSpliced(lineOfEntry(7) - 1, 0, rewritten(99, {}, 7))
    expect(await check(textOf(before))).toBe(`entry-out-of-order 11 ${named(7)}`)
    const last = lines.toSpliced(lineOfEntry(13), 0, rewritten(99, {}, 14))
    expect(await check(textOf(last))).toBe(`entries-more 10 10-17 ${named(7)}`)
  })

  test('that changed places is named, or found between two heads when numbers and hashes fit', async () => {
    const at = lineOfEntry(17) - 1
    const swapped = lines.with(at, lines[at + 1]!).with(at + 1, lines[at]!)
    expect(await check(textOf(swapped))).toBe(`entries-missing ${at + 1} ${named(18)}`)
    const fitted = lines.with(at, rewritten(18, {}, 17)).with(at + 1, rewritten(17, {}, 18))
    expect(await check(textOf(fitted))).toBe(`entries-differ 18 18-33 ${named(14)}`)
  })

  test('after the newest head makes the file incomplete', async () => {
    const more = [...lines, rewritten(30, {})]
    expect(await check(textOf(more))).toBe('cut-off 35')
  })
})

describe('a head', () => {
  const line = 17
  const [, middle] = heads as [SignedHead, SignedHead, SignedHead]
  const putting = (head: SignedHead) => textOf(lines.with(line - 1, canonicalJson(head)))
  const changes: [string, Partial<Head>][] = [
    ['size', { size: 15 }],
    ['root', { root: '1'.repeat(64) }],
    ['time', { at: '2026-11-22T00:00:14.501Z' }],
    ['hash of the head before', { previous: '2'.repeat(64) }],
    ['county', { county: '222404' }],
  ]

  test.each(changes)('whose %s was changed is not signed', async (_, change) => {
    const head = { ...middle, head: { ...middle.head, ...change } }
    expect(await check(putting(head))).toBe(`head-not-signed ${line}`)
  })

  test('whose signature was changed is named', async () => {
    const signature = middle.signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    expect(await check(putting({ ...middle, signature }))).toBe(`head-not-signed ${line}`)
  })

  test('signed by a key that is not listed is named', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const key = '3'.repeat(64)
    const forged = signHead({ ...middle.head, key }, privateKey)
    expect(await check(putting(forged))).toBe(`head-key-unknown ${line}`)
  })

  test.each(changes)(
    'that the office itself signed with another %s is named',
    async (what, change) => {
      const outcome = await check(putting(signHead({ ...middle.head, ...change }, testKey)))
      const expected: Record<string, string> = {
        size: `entries-fewer 10 10-16 ${named(7)}`,
        root: `entries-differ 10 10-16 ${named(7)}`,
        // Nothing but the chain holds the time, and the next head tells.
        time: 'head-not-chained 34',
        'hash of the head before': `head-not-chained ${line}`,
        county: `head-of-another-county ${line}`,
      }
      expect(outcome).toBe(expected[what])
    },
  )

  test('that is missing, repeated or moved breaks the chain', async () => {
    expect(await check(textOf(lines.toSpliced(line - 1, 1)))).toBe('head-not-chained 33')
    expect(await check(textOf(lines.toSpliced(line, 0, lines[line - 1]!)))).toBe(
      'head-not-chained 18',
    )
    const swapped = lines.with(8, lines[line - 1]!).with(line - 1, lines[8]!)
    expect(await check(textOf(swapped))).toBe('head-not-chained 9')
  })

  test('that is the last one and missing makes the file incomplete', async () => {
    expect(await check(textOf(lines.slice(0, -1)))).toBe('cut-off 33')
  })

  test('with a further field, or not canonical, is no head', async () => {
    const more = lines.with(line - 1, canonicalJson({ ...middle, note: 'x' }))
    expect(await check(textOf(more))).toBe(`line-malformed ${line}`)
    const spaced = lines.with(line - 1, lines[line - 1]!.replace('{"head":', '{"head": '))
    expect(await check(textOf(spaced))).toBe(`line-malformed ${line}`)
  })
})

describe('the file', () => {
  test('cut anywhere is not whole', async () => {
    const text = textOf(lines)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: text.length - 1 }), async (length) => {
        expect(await check(text.slice(0, length))).not.toBe('ok')
      }),
    )
  })

  test('with another header is refused', async () => {
    const header = JSON.parse(lines[0]!)
    const other = (change: object) => textOf(lines.with(0, canonicalJson({ ...header, ...change })))
    expect(await check(other({ format: 'lianjian-journal/2' }))).toBe('header-malformed 1')
    expect(await check(other({ size: 29 }))).toBe('cut-off 34')
    expect(await check(other({ county: '222404' }))).toBe('head-of-another-county 9')
    expect(await check(other({ keys: [] }))).toBe('head-key-unknown 9')
    const wrongId = { id: '0'.repeat(64), publicKey: header.keys[0].publicKey }
    expect(await check(other({ keys: [wrongId] }))).toBe('header-malformed 1')
    expect(await check('')).toBe('header-malformed 1')
  })
})

describe('beside a head kept from before', () => {
  const [first, , last] = heads as [SignedHead, SignedHead, SignedHead]

  test('holds when it continues that one', async () => {
    const kept = [...heads, ...heads.map(({ head }) => ({ hash: headHash(head) }))]
    expect(await check(textOf(lines), kept)).toBe('ok')
  })

  test('a history that was rewritten and signed again is noticed', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const forged = buildExport([5, 30], privateKey)
    expect(await check(textOf(forged.lines))).toBe('ok')
    expect(await check(textOf(forged.lines), [first])).toBe('earlier-key-unknown 1')
    expect(await check(textOf(forged.lines), [{ hash: headHash(first.head) }])).toBe(
      'earlier-absent 33',
    )
    // With the true key, but other entries: only the root at the kept size tells.
    const other = signHead({ ...first.head, root: '4'.repeat(64) }, testKey)
    expect(await check(textOf(lines), [other])).toBe('earlier-differs 8')
  })

  test('a file that ends before it is noticed', async () => {
    const short = buildExport([7])
    expect(await check(textOf(short.lines), [last])).toBe('earlier-longer 9')
  })

  test('a kept head that is itself wrong is told apart', async () => {
    expect(await check(textOf(lines), [{ ...first, signature: '0'.repeat(128) }])).toBe(
      'earlier-not-signed 1',
    )
    const elsewhere = signHead({ ...first.head, county: '110101' }, testKey)
    expect(await check(textOf(lines), [elsewhere])).toBe('earlier-of-another-county 1')
  })
})
