import { describe, expect, test } from 'vitest'
import { commitmentOf, shareOf } from './kept-share.ts'
import { type Ceremony, partyStateOf } from './party-state.ts'

const inputRoot = 'ab'.repeat(32)
const me = { run: '222403-x', number: 1, party: '组织部', inputRoot }
const own = shareOf(me, '11'.repeat(32))
const other = shareOf(me, '22'.repeat(32))

function ceremony(
  stage: Ceremony['stage'],
  row: Partial<Ceremony['parties'][number]> = {},
  beacon: Partial<Ceremony['beacon']> = {},
): Ceremony {
  const commitment = commitmentOf(own)
  const party = { number: 1, party: me.party, way: 'device', commitment, share: null, half: false }
  return {
    ...{
      event: '抽签',
      demo: false,
      place: null,
      announcedAt: '2026-11-30T08:00:00Z',
      title: '抽签',
      inputRoot,
    },
    ...{ supporters: 1, communities: 1, stage, scene: 1, landed: 0, version: 1 },
    ...{ drawing: false, transcriptHash: null },
    parties: [{ ...party, ...row } as Ceremony['parties'][number]],
    beacon: {
      ...{ kind: 'dice', event: '骰子', round: null, expectedAt: null, isDue: true },
      value: null,
      ...beacon,
    } as Ceremony['beacon'],
  }
}

describe('a party', () => {
  test('makes a number while nothing is sealed', () => {
    expect(partyStateOf(ceremony('sealing', { commitment: null }), 1, undefined)).toBe('make')
  })

  test('waits once it has sealed, and reveals when the sealing is closed', () => {
    expect(partyStateOf(ceremony('sealing'), 1, own)).toBe('sealed')
    expect(partyStateOf(ceremony('revealing'), 1, own)).toBe('reveal')
  })

  test('is not let to reveal a number that does not fit, or one sealed over another list', () => {
    expect(partyStateOf(ceremony('revealing'), 1, other)).toBe('differs')
    const elsewhere = { ...own, inputRoot: 'cd'.repeat(32) }
    expect(partyStateOf(ceremony('revealing'), 1, elsewhere)).toBe('differs')
    expect(partyStateOf(ceremony('revealing'), 1, undefined)).toBe('elsewhere')
  })

  test('does not reveal when the public value is known, whatever its own clock says', () => {
    const round = { expectedAt: '2026-11-30T09:00:00Z' }
    const at = (isDue: boolean) => ceremony('revealing', {}, { ...round, isDue })
    expect(partyStateOf(at(true), 1, own)).toBe('late')
    expect(partyStateOf(at(false), 1, own)).toBe('reveal')
  })

  test('seals no number when the public value is known, and one that is sealed waits for nothing', () => {
    const round = { expectedAt: '2026-11-30T09:00:00Z' }
    const due = { ...round, isDue: true }
    expect(partyStateOf(ceremony('sealing', { commitment: null }, due), 1, undefined)).toBe('late')
    expect(partyStateOf(ceremony('sealing', {}, due), 1, own)).toBe('late')
    const early = { ...round, isDue: false }
    expect(partyStateOf(ceremony('sealing', { commitment: null }, early), 1, undefined)).toBe(
      'make',
    )
  })

  test('has nothing to do once it has revealed, and when the draw is void', () => {
    const { share } = own
    expect(partyStateOf(ceremony('revealing', { share }), 1, own)).toBe('revealed')
    expect(partyStateOf(ceremony('drawn', { share }), 1, own)).toBe('over')
    expect(partyStateOf(ceremony('void'), 1, own)).toBe('void')
  })
})
