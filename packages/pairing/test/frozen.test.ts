import { describe, expect, it } from 'vitest'
import { frozenText, isFrozen, verifyFrozen } from '../src/frozen.ts'
import { freeze, run } from '../src/run.ts'
import { rosterOf, rulesOf, typedSeed } from './rosters.ts'

const frozen = freeze(rosterOf({ supporters: 6, communities: 9 }), rulesOf())
const text = frozenText(frozen)
const bytesOf = (changed: string) => new TextEncoder().encode(changed)
const codeOf = (changed: string) => {
  const verdict = verifyFrozen(bytesOf(changed))
  return verdict.ok ? 'ok' : verdict.fault.code
}

describe('a frozen list', () => {
  it('holds when it is what its root was made of, and says what it cannot prove', () => {
    const verdict = verifyFrozen(bytesOf(text))
    expect(verdict).toMatchObject({
      ok: true,
      checks: [{ code: 'roster-unchanged', params: { inputRoot: frozen.inputRoot } }],
    })
    const { instance, rows, inputRoot } = frozen
    if (!verdict.ok) throw new Error('refused')
    expect(verdict.list).toMatchObject({ instance, rows, inputRoot })
    expect(verdict.cannotProve.map(({ code }) => code)).toEqual([
      'list-announced',
      'tiers-right',
      'roster-true',
      'secret-derived',
    ])
  })

  it.each([
    ['a changed capacity', text.replace('"max":3', '"max":2'), 'roster-changed'],
    ['another root', text.replace(frozen.inputRoot, '00'.repeat(32)), 'roster-changed'],
    [
      'a missing commitment',
      text.replace(`,"${frozen.rows.communities[8]}"`, ''),
      'rows-incomplete',
    ],
    ['white space', text.replace(':', ': '), 'not-frozen'],
    ['white space further on', text.replace('"rows":', '"rows": '), 'not-canonical'],
    ['a key of its own', text.replace('"rows":', '"note":1,"rows":'), 'structure'],
    ['half of it', text.slice(0, 900), 'not-json'],
    ['another version', text.replace('frozen/1', 'frozen/2'), 'structure'],
    ['nothing', '', 'not-frozen'],
  ])('is refused with %s', (_, changed, code) => {
    expect(codeOf(changed)).toBe(code)
  })

  it('is told from a transcript', () => {
    const result = run(rosterOf({ supporters: 6, communities: 9 }), rulesOf(), typedSeed)
    if (result.outcome !== 'paired') throw new Error('infeasible')
    expect(isFrozen(bytesOf(text))).toBe(true)
    expect(isFrozen(bytesOf(result.transcript))).toBe(false)
    expect(codeOf(result.transcript)).toBe('not-frozen')
  })
})
