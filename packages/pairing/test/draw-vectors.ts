/** The content of vectors/draw-*.json. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../src/canonical.ts'
import { shareCommitment } from '../src/ceremony.ts'
import { taggedHash, toHex } from '../src/hash.ts'
import { run } from '../src/run.ts'
import { Stream } from '../src/stream.ts'
import { drawCases } from './draw-cases.ts'

const seed = new Uint8Array(32).map((_, at) => at)

function primitives() {
  const value = { 乙: 1, b: [true, null, 'a"\\\n\u0001é🙂'], a: -5, '\u{1F600}': 0, '\uFB01': 0 }
  const words = new Stream(seed, 'PD-1/1/R1/all/supporters/1')
  const below = new Stream(seed, 'below')
  return {
    about: 'sections 1 and 5 of docs/draw-protocol.md; seeds are the bytes 00, 01, … 1f',
    canonicalJson: { value, text: canonicalJson(value) },
    taggedHash: [
      { tag: 'PD-1/test', partsHex: [], hash: toHex(taggedHash('PD-1/test')) },
      {
        tag: 'PD-1/test',
        partsHex: ['', '00ff', toHex(new TextEncoder().encode('甲'))],
        hash: toHex(taggedHash('PD-1/test', '', new Uint8Array([0, 255]), '甲')),
      },
    ],
    shareCommitment: {
      party: '市公证处',
      inputRoot: '11'.repeat(32),
      share: '22'.repeat(32),
      commitment: shareCommitment('市公证处', '11'.repeat(32), hexToBytes('22'.repeat(32))),
    },
    words: {
      label: 'PD-1/1/R1/all/supporters/1',
      first20: Array.from({ length: 20 }, () => words.word()),
    },
    below: {
      label: 'below',
      // The second bound rejects nearly half of all words.
      draws: [3, 2 ** 31 + 1, 10, 2 ** 31 + 1, 7, 2 ** 31 + 1, 1].map((bound) => ({
        bound,
        value: below.below(bound),
      })),
    },
    shuffle: [2, 5, 12].map((length) => ({
      label: `shuffle/${length}`,
      result: new Stream(seed, `shuffle/${length}`).shuffle(Array.from({ length }, (_, at) => at)),
    })),
  }
}

/** File names with their exact text. */
export function drawVectors(): Record<string, string> {
  const files: Record<string, unknown> = { 'draw-primitives.json': primitives() }
  for (const [name, { rowSecret, ...input }] of Object.entries(drawCases)) {
    const result = run(
      input.roster,
      input.rules,
      input.seedSource,
      rowSecret === undefined ? undefined : hexToBytes(rowSecret),
    )
    if (result.outcome !== 'paired') throw new Error(`${name} is infeasible`)
    files[`draw-${name}.json`] = {
      ...input,
      ...(rowSecret !== undefined && { rowSecret }),
      transcript: result.transcript,
    }
  }
  return Object.fromEntries(
    Object.entries(files).map(([name, value]) => [name, `${JSON.stringify(value, null, 1)}\n`]),
  )
}
