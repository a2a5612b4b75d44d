import { expect, test } from 'vitest'
import type { Duty } from '#base/web/desk.tsx'
import { toOwnPlace } from './own-places.ts'

const duty = (changed: Partial<Duty>): Duty => ({
  role: 'office',
  kind: 'region',
  code: '222403000000',
  name: '敦化市',
  countyCode: '222403',
  regionCode: '222403000000',
  ...changed,
})
const area = duty({ kind: 'area', code: 'a1', name: '东部片区' })

test.each([
  ['a region', [duty({})], '/regions/222403000000'],
  [
    'a grid below a village',
    [duty({ regionCode: '222403108204.w001' })],
    '/places/222403108204.w001',
  ],
  ['a management area, which has no code of the tree', [area], '/areas/a1'],
  ['several places', [duty({}), area], '/regions'],
  [
    'the village of a posted cadre',
    [duty({ role: 'posted', kind: 'organization', regionCode: '222403108204' })],
    '/regions/222403108204',
  ],
  ['no place, where a department sits', [duty({ role: 'unit', kind: 'organization' })], '/regions'],
])('leads to %s', (_, duties, path) => {
  expect(toOwnPlace(duties)).toBe(path)
})
