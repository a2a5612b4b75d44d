import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '@lianjian/pairing/canonical'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { signHead } from '../head-bytes.ts'
import { buildExport, testKey, textOf } from '../testing/build-export.ts'
import { verifyExport } from './verify-export.ts'

const folder = join(import.meta.dirname, '..', '..', 'vectors')
const python = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'])
const sizes = [3, 4, 9, 21]
const { lines, heads } = buildExport(sizes)

/** What the Python program says about each text, in order. */
function secondOpinions(texts: string[]): string[] {
  const { stdout, stderr } = spawnSync('python3', [join(folder, 'verify_journal.py'), '--lines'], {
    input: texts.map((text) => `${JSON.stringify(text)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  expect(stderr).toBe('')
  return stdout.trimEnd().split('\n')
}

async function firstOpinion(text: string): Promise<string> {
  const verdict = await verifyExport([Buffer.from(text)])
  if (!verdict.ok) return `${verdict.fault.code} ${verdict.fault.line}`
  return `ok ${verdict.county} ${verdict.size} ${verdict.newestHash}`
}

async function expectAgreement(texts: string[]): Promise<void> {
  const first = await Promise.all(texts.map(firstOpinion))
  expect(secondOpinions(texts)).toEqual(first)
}

test('the vector in the folder is what this version writes', async () => {
  expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe(textOf(lines))
})

test.skipIf(python.status !== 0)('two programs say the same of files that hold', async () => {
  const texts = [[], [1], [2], [1, 2, 3], sizes, [64], [5, 100]].map((each) =>
    textOf(buildExport(each).lines),
  )
  await expectAgreement(texts)
  for (const opinion of secondOpinions(texts)) expect(opinion).toMatch(/^ok /)
})

test.skipIf(python.status !== 0)('two programs name the same fault on the same line', async () => {
  const text = textOf(lines)
  const resigned = heads.flatMap(({ head }, at) =>
    [{ size: head.size + 1 }, { size: 1 }, { root: '0'.repeat(64) }, { county: '110101' }].map(
      (change) => {
        const line = 1 + (sizes[at] as number) + at
        const signed = signHead({ ...head, ...change }, testKey)
        return textOf(lines.with(line, canonicalJson(signed)))
      },
    ),
  )
  const place = fc.nat(lines.length - 1)
  const spoiled = fc.oneof(
    place.map((at) => textOf(lines.toSpliced(at, 1))),
    fc.tuple(place, place).map(([at, from]) => textOf(lines.toSpliced(at, 0, lines[from]!))),
    fc.tuple(place, place).map(([a, b]) => textOf(lines.with(a, lines[b]!).with(b, lines[a]!))),
    // Between two halves of a character there is no text that a file could hold.
    fc.nat(text.length).map((length) => text.slice(0, length).toWellFormed()),
    fc
      .tuple(
        fc.nat(text.length - 1),
        fc.constantFrom('0', 'f', 'x', '"', ',', '{', ' ', '\n', '村'),
      )
      .map(([at, by]) => (text.slice(0, at) + by + text.slice(at + 1)).toWellFormed()),
  )
  await expectAgreement([...resigned, ...fc.sample(spoiled, 250)])
})
