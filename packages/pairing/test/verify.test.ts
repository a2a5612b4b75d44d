import { describe, expect, it } from 'vitest'
import { canonicalInstance } from '../src/canonical-instance.ts'
import { draw } from '../src/draw/draw.ts'
import { toHex } from '../src/hash.ts'
import type { Instance } from '../src/instance.ts'
import { drawnLevels, unmetOf } from '../src/levels.ts'
import { parseTranscript } from '../src/parse-transcript.ts'
import { run } from '../src/run.ts'
import { inputRootOf, seedOf } from '../src/seed.ts'
import { type Transcript, transcriptText } from '../src/transcript.ts'
import { codesOf, sourceOf, verify } from '../src/verify.ts'
import { drawCases } from './draw-cases.ts'
import { rosterOf, rulesOf, typedSeed } from './rosters.ts'

const result = run(rosterOf({ supporters: 5, communities: 9 }), rulesOf(), typedSeed)
if (result.outcome !== 'paired') throw new Error('infeasible')
const text = result.transcript
const parsed = parseTranscript(text)
if (!parsed.ok) throw new Error('not parsed')
const { transcript } = parsed

function faultOf(changed: Partial<Transcript>): string {
  const verdict = verify(transcriptText({ ...transcript, ...changed }))
  return verdict.ok ? 'passed' : verdict.fault.code
}

/** A forger's best effort: everything that follows from the instance is computed again. */
function resealed(instance: Instance, changed: Partial<Transcript> = {}): string {
  const inputRoot = inputRootOf(instance, transcript.rows)
  const seed = seedOf(inputRoot, sourceOf(transcript))
  const drawn = draw(instance, seed)
  if (drawn.kind !== 'drawn') throw new Error('infeasible')
  return transcriptText({
    ...transcript,
    instance,
    inputRoot,
    seed: toHex(seed),
    draw: drawn.record,
    pairs: codesOf(instance, drawn.pairs),
    levels: drawnLevels(instance, drawn.pairs),
    unmet: unmetOf(instance, drawn.pairs),
    ...changed,
  })
}

function faultOfResealed(instance: Instance): string {
  const verdict = verify(resealed(instance))
  return verdict.ok ? 'passed' : verdict.fault.code
}

describe('a verdict', () => {
  it('lists what was checked and what no file can prove', () => {
    const verdict = verify(text)
    if (!verdict.ok) throw new Error(verdict.fault.code)
    expect(verdict.checks.map((reason) => reason.code)).toEqual([
      'roster-unchanged',
      'seed-from-typed',
      'rules-kept',
      'pairs-redrawn',
      'minima-met',
      'file-whole',
    ])
    expect(verdict.cannotProve.map((reason) => reason.code)).toEqual([
      'fairness-none',
      'only-run',
      'tiers-right',
      'roster-true',
      'secret-derived',
    ])
    expect(verdict.summary).toMatchObject({
      method: 'draw',
      supporters: 5,
      communities: 9,
      pairs: result.pairs.length,
      fairness: { code: 'fairness-none' },
    })
  })

  it('says so when a fallback or a repair had a part, or pairs were fixed beforehand', () => {
    const limits = (name: string) => {
      const { roster, rules, seedSource } = drawCases[name]!
      const made = run(roster, rules, seedSource)
      const verdict = made.outcome === 'paired' ? verify(made.transcript) : undefined
      if (!verdict?.ok) throw new Error('not verified')
      return verdict.cannotProve.map((reason) => reason.code)
    }
    expect(limits('fallback')).toContain('not-uniform')
    expect(limits('repair')).toContain('not-uniform')
    expect(limits('any')).not.toContain('not-uniform')
    expect(limits('everything')).toContain('locked-right')
  })
})

describe('a forged transcript with a fresh hash is refused', () => {
  const [first, second, ...rest] = transcript.pairs

  it('for a pair exchanged, left out or added', () => {
    const exchanged: Transcript['pairs'] = [
      [first![0], second![1]],
      [second![0], first![1]],
      ...rest,
    ]
    expect(['pair-differs', 'pairs-unsorted']).toContain(faultOf({ pairs: exchanged }))
    expect(faultOf({ pairs: [second!, ...rest] })).toBe('pair-differs')
    const stranger: [string, string] = ['S9999', first![1]]
    expect(faultOf({ pairs: [...transcript.pairs, stranger] })).toBe('pair-unknown')
    expect(faultOf({ pairs: [first!, ...transcript.pairs] })).toBe('pairs-unsorted')
  })

  it('for another seed, typed value or input root', () => {
    expect(faultOf({ seed: 'ab'.repeat(32) })).toBe('seed-wrong')
    expect(faultOf({ typed: 'cd'.repeat(32) })).toBe('seed-wrong')
    expect(faultOf({ inputRoot: 'ab'.repeat(32) })).toBe('roster-changed')
  })

  it('for a row, a commitment or a rule changed', () => {
    const { instance, rows } = transcript
    const [village, ...others] = instance.communities
    const renamed = { ...instance, communities: [{ ...village!, name: '别的村' }, ...others] }
    expect(faultOf({ instance: renamed })).toBe('roster-changed')
    expect(faultOf({ rows: { ...rows, secret: 'given' } })).toBe('roster-changed')
    const rules = { ...instance.rules, redraws: 999 }
    expect(faultOf({ instance: { ...instance, rules } })).toBe('roster-changed')
  })

  it('for values, places missing or a record that do not follow', () => {
    expect(faultOf({ levels: [] })).toBe('levels-differ')
    expect(faultOf({ unmet: [{ side: 'community', code: 'V0001', missing: 1 }] })).toBe(
      'unmet-differ',
    )
    expect(faultOf({ draw: { ...transcript.draw!, uniform: false } })).toBe('draw-record-differs')
  })

  it('for commitments that are missing', () => {
    const { orientation: _gone, ...rows } = transcript.rows
    expect(faultOf({ rows })).toBe('rows-incomplete')
    expect(faultOf({ rows: { ...transcript.rows, communities: [] } })).toBe('rows-incomplete')
  })

  it('for parts of another method', () => {
    expect(faultOf({ optimum: { levels: [] } })).toBe('structure')
    const { draw: _none, ...without } = transcript
    expect(verify(transcriptText(without))).toMatchObject({ fault: { code: 'structure' } })
  })
})

describe('a forged roster is refused even when everything after it is computed again', () => {
  const { instance } = transcript

  it('passes when nothing was forged, so that these refusals mean something', () => {
    expect(faultOfResealed(instance)).toBe('passed')
    expect(verify(resealed(instance))).toMatchObject({
      ok: true,
      summary: { hash: transcript.hash },
    })
  })

  it('in another order, which would give another draw', () => {
    const communities = [...instance.communities].reverse()
    expect(faultOfResealed({ ...instance, communities })).toBe('roster-not-canonical')
  })

  it('with a field the rules do not use, or a link for editors', () => {
    const supporters = instance.supporters.map((row) => ({ ...row, region: '222403000000' }))
    expect(faultOfResealed({ ...instance, supporters })).toBe('roster-not-canonical')
    const rules = { ...instance.rules, $schema: 'rules.schema.json' }
    expect(faultOfResealed({ ...instance, rules })).toBe('roster-not-canonical')
  })

  it('with another tier matrix', () => {
    const tierDistance = [
      [0, 1, 2],
      [1, 0, 1],
      [2, 1, 0],
    ]
    expect(faultOfResealed({ ...instance, tierDistance })).toBe('roster-not-canonical')
  })

  it('with a letter missing or a minimum above its maximum', () => {
    const { letter: _gone, ...village } = instance.communities[0]!
    const communities = [village, ...instance.communities.slice(1)]
    expect(faultOfResealed({ ...instance, communities })).toBe('field-missing')
    const supporters = instance.supporters.map((row) => ({ ...row, min: 9, max: 3 }))
    const soft = { ...instance, rules: { ...instance.rules, hardMinima: false }, supporters }
    expect(faultOfResealed(soft)).toBe('capacity-wrong')
  })

  it('with minima that the pairs do not meet', () => {
    const communities = instance.communities.map((row) => ({ ...row, min: 1, max: 1 }))
    const supporters = instance.supporters.map((row) => ({ ...row, min: 0, max: 1 }))
    const soft = { ...instance.rules, hardMinima: false }
    const short = canonicalInstance({ ...instance, rules: soft, supporters, communities })
    expect(faultOfResealed(short)).toBe('passed')
    const drawn = parseTranscript(resealed(short))
    if (!drawn.ok) throw new Error('not parsed')
    const hard = { ...short, rules: instance.rules }
    const inputRoot = inputRootOf(hard, transcript.rows)
    const seed = seedOf(inputRoot, sourceOf(transcript))
    // The draw is the same whether minima are hard; only what counts as a result is not.
    const again = draw(short, seed)
    if (again.kind !== 'drawn') throw new Error('infeasible')
    const forged = { ...drawn.transcript, instance: hard, inputRoot, seed: toHex(seed) }
    expect(verify(transcriptText({ ...forged, draw: again.record }))).toMatchObject({
      fault: { code: 'not-drawable' },
    })
    expect(verify(transcriptText(forged))).toMatchObject({ fault: { code: 'stratum-differs' } })
  })
})

describe('hostile input gets a fault, never an exception', () => {
  const opening = '{"format":"lianjian-transcript/1",\n'
  const nested = (depth: number) => `${opening}"engine":${'['.repeat(depth)}`

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'not-a-transcript'],
    ['ten megabytes of brackets', '['.repeat(10_000_000), 'not-a-transcript'],
    ['ten megabytes of brackets after a good beginning', nested(10_000_000), 'not-json'],
    ['ten megabytes of one string', `${opening}"engine":"${'x'.repeat(10_000_000)}`, 'not-json'],
    ['a closed but too deep nest', `${nested(40)}${']'.repeat(40)}}`, 'not-json'],
    ['another version', text.replace('transcript/1', 'transcript/2'), 'other-version'],
    [
      'a transcript that an editor indented',
      JSON.stringify(JSON.parse(text), null, 2),
      'reformatted',
    ],
    ['a transcript behind a byte order mark', `\ufeff${text}`, 'reformatted'],
    ['an opening', '{"format":"lianjian-openings/1"}', 'is-an-opening'],
    ['another file', '{"name":"x"}', 'not-a-transcript'],
    ['null', 'null', 'not-a-transcript'],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe]), 'not-text'],
    [
      'a transcript cut off within a character',
      new TextEncoder().encode(`${opening}"engine":"村`).subarray(0, -1),
      'not-json',
    ],
    ['a huge number', text.replace('"max":3', '"max":1e999'), 'structure'],
    ['an unsafe integer', text.replace('"max":3', '"max":9007199254740993'), 'structure'],
    ['a fraction', text.replace('"max":3', '"max":3.5'), 'structure'],
    ['a prototype key', text.replace('"max":3', '"__proto__":{"max":3},"max":3'), 'structure'],
    ['a constructor key', text.replace('"engine":{', '"engine":{"constructor":1,'), 'structure'],
    [
      'a prototype among functions',
      text.replace('"functionNeed":{', '"functionNeed":{"__proto__":[]'),
      'not-canonical',
    ],
    ['a text for a list', text.replace(/"unmet":.*/, '"unmet":"none",'), 'structure'],
  ])('%s', (_name, input, code) => {
    expect(verify(input)).toMatchObject({ ok: false, fault: { code }, checks: [] })
  })

  it('capacities beyond any draw', () => {
    const { instance } = transcript
    const verdictAt = (max: number) =>
      verify(
        resealed({
          ...instance,
          supporters: instance.supporters.map((row) => ({ ...row, max })),
          communities: instance.communities.map((row) => ({ ...row, max })),
        }),
      )
    expect(verdictAt(10 ** 9)).toMatchObject({ ok: true })
    expect(verdictAt(10 ** 9 + 1)).toMatchObject({ fault: { code: 'capacity-wrong' } })
  })
})

it('a county of 119 units and 322 villages is verified within a second', () => {
  const county = run(rosterOf({ supporters: 119, communities: 322 }), rulesOf(), typedSeed)
  if (county.outcome !== 'paired') throw new Error('infeasible')
  const start = performance.now()
  expect(verify(county.transcript).ok).toBe(true)
  expect(performance.now() - start).toBeLessThan(1000)
})
