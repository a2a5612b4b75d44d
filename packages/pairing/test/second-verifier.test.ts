import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import { shareCommitment } from '../src/ceremony.ts'
import { draw } from '../src/draw/draw.ts'
import { toHex } from '../src/hash.ts'
import { drawnLevels, unmetOf } from '../src/levels.ts'
import { parseTranscript } from '../src/parse-transcript.ts'
import { run } from '../src/run.ts'
import { inputRootOf, seedOf } from '../src/seed.ts'
import { type Transcript, transcriptText } from '../src/transcript.ts'
import { codesOf, sourceOf, verify } from '../src/verify.ts'
import { drawCases } from './draw-cases.ts'
import { drawVectors } from './draw-vectors.ts'
import { numbers, rosterOf, rulesOf, typedSeed } from './rosters.ts'

const folder = join(import.meta.dirname, '..', 'vectors')
const program = join(folder, 'verify_draw.py')
const python = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'])

/** What the Python program says about each text, in order. */
function secondOpinions(texts: string[]): string[] {
  const lines = texts.map((text) => `${JSON.stringify(text)}\n`).join('')
  const { stdout, stderr } = spawnSync('python3', [program, '--lines'], {
    input: lines,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  expect(stderr).toBe('')
  return stdout.trimEnd().split('\n')
}

/** Texts on which the two verifiers differ, with what each said. */
function disagreements(texts: string[]): string[] {
  const second = secondOpinions(texts)
  expect(second.length).toBe(texts.length)
  return texts.flatMap((text, at) => {
    const first = verify(text)
    if (first.ok === second[at]!.startsWith('ok')) return []
    return [`${first.ok ? 'ok' : first.fault.code} but ${second[at]}: ${text.slice(0, 3000)}`]
  })
}

function transcriptOf(name: string): Transcript {
  const { roster, rules, seedSource } = drawCases[name]!
  const result = run(roster, rules, seedSource)
  const parsed = result.outcome === 'paired' ? parseTranscript(result.transcript) : undefined
  if (!parsed?.ok) throw new Error(name)
  return parsed.transcript
}

type Leaf = { holder: Record<string | number, unknown>; key: string | number }

function leavesOf(value: unknown): Leaf[] {
  if (value === null || typeof value !== 'object') return []
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value)
  return [...keys].flatMap((key): Leaf[] => [
    { holder: value as Leaf['holder'], key },
    ...leavesOf((value as Leaf['holder'])[key]),
  ])
}

/** One field somewhere changed, exchanged, doubled or dropped. */
function mutated(transcript: Transcript, below: (bound: number) => number): Transcript {
  const copy = structuredClone(transcript)
  const leaves = leavesOf(copy)
  const { holder, key } = leaves[below(leaves.length)]!
  const value = holder[key]
  const kind = below(4)
  if (Array.isArray(value) && value.length > 0) {
    if (kind === 0) value.reverse()
    else if (kind === 1) value.push(value[0])
    else value.splice(below(value.length), 1)
  } else if (typeof value === 'number') holder[key] = [value + 1, value - 1, 0, 1][kind]
  else if (typeof value === 'boolean') holder[key] = !value
  else if (typeof value === 'string') {
    const at = below(value.length + 1)
    const letters = ['A', '乙', '0', 'b', 'e\u0301', '\u0085', '\uD800']
    holder[key] = value.slice(0, at) + letters[below(letters.length)] + value.slice(at + (kind % 2))
  } else if (typeof key === 'string') delete holder[key]
  return copy
}

/** A party that sealed a number and revealed it. */
function shareOf(party: string, inputRoot: string) {
  const share = '07'.repeat(32)
  return { party, commitment: shareCommitment(party, inputRoot, hexToBytes(share)), share }
}

function written(transcript: Transcript): string | undefined {
  try {
    return transcriptText(transcript)
  } catch {
    return undefined
  }
}

/** As a forger would leave it: everything after the instance computed again, if it can be. */
function resealed(transcript: Transcript): string | undefined {
  try {
    const { instance, rows } = transcript
    const inputRoot = inputRootOf(instance, rows)
    const seed = seedOf(inputRoot, sourceOf(transcript))
    const drawn = draw(instance, seed)
    if (drawn.kind !== 'drawn') return undefined
    return transcriptText({
      ...transcript,
      inputRoot,
      seed: toHex(seed),
      draw: drawn.record,
      pairs: codesOf(instance, drawn.pairs),
      levels: drawnLevels(instance, drawn.pairs),
      unmet: unmetOf(instance, drawn.pairs),
    })
  } catch {
    return undefined
  }
}

it('the committed vectors are what the engine makes', () => {
  for (const [name, content] of Object.entries(drawVectors())) {
    expect(readFileSync(join(folder, name), 'utf8'), name).toBe(content)
  }
})

describe.skipIf(python.status !== 0)('a second verifier, in Python from the document alone', () => {
  const names = Object.keys(drawCases)

  it('accepts every vector', () => {
    const vectors = drawVectors()
    const texts = names.map((name) => JSON.parse(vectors[`draw-${name}.json`]!).transcript)
    for (const text of texts) expect(verify(text)).toMatchObject({ ok: true })
    expect(secondOpinions(texts).filter((line) => !line.startsWith('ok'))).toEqual([])
  })

  it('accepts a county of 119 units and 322 villages', () => {
    const county = run(rosterOf({ supporters: 119, communities: 322 }), rulesOf(), typedSeed)
    if (county.outcome !== 'paired') throw new Error('infeasible')
    expect(secondOpinions([county.transcript])[0]).toMatch(/^ok: 322 pairs/)
  })

  it('agrees on random rosters with locks, avoided pairs and tight places', () => {
    const below = numbers(5)
    const texts: string[] = []
    while (texts.length < 300) {
      // Every other roster is square and tight, which is where fallback and repair are needed.
      const tight = texts.length % 2 === 0
      const size = 2 + below(5)
      const roster = rosterOf(
        {
          supporters: size,
          communities: tight ? size : 1 + below(8),
          supporterPlaces: tight ? [1, 1] : [below(3), 2 + below(2)],
          communityPlaces: tight ? [1, 1] : [below(2), 1 + below(2)],
        },
        below(10_000),
      )
      // One in three has units of two levels and villages of two counties, hence incomplete blocks.
      const layered = below(3) === 0
      if (layered) {
        const county = () => (below(2) ? '222403000000' : '222404000000')
        for (const row of roster.supporters) {
          row.level = below(2) ? 'city' : 'county'
          row.region = county()
        }
        for (const row of roster.communities) {
          row.kind = below(2) ? 'village' : 'community'
          row.region = county()
        }
      }
      const pairs = new Map<string, 'avoid' | 'locked'>()
      for (let count = below(tight ? size * size : 9); count > 0; count--) {
        const key = `${below(roster.supporters.length)},${below(roster.communities.length)}`
        pairs.set(key, below(5) ? 'avoid' : 'locked')
      }
      roster.relations = [...pairs].map(([key, relation]) => {
        const [s, c] = key.split(',').map(Number)
        return {
          supporter: roster.supporters[s!]!.code,
          community: roster.communities[c!]!.code,
          relation,
        }
      })
      const rules = rulesOf({
        tiers: below(2) ? 'any' : 'sum-to-four',
        tiersHard: below(3) === 0,
        hardMinima: false,
        redraws: 1 + below(30),
        eligibility: {
          sameCounty: below(2) === 0,
          levels: layered
            ? [
                {
                  supporterLevels: ['city'],
                  communityKinds: ['village', 'community'],
                  sameCounty: false,
                },
                { supporterLevels: ['county'], communityKinds: ['village'], sameCounty: true },
              ]
            : [],
        },
      })
      const result = run(roster, rules, {
        typed: below(2 ** 30)
          .toString(16)
          .padStart(64, '0'),
      })
      if (result.outcome === 'paired') texts.push(result.transcript)
    }
    expect(disagreements(texts)).toEqual([])
    expect(texts.some((text) => text.includes('"complete":false'))).toBe(true)
    // The sample is not all alike: some draws are uniform, some needed the fallback, some the repair.
    expect(texts.some((text) => text.includes('"uniform":true'))).toBe(true)
    expect(texts.some((text) => text.includes('"attempt":0'))).toBe(true)
    expect(texts.some((text) => !text.includes('"repairs":[]'))).toBe(true)
  })

  it('agrees on forgeries with a fresh hash', () => {
    const below = numbers(11)
    const texts = names.flatMap((name) => {
      const transcript = transcriptOf(name)
      return Array.from({ length: 120 }, () => written(mutated(transcript, below))).filter(
        (text) => text !== undefined,
      )
    })
    expect(texts.length).toBeGreaterThan(1000)
    expect(disagreements(texts)).toEqual([])
  })

  it('agrees on forged rosters with everything after them computed again', () => {
    const below = numbers(12)
    const texts = names.flatMap((name) => {
      const transcript = transcriptOf(name)
      return Array.from({ length: 60 }, () => {
        const { instance, rows } = mutated(
          { instance: transcript.instance, rows: transcript.rows } as Transcript,
          below,
        )
        return resealed({ ...transcript, instance, rows })
      }).filter((text) => text !== undefined)
    })
    expect(texts.length).toBeGreaterThan(200)
    expect(disagreements(texts)).toEqual([])
    // Some of these are honest files about another roster, and both say so.
    expect(texts.some((text) => verify(text).ok)).toBe(true)
  })

  it('agrees on times, and on texts and names of every length and kind', () => {
    const transcript = transcriptOf('ceremony')
    if (transcript.ceremony === 'none') throw new Error('no ceremony')
    const { ceremony } = transcript
    const times = [
      '0000-01-01T00:00:00Z',
      '0001-01-01T00:00:00+23:59',
      '2024-02-29T00:00:00Z',
      '1900-02-29T00:00:00Z',
      '2023-01-01T24:00:00Z',
      '2023-06-30T23:59:60Z',
      '2023-01-01T00:00:00+24:00',
      '2023-01-01T00:00:00-00:00',
      '2023-01-01T00:00:00+08:60',
      '2023-01-01t00:00:00z',
      '2023-01-01T00:00:00',
      '2023-01-01T00:00:00.0Z',
      '2023-01-01T00:00:00+0800',
      '２023-01-01T00:00:00Z',
      // To the second: round 1,000 fell at 15:59:24.
      '2023-08-23T15:59:23Z',
      '2023-08-23T15:59:24Z',
    ]
    const pieces = ['a', '甲', ' ', '\u3000', '\u00a0', '\u00ad', '\u200b', '\u200d', '\u200e']
    pieces.push('\u202e', '\u2028', '\u2066', '\u034f', '\u0600', '\u061c', '\u180e', '\u3164')
    pieces.push('\ufe0f', '\ufffe', '\u{1f600}', '\u{e0001}', '\u{e0101}', '\u0085', '\u0378')
    const texts = pieces.flatMap((piece) => [piece, `x${piece}`, `x${piece}y`, `${piece}y`])
    texts.push('\u{1f600}'.repeat(200), '\u{1f600}'.repeat(201), 'x'.repeat(200), 'x'.repeat(201))
    const ceremonies: (typeof ceremony)[] = [
      ...times.map((announced) => ({ ...ceremony, announced })),
      ...texts.map((event) => ({ ...ceremony, event })),
      ...texts.map((party) => ({ ...ceremony, parties: [shareOf(party, ceremony.inputRoot)] })),
    ]
    const files = [
      ...ceremonies.map((changed) => resealed({ ...transcript, ceremony: changed })),
      ...texts.flatMap((text) => {
        const { instance } = transcript
        const [first, ...others] = instance.communities
        const roster = { ...instance, rules: { ...instance.rules, title: text } }
        const [named, coded] = [{ name: text }, { code: text }].map((change) => ({
          ...instance,
          communities: [{ ...first!, ...change }, ...others],
        }))
        const typed: Transcript = { ...transcript, ceremony: 'none', typed: 'ab'.repeat(32) }
        return [roster, named!, coded!].map((each) => resealed({ ...typed, instance: each }))
      }),
    ].filter((text) => text !== undefined)
    expect(files.length).toBeGreaterThan(400)
    expect(disagreements(files)).toEqual([])
    expect(files.filter((text) => verify(text).ok).length).toBeGreaterThan(100)
  })

  it('agrees on files with a character changed', () => {
    const below = numbers(13)
    const texts = names.flatMap((name) => {
      const text = transcriptText(transcriptOf(name))
      return Array.from({ length: 40 }, () => {
        const at = below(text.length)
        return `${text.slice(0, at)}${'0a"}甲 '[below(6)]}${text.slice(at + 1)}`
      }).filter((changed) => changed !== text)
    })
    expect(disagreements(texts)).toEqual([])
    expect(texts.filter((text) => verify(text).ok)).toEqual([])
  })
})
