import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Reason } from '../src/reason.ts'
import { run } from '../src/run.ts'
import { verify } from '../src/verify.ts'
import { ceremonyWords } from '../src/words/ceremony.ts'
import { idleWords } from '../src/words/idle.ts'
import { limitWords } from '../src/words/limits.ts'
import { reportWords } from '../src/words/report.ts'
import { rosterWords } from '../src/words/roster.ts'
import { verdictWords } from '../src/words/verdict.ts'
import { say } from '../src/words.ts'
import { drawCases } from './draw-cases.ts'

const words = {
  ...ceremonyWords,
  ...idleWords,
  ...limitWords,
  ...reportWords,
  ...rosterWords,
  ...verdictWords,
}
const source = join(import.meta.dirname, '..', 'src')

/** Codes written in the sources of the draw, the transcript and the verifier. */
function codesInSources(): string[] {
  const files = readdirSync(source).filter((name) => name.endsWith('.ts') && name !== 'words.ts')
  const draws = readdirSync(join(source, 'draw')).map((name) => join('draw', name))
  const text = [...files, ...draws]
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('\n')
  const patterns = [
    /\bcode: '([a-z-]+)'/g,
    /\bcode:[^,;{}()]*\? '([a-z-]+)'/g,
    /\bcode:[^,;{}()]*: '([a-z-]+)'/g,
    /\b(?:idle|refuse|say|new Fault)\(\s*'([a-z-]+)'/g,
  ]
  return [
    ...new Set(patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((hit) => hit[1]!))),
  ]
}

describe('words', () => {
  it('exist for every code that is used, and for no other', () => {
    const levels = Object.keys(reportWords).filter((code) => code.startsWith('level-'))
    expect(codesInSources().concat(levels).sort()).toEqual(Object.keys(words).sort())
  })

  it('are said in both languages without a gap', () => {
    const verdicts = Object.values(drawCases).map(({ roster, rules, seedSource }) => {
      const result = run(roster, rules, seedSource)
      if (result.outcome !== 'paired') throw new Error('infeasible')
      return { verdict: verify(result.transcript), report: result.report }
    })
    const reasons: Reason[] = verdicts.flatMap(({ verdict, report }) => [
      ...verdict.checks,
      ...(verdict.ok ? [...verdict.cannotProve, verdict.summary.fairness] : [verdict.fault]),
      ...report.pairings.flatMap((pairing) => pairing.why.reasons),
      ...report.levels.map(({ level, value }) => ({ code: `level-${level}`, params: { value } })),
    ])
    for (const reason of reasons) {
      expect(say(reason), reason.code).not.toMatch(/undefined|NaN|\[object/)
      expect(say(reason), reason.code).toMatch(/\p{Script=Han}/u)
      expect(say(reason, 'en'), reason.code).not.toMatch(/undefined|NaN|\[object/)
    }
  })

  it('label nobody', () => {
    const said = Object.values(words).flatMap((entry) => Object.values(entry({})))
    expect(said.filter((text) => /[弱穷乱]|\b(?:weak|poor)\b/.test(text))).toEqual([])
  })

  it('are looked up by own codes only', () => {
    expect(() => say({ code: 'constructor', params: {} })).not.toThrow()
  })
})
