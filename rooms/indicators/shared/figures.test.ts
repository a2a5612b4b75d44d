import { expect, test } from 'vitest'
import { figureOf, type Total } from './figures.ts'

const total = (more: Partial<Total>): Total => ({
  ...{ measure: 'deed', kind: 'clinic', aspect: '', month: '2026-03-01', level: 'declared' },
  ...{ quantity: 1, records: 1, ...more },
})

test('a figure takes the measures, kinds and aspects that its definition names, and no others', () => {
  const totals = [
    total({ measure: 'deed-cost', aspect: 'own', quantity: 500 }),
    total({ measure: 'deed-cost', aspect: 'state', quantity: 70 }),
    total({ measure: 'deed-cost', kind: 'road', aspect: 'own', quantity: 9 }),
    total({ quantity: 1 }),
  ]
  const quantityOf = (kinds?: string[], aspects?: string[]) =>
    figureOf({ measures: ['deed-cost'], ...{ kinds, aspects } } as never, totals).quantity
  expect(quantityOf()).toBe(579)
  expect(quantityOf(['road'])).toBe(9)
  expect(quantityOf(['clinic'], ['own'])).toBe(500)
  expect(figureOf({ measures: ['other'] }, totals)).toMatchObject({ quantity: 0, months: [] })
})

test('a figure says how sure it is, and month by month', () => {
  const totals = [
    total({ month: '2026-04-01', quantity: 3, records: 3 }),
    total({ level: 'confirmed', quantity: 2, records: 2 }),
    total({ level: 'countersigned', quantity: 5, records: 5 }),
  ]
  expect(figureOf({ measures: ['deed'] }, totals)).toMatchObject({
    ...{ quantity: 10, records: 10 },
    byLevel: { declared: 3, countersigned: 5, confirmed: 2, inspected: 0 },
    months: [
      { month: '2026-03-01', quantity: 7, byLevel: { declared: 0, confirmed: 2 } },
      { month: '2026-04-01', quantity: 3, byLevel: { declared: 3, confirmed: 0 } },
    ],
  })
})
