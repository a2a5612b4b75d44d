/** What the registry takes goes out in a sheet and comes back in it the same, whatever it holds. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { unit } from '../../testing/asker.ts'
import { askImports, bring } from '../../testing/brought.ts'
import { county } from '../../testing/places.ts'
import { useRegistry } from '../../testing/registry.ts'

const registry = useRegistry()
const side = 'office'
let taken = 0

/** What separates, begins, ends, escapes or names something where a sheet is written or read. */
const pieces = [
  ...[
    ';',
    '；',
    ',',
    '，',
    '、',
    '\t',
    ' ',
    '\u3000',
    '"',
    "'",
    ':',
    '：',
    '/',
    '\\',
    '|',
    '&',
    '<',
  ],
  ...[
    '=',
    '＝',
    '+',
    '-',
    '－',
    '@',
    '_x0041_',
    '_x005F_',
    '\u200b',
    '\u200d',
    '\ufeff',
    'e\u0301',
  ],
  ...[
    '村(社区):',
    '办公室:',
    'office:',
    '１２',
    'Ａ',
    '①',
    'ﬁ',
    '４．１E+11',
    '007',
    '甲',
    '乙;丙',
  ],
]
const text = (most: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 3 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((each) => each.join('').slice(0, most))
const organization = fc.record({
  code: fc.oneof(
    text(60),
    fc.constantFrom('office:1', '村(社区):C01', '4.11E+11', '甲'.repeat(100)),
  ),
  name: fc.oneof(text(100), fc.constant('长'.repeat(200))),
  members: fc.constantFrom(null, 0, 7, 100_000_001, 2_147_483_647),
  level: fc.constantFrom(null, 'county', 'village'),
})

beforeAll(async () => {
  const chief = registry.as('chief')
  const ids: string[] = []
  for (const wanted of fc.sample(organization, { seed: 11, numRuns: 400 })) {
    // Each hangs below another, so that codes stand in a second column too.
    const parentId = ids.at(-1 - (ids.length % 3)) ?? null
    const { status, body } = await chief.post('', unit('', { ...wanted, side, parentId }))
    expect([200, 400, 409, 422]).toContain(status)
    if (status === 200) ids.push(body.id)
  }
  const long = await chief.make('上级', {
    side: 'community',
    code: '长'.repeat(100),
    kind: 'village',
  })
  await chief.make('下级', { side, parentId: long })
  taken = ids.length + 1
})

test.each(['csv', 'xlsx'])('in %s', async (format) => {
  expect(taken).toBeGreaterThan(100)
  const path = `/api/organizations/export.${format}?county=${county}&side=${side}`
  const { body } = await askImports(registry, 'chief', 'GET', path)
  const brought = await bring(registry, body, { side })
  expect(await brought.faults()).toEqual([])
  const told = ['new', 'changed'].map((verdict) => brought.rows(verdict))
  expect((await Promise.all(told)).flat()).toEqual([])
  expect((await brought.show()).counts).toEqual({
    new: 0,
    changed: 0,
    unchanged: taken,
    missing: 0,
  })
})
