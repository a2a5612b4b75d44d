import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkOpening } from '../src/opening.ts'
import { publish } from '../src/publish.ts'
import { inputRootOf } from '../src/seed.ts'
import { rosterOf, rulesOf } from './rosters.ts'

const secret = new Uint8Array(32).fill(7)
const roster = rosterOf({ supporters: 6, communities: 9 })
const { openings, instance, rows } = publish(roster, rulesOf({ objectives: ['fit'] }), secret)
const inputRoot = inputRootOf(instance, rows)
const published = { instance, rows, inputRoot }
const list = (some: unknown[], more: object = {}) =>
  JSON.stringify({ format: 'lianjian-openings/1', ...more, openings: some })
const codeOf = (input: string | Uint8Array) => {
  const checked = checkOpening(published, input)
  return checked.ok ? 'ok' : checked.fault.code
}

describe('the file of an opening', () => {
  it('fits as one opening and as a list of one, and tells its row', () => {
    for (const opening of openings) {
      const files = [
        JSON.stringify(opening),
        JSON.stringify(opening, null, 2),
        list([opening]),
        list([opening], { inputRoot }),
      ]
      for (const file of files) {
        expect(checkOpening(published, file)).toMatchObject({ ok: true, opening })
      }
    }
  })

  it('fits as bytes, with the mark that an editor puts before them', () => {
    const bytes = new TextEncoder().encode(`\u{feff}${JSON.stringify(openings[0])}`)
    expect(codeOf(bytes)).toBe('ok')
  })

  it('is refused when it holds several rows, with their number', () => {
    expect(checkOpening(published, list(openings))).toEqual({
      ok: false,
      fault: { code: 'opening-several', params: { count: openings.length } },
    })
  })

  it('is refused when a field, the salt or the code was changed', () => {
    const opening = openings.find((each) => each.row.side === 'community')!
    const { row } = opening
    const changed = [
      { ...opening, salt: openings[0]!.salt },
      { ...opening, row: { ...row, name: '别的村' } },
      { ...opening, row: { ...row, max: row.max + 1 } },
      { ...opening, row: { ...row, needs: ['environment'] } },
    ]
    for (const each of changed) expect(codeOf(JSON.stringify(each))).toBe('opening-does-not-fit')
    const elsewhere = { ...opening, row: { ...row, code: 'V9999' } }
    expect(codeOf(JSON.stringify(elsewhere))).toBe('opening-no-such-row')
  })

  it('is refused when it is of another list, and says so before anything else', () => {
    expect(checkOpening(published, list(openings, { inputRoot: '0'.repeat(64) }))).toEqual({
      ok: false,
      fault: {
        code: 'opening-other-list',
        params: { sealed: '0'.repeat(64), published: inputRoot },
      },
    })
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"salt":'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x7b])],
    ['an empty list', list([])],
    ['a list of something else', list([1])],
    ['a row without its salt', JSON.stringify({ row: openings[0]!.row })],
    [
      'a field that is not known',
      JSON.stringify({ ...openings[0], row: { ...openings[0]!.row, note: '' } }),
    ],
  ])('is refused when it is %s', (_, input) => {
    expect(codeOf(input)).toBe('opening-not-one')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json({ maxDepth: 2 }), (any, value) => {
        for (const input of [any, `{"salt":${value},"row":${any}}`, list([JSON.parse(any)])]) {
          expect(checkOpening(published, input).ok).toBe(false)
        }
      }),
      { numRuns: 200, seed: 5 },
    )
    expect(codeOf('['.repeat(1_000_000))).toBe('opening-not-one')
  })
})
