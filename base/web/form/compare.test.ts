import { expect, test } from 'vitest'
import { changedFrom, compareVersions } from './compare.ts'

const base = { name: '财政局', phone: '0433-1', seat: { code: '222403' }, members: 12 }

test('changes of different fields are put together', () => {
  const mine = { ...base, name: '市财政局' }
  const theirs = { ...base, members: 13 }
  expect(compareVersions({ base, mine, theirs })).toEqual({
    merged: { ...base, name: '市财政局', members: 13 },
    conflicts: [],
  })
})

test('a field that both changed differently is a conflict, and mine until decided', () => {
  const mine = { ...base, name: '市财政局' }
  const theirs = { ...base, name: '敦化市财政局' }
  const { merged, conflicts } = compareVersions({ base, mine, theirs })
  expect(conflicts).toEqual(['name'])
  expect(merged.name).toBe('市财政局')
})

test('the same change by both is none', () => {
  const same = { ...base, seat: { code: '222404' } }
  expect(compareVersions({ base, mine: same, theirs: { ...same } }).conflicts).toEqual([])
})

test('an empty field is as good as none', () => {
  const theirs = { ...base, note: null }
  expect(compareVersions({ base, mine: { ...base, note: '' }, theirs }).conflicts).toEqual([])
  const emptied = compareVersions({ base, mine: { ...base, phone: '' }, theirs: base })
  expect(emptied.merged.phone).toBe('')
})

test('of an unfinished edit only what was changed is kept, emptied fields too', () => {
  expect(changedFrom(base, { ...base, seat: { code: '222403' }, phone: '', members: 13 })).toEqual({
    phone: '',
    members: 13,
  })
})
