import { beforeAll, describe, expect, it } from 'vitest'
import { freeze, run } from '../src/run.ts'
import { verify } from '../src/verify.ts'
import { ceremonyOf, drawnBy } from './ceremonies.ts'
import { rosterOf, rulesOf, typedSeed } from './rosters.ts'

function transcriptOf(...input: Parameters<typeof run>): string {
  const result = run(...input)
  if (result.outcome !== 'paired') throw new Error('infeasible')
  return result.transcript
}

const small = rosterOf({ supporters: 1, communities: 2, supporterPlaces: [1, 2] })
const transcripts: Record<string, Parameters<typeof run>> = {
  draw: [small, rulesOf(), typedSeed],
  'draw with a ceremony': [
    small,
    rulesOf(),
    drawnBy(ceremonyOf(freeze(small, rulesOf()).inputRoot)),
  ],
  optimum: [
    small,
    rulesOf({ method: 'optimize', objectives: ['function-need', 'tier', 'fit', 'balance'] }),
    typedSeed,
  ],
}

/** One step up stays within digits, letters and Chinese characters; the others break the structure. */
function replacements(character: string): string[] {
  const next = String.fromCodePoint((character.codePointAt(0) ?? 0) + 1)
  return [next, '0', '"'].filter((other) => other !== character)
}

describe.each(Object.entries(transcripts))('a published %s', (_name, input) => {
  let text = ''
  let characters: string[] = []
  beforeAll(() => {
    text = transcriptOf(...input)
    characters = [...text]
  })

  it('passes as it was published', () => {
    expect(verify(text)).toMatchObject({ ok: true })
    expect(verify(new TextEncoder().encode(text))).toMatchObject({ ok: true })
  })

  it('is refused with any single character changed', () => {
    const passed: string[] = []
    for (let at = 0; at < characters.length; at++) {
      for (const other of replacements(characters[at]!)) {
        const changed = [...characters]
        changed[at] = other
        if (verify(changed.join('')).ok) passed.push(`${at}: ${characters[at]} → ${other}`)
      }
    }
    expect(passed).toEqual([])
  }, 60_000)

  it('is refused with any single character left out or doubled', () => {
    const passed: number[] = []
    for (let at = 0; at < characters.length; at++) {
      const [before, after] = [characters.slice(0, at), characters.slice(at + 1)]
      if (verify([...before, ...after].join('')).ok) passed.push(at)
      if (verify([...before, characters[at]!, characters[at]!, ...after].join('')).ok)
        passed.push(at)
    }
    expect(passed).toEqual([])
  }, 60_000)

  it('is refused cut off at any length', () => {
    const passed: number[] = []
    for (let length = 0; length < text.length; length++) {
      if (verify(text.slice(0, length)).ok) passed.push(length)
    }
    expect(passed).toEqual([])
  })

  it('is refused with anything before or after it', () => {
    for (const changed of [`\uFEFF${text}`, ` ${text}`, `${text}\n`, `${text} `, `${text}{}`]) {
      expect(verify(changed).ok).toBe(false)
      expect(verify(new TextEncoder().encode(changed)).ok).toBe(false)
    }
  })

  it('is refused with other line ends or other spelling of the same content', () => {
    const reordered = JSON.stringify(JSON.parse(text))
    for (const changed of [text.replaceAll('\n', '\r\n'), reordered, `${reordered}\n`]) {
      expect(verify(changed).ok).toBe(false)
    }
    expect(verify(text.replace('村', '\\u6751')).ok).toBe(false)
    expect(verify(text.replace('"min":1', '"min":1e0')).ok).toBe(false)
    expect(verify(text.replace('"min":1', '"min":1,"min":1')).ok).toBe(false)
    expect(verify(text.replace('"min":1', '"min":-0')).ok).toBe(false)
  })
})
