import { expect, test } from 'vitest'
import { valueAt, withoutBlanks, withValue } from './values.ts'

const values = { name: '王', grants: [{ role: 'office', scope: { code: '' } }] }

test('a pointer leads to a value inside lists and groups', () => {
  expect(valueAt(values, '/grants/0/role')).toBe('office')
  expect(valueAt(values, '/grants/1/role')).toBeUndefined()
  expect(valueAt(values, '/name/first')).toBeUndefined()
})

test('a change leaves what was before as it was', () => {
  const changed = withValue(values, '/grants/0/scope/code', '222403')
  expect(valueAt(changed, '/grants/0/scope/code')).toBe('222403')
  expect(valueAt(values, '/grants/0/scope/code')).toBe('')
  expect(withValue({}, '/grants/0/role', 'grid')).toEqual({ grants: [{ role: 'grid' }] })
})

test('what nobody filled in is not sent', () => {
  expect(
    withoutBlanks({ name: ' ', grants: [{ scope: { code: '' }, role: 'grid' }], on: false }),
  ).toEqual({
    grants: [{ scope: {}, role: 'grid' }],
    on: false,
  })
})
