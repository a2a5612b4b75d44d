import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import {
  type Ceremony,
  ceremonySchema,
  type OpenCeremony,
  quicknetTime,
  revealedParty,
  revealFaults,
  shareCommitment,
} from '../src/ceremony.ts'
import { toHex } from '../src/hash.ts'
import { Refusal } from '../src/refusal.ts'
import { freeze, run } from '../src/run.ts'
import { verify } from '../src/verify.ts'
import { ceremonyOf } from './ceremonies.ts'
import { rosterOf, rulesOf } from './rosters.ts'

const roster = rosterOf({ supporters: 5, communities: 8 })
const rules = rulesOf()
const { inputRoot } = freeze(roster, rules)
const good = ceremonyOf(inputRoot)

function faultsOf(ceremony: Ceremony) {
  try {
    run(roster, rules, { ceremony })
  } catch (error) {
    if (error instanceof Refusal) return error.reasons
    throw error
  }
  return []
}

function seedFor(ceremony: Ceremony): string {
  const result = run(roster, rules, { ceremony })
  if (result.outcome !== 'paired') throw new Error('infeasible')
  return result.seed
}

const [first, ...others] = good.parties

describe('a ceremony', () => {
  it('gives a transcript that verifies and says on what its fairness rests', () => {
    const result = run(roster, rules, { ceremony: good })
    if (result.outcome !== 'paired') throw new Error('infeasible')
    const verdict = verify(result.transcript)
    if (!verdict.ok) throw new Error(verdict.fault.code)
    expect(verdict.summary.fairness).toEqual({
      code: 'fairness-ceremony',
      params: { parties: 3, beacon: 'drand-quicknet' },
    })
    const said = verdict.cannotProve.map((reason) => reason.code)
    expect(said).toContain('beacon-signature-unchecked')
    expect(said).not.toContain('fairness-none')
  })

  it('gives the same bytes whatever the order of parties', () => {
    const turned = { ...good, parties: [...good.parties].reverse() }
    expect(run(roster, rules, { ceremony: turned })).toEqual(run(roster, rules, { ceremony: good }))
  })

  it('gives another seed for another share or another beacon, not for another wording', () => {
    const seed = seedFor(good)
    const share = 'ff'.repeat(32)
    const commitment = shareCommitment(first!.party, inputRoot, hexToBytes(share))
    expect(seedFor({ ...good, parties: [{ ...first!, share, commitment }, ...others] })).not.toBe(
      seed,
    )
    const signature = '01'.repeat(48)
    const value = toHex(sha256(hexToBytes(signature)))
    expect(seedFor({ ...good, beacon: { ...good.beacon, signature, value } })).not.toBe(seed)
    expect(seedFor({ ...good, event: '另一种写法' })).toBe(seed)
  })

  it('is refused without a share, naming the party', () => {
    const { share: _kept, ...silent } = first!
    expect(faultsOf({ ...good, parties: [silent, ...others] })).toEqual([
      { code: 'share-missing', params: { party: first!.party } },
    ])
  })

  it('is refused with a share that does not open, naming the party', () => {
    const changed = { ...first!, share: '00'.repeat(32) }
    expect(faultsOf({ ...good, parties: [changed, ...others] })).toEqual([
      { code: 'share-does-not-open', params: { party: first!.party } },
    ])
  })

  it('is refused when two parties exchange what they sealed', () => {
    const [a, b, ...rest] = good.parties
    const parties = [{ ...a!, party: b!.party }, { ...b!, party: a!.party }, ...rest]
    expect(
      faultsOf({ ...good, parties })
        .map((item) => item.params.party)
        .sort(),
    ).toEqual([a!.party, b!.party].sort())
  })

  it('is refused with a party named twice', () => {
    expect(
      faultsOf({ ...good, parties: [...good.parties, first!] }).map((item) => item.code),
    ).toEqual(['party-twice'])
  })

  it('is refused after the roster or the rules changed', () => {
    const changed = run.bind(null, roster, rulesOf({ tiersHard: true, hardMinima: false }), {
      ceremony: good,
    })
    expect(changed).toThrow(Refusal)
    expect(faultsOf({ ...good, inputRoot: 'aa'.repeat(32) }).map((item) => item.code)).toEqual([
      'ceremony-other-input',
    ])
  })

  it('is refused when the public value is not that of its signature', () => {
    const beacon = { ...good.beacon, value: 'ab'.repeat(32) }
    expect(faultsOf({ ...good, beacon }).map((item) => item.code)).toEqual([
      'beacon-not-its-signature',
    ])
  })

  it('is refused when the round was public before the announcement', () => {
    const announced = '2026-03-19T00:00:00+08:00'
    expect(faultsOf({ ...good, announced }).map((item) => item.code)).toEqual([
      'beacon-before-announcement',
    ])
  })

  it('is refused when a drand value lacks its round or another value has one', () => {
    const { round: _round, ...without } = good.beacon
    expect(faultsOf({ ...good, beacon: without }).map((item) => item.code)).toEqual([
      'beacon-incomplete',
    ])
    expect(
      faultsOf({ ...good, beacon: { ...good.beacon, kind: 'dice' } }).map((item) => item.code),
    ).toEqual(['beacon-extra'])
  })

  it('takes dice thrown in public', () => {
    const beacon = { kind: 'dice' as const, event: '敦化市政务大厅', value: '352614' }
    expect(seedFor({ ...good, beacon })).toMatch(/^[0-9a-f]{64}$/)
  })

  it('knows when a drand round falls', () => {
    expect(new Date(1000 * quicknetTime(26_998_012)).toISOString()).toBe('2026-03-18T01:30:00.000Z')
  })
})

describe('a ceremony file', () => {
  it.each([
    ['without parties', { parties: [] }],
    ['without an offset in its time', { announced: '2026-03-01T09:00:00' }],
    ['with a day that does not exist', { announced: '2026-02-30T09:00:00Z' }],
    ['with an upper-case public value', { beacon: { ...good.beacon, value: 'AB'.repeat(32) } }],
    ['with an unknown field', { note: '' }],
  ])('%s is refused', (_name, change) => {
    expect(ceremonySchema.safeParse({ ...good, ...change }).success).toBe(false)
  })
})

describe('a party', () => {
  const { party, share } = good.parties[0]!
  const sealed = { format: 'lianjian-share/1' as const, party, inputRoot, share: share! }
  const { beacon: _later, ...open } = good
  const codesOf = (ceremony: OpenCeremony, own = sealed) =>
    revealFaults(ceremony, own).map(({ code }) => code)

  it('reveals what makes its entry whole', () => {
    expect(revealedParty(sealed)).toEqual(good.parties[0])
    expect(codesOf(open)).toEqual([])
    const decomposed = { ...sealed, party: party.normalize('NFD') }
    expect(codesOf(open, decomposed)).toEqual([])
  })

  it('is told everything that should keep it from revealing', () => {
    const foreign = { ...sealed, inputRoot: '00'.repeat(32) }
    expect(codesOf(good, foreign)).toEqual([
      'sealed-for-other-input',
      'commitment-differs',
      'beacon-too-early',
    ])
    expect(codesOf({ ...open, parties: open.parties.slice(1) })).toEqual(['commitment-unlisted'])
    const other = { ...sealed, share: '11'.repeat(32) }
    expect(codesOf(open, other)).toEqual(['commitment-differs'])
  })

  it('listed twice, once with another commitment, is not taken for itself', () => {
    const twice = [...open.parties, { party, commitment: '00'.repeat(32) }]
    expect(codesOf({ ...open, parties: twice })).toEqual(['commitment-differs'])
  })
})
