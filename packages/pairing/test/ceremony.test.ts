import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it } from 'vitest'
import {
  type Ceremony,
  ceremonyFaults,
  ceremonySchema,
  futureFaults,
  type OpenCeremony,
  quicknetTime,
  revealedParty,
  revealFaults,
  shareCommitment,
} from '../src/ceremony.ts'
import { toHex } from '../src/hash.ts'
import { isQuicknetSignature } from '../src/quicknet.ts'
import { Refusal } from '../src/refusal.ts'
import { freeze, run } from '../src/run.ts'
import type { SeedSource } from '../src/seed.ts'
import { mentionsQuicknet, verify } from '../src/verify.ts'
import { ceremonyOf, drawnBy, round1000 } from './ceremonies.ts'
import { rosterOf, rulesOf } from './rosters.ts'

const roster = rosterOf({ supporters: 5, communities: 8 })
const rules = rulesOf()
const { inputRoot } = freeze(roster, rules)
const good = ceremonyOf(inputRoot)

function faultsOf(ceremony: Ceremony, source: SeedSource = drawnBy(ceremony)) {
  try {
    run(roster, rules, source)
  } catch (error) {
    if (error instanceof Refusal) return error.reasons
    throw error
  }
  return []
}

/** Of a ceremony whose signatures are taken as they are stated. */
function seedFor(ceremony: Ceremony): string {
  const result = run(roster, rules, { ceremony, isSigned: () => true })
  if (result.outcome !== 'paired') throw new Error('infeasible')
  return result.seed
}

const [first, ...others] = good.parties

describe('a ceremony', () => {
  it('gives a transcript that verifies and says on what its fairness rests', () => {
    const result = run(roster, rules, drawnBy(good))
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
    expect(verdict.checks.map(({ code }) => code)).toContain('beacon-follows-signature')
  })

  it('gives the same bytes whatever the order of parties', () => {
    const turned = { ...good, parties: [...good.parties].reverse() }
    expect(run(roster, rules, drawnBy(turned))).toEqual(run(roster, rules, drawnBy(good)))
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
    const { share: _kept, ...silent } = first!
    const value = 'ab'.repeat(32)
    const beacon = { ...good.beacon, value }
    const faults = ceremonyFaults(
      { ...good, parties: [silent, ...others], beacon },
      '00'.repeat(32),
    )
    // Nothing hides another: what the parties sealed is held against the root that they sealed it for.
    expect(faults.map(({ code }) => code)).toEqual([
      'ceremony-other-input',
      'share-missing',
      'beacon-not-its-signature',
    ])
  })

  it('is refused when the public value is not that of its signature', () => {
    const beacon = { ...good.beacon, value: 'ab'.repeat(32) }
    expect(faultsOf({ ...good, beacon }).map((item) => item.code)).toEqual([
      'beacon-not-its-signature',
    ])
  })

  it('is refused when the round was public before the announcement', () => {
    const announced = '2023-08-23T23:59:25+08:00'
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

describe('the signature of a drand beacon', () => {
  const codesOf = (change: Partial<Ceremony['beacon']>, announced = good.announced) =>
    faultsOf({ ...good, announced, beacon: { ...good.beacon, ...change } }).map(({ code }) => code)

  it('is what the network gave for a round, and for no other', () => {
    // Published by drand: api.drand.sh/52db9ba7…/public/1000.
    const randomness = 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd'
    expect(good.beacon.value).toBe(randomness)
    expect(isQuicknetSignature(1000, round1000)).toBe(true)
    for (const round of [1, 999, 1001, Number.MAX_SAFE_INTEGER])
      expect(isQuicknetSignature(round, round1000)).toBe(false)
    const bent = (at: number) => round1000.slice(0, at) + (round1000[at] === '1' ? '2' : '1')
    for (const at of [0, 1, 40, 95])
      expect(isQuicknetSignature(1000, bent(at) + round1000.slice(at + 1))).toBe(false)
    for (const digits of ['00', 'ff', '5a'])
      expect(isQuicknetSignature(1000, digits.repeat(48))).toBe(false)
    // The point at infinity, compressed.
    expect(isQuicknetSignature(1000, `c0${'00'.repeat(47)}`)).toBe(false)
  })

  it('is refused when it is another one, though the value follows from it', () => {
    const signature = '5a'.repeat(48)
    const value = toHex(sha256(hexToBytes(signature)))
    expect(codesOf({ signature, value })).toEqual(['beacon-not-signed'])
    expect(codesOf({ round: 1001 })).toEqual(['beacon-not-signed'])
    expect(codesOf({ signature })).toEqual(['beacon-not-its-signature', 'beacon-not-signed'])
  })

  it('is never taken on trust by whoever draws', () => {
    expect(faultsOf(good, { ceremony: good }).map(({ code }) => code)).toEqual(['beacon-unchecked'])
  })

  it('is checked by a verifier that can, and said to be unchecked by one that cannot', () => {
    const result = run(roster, rules, drawnBy(good))
    if (result.outcome !== 'paired') throw new Error('infeasible')
    const bytes = new TextEncoder().encode(result.transcript)
    expect(mentionsQuicknet(bytes)).toBe(true)
    const verdict = verify(bytes, isQuicknetSignature)
    if (!verdict.ok) throw new Error(verdict.fault.code)
    expect(verdict.checks.map(({ code }) => code)).toContain('beacon-signed')
    const limits = verdict.cannotProve.map(({ code }) => code)
    expect(limits).toContain('beacon-round-announced')
    expect(limits).not.toContain('beacon-signature-unchecked')

    const forged = { ...good, beacon: { ...good.beacon, round: 1001 } }
    const made = run(roster, rules, { ceremony: forged, isSigned: () => true })
    const { transcript } = made as Extract<typeof made, { outcome: 'paired' }>
    expect(verify(transcript).ok).toBe(true)
    expect(verify(transcript, isQuicknetSignature)).toMatchObject({
      ok: false,
      fault: { code: 'beacon-not-signed', params: { round: 1001 } },
    })
  })

  it('is looked for only in files that have one', () => {
    const dice = { ...good, beacon: { kind: 'dice' as const, event: 'drand-quicknet', value: '1' } }
    const result = run(roster, rules, { ceremony: dice })
    if (result.outcome !== 'paired') throw new Error('infeasible')
    expect(mentionsQuicknet(new TextEncoder().encode(result.transcript))).toBe(false)
    expect(mentionsQuicknet(new TextEncoder().encode('"kind":"drand-'))).toBe(false)
  })
})

describe('a ceremony against the clock', () => {
  const codesAt = (now: string, change: Partial<Ceremony> = {}) =>
    futureFaults({ ...good, ...change }, Date.parse(now)).map(({ code }) => code)

  it('may lie in the past, to the second', () => {
    expect(codesAt('2023-08-23T15:59:24Z')).toEqual([])
  })

  it('is refused when its round or its announcement has not come', () => {
    expect(codesAt('2023-08-23T15:59:23Z')).toEqual(['beacon-in-future'])
    expect(codesAt('2023-08-23T00:59:59Z')).toEqual(['announced-in-future', 'beacon-in-future'])
    const beacon = { kind: 'dice' as const, event: '政务大厅', value: '1' }
    const announced = '9999-01-01T00:00:00Z'
    expect(codesAt('2026-01-01T00:00:00Z', { announced, beacon })).toEqual(['announced-in-future'])
    expect(codesAt('2026-01-01T00:00:00Z', { beacon })).toEqual([])
  })
})

/** The first party's name with something behind it that is not seen. */
function alike(unseen: string) {
  return { ...first!, party: `${first!.party}${unseen}` }
}

describe('a ceremony file', () => {
  it('takes texts of 200 characters, however they are encoded', () => {
    const event = '\u{1f600}'.repeat(200)
    expect(ceremonySchema.safeParse({ ...good, event }).success).toBe(true)
  })

  it.each([
    ['without parties', { parties: [] }],
    ['without an offset in its time', { announced: '2026-03-01T09:00:00' }],
    ['with a day that does not exist', { announced: '2026-02-30T09:00:00Z' }],
    ['with an upper-case public value', { beacon: { ...good.beacon, value: 'AB'.repeat(32) } }],
    ['with an unknown field', { note: '' }],
    ['announced in the year 0', { announced: '0000-01-01T00:00:00Z' }],
    ['with an event that turns the direction of writing', { event: '\u202e签抽' }],
    ['of a party beside one that looks alike', { parties: [...good.parties, alike('\u200b')] }],
    ['of a party with a space behind its name', { parties: [...good.parties, alike(' ')] }],
    ['of a party with a full-width one', { parties: [...good.parties, alike('\u3000')] }],
    ['with an event of 201 characters', { event: '\u{1f600}'.repeat(201) }],
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
