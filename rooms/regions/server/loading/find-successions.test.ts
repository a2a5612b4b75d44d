import { expect, test } from 'vitest'
import { type Level, levelOf, parentOf } from '../../shared/code.ts'
import { findSuccessions } from './find-successions.ts'

const node = (code: string, name: string) => {
  const level: Level = levelOf(code)
  return { code, name, level, parentCode: parentOf(code, level) }
}

test('a township that takes a new code keeps its villages', () => {
  const closed = [node('222403203000', '翰章乡'), node('222403203200', '翰章村')]
  const opened = [node('222403111000', '翰章乡'), node('222403111200', '翰章村')]
  expect(findSuccessions(closed, opened, [])).toEqual([
    { from: '222403203000', to: '222403111000', kind: 'recoded', declared: false },
    { from: '222403203200', to: '222403111200', kind: 'recoded', declared: false },
  ])
})

test('a village that goes to another township of its county has moved', () => {
  const closed = [node('222403108204', '腰甸村')]
  const opened = [node('222403109230', '腰甸村')]
  expect(findSuccessions(closed, opened, [])).toEqual([
    { from: '222403108204', to: '222403109230', kind: 'moved', declared: false },
  ])
})

test('a name in another county claims nothing', () => {
  const closed = [node('222403108204', '腰甸村')]
  expect(findSuccessions(closed, [node('222404108204', '腰甸村')], [])).toEqual([])
})

test('where two could be meant nothing is claimed', () => {
  const closed = [node('222403108204', '新村')]
  const opened = [node('222403109230', '新村'), node('222403110230', '新村')]
  expect(findSuccessions(closed, opened, [])).toEqual([])
})

test('what is declared comes first and is not guessed at', () => {
  const closed = [node('222403108204', '腰甸村'), node('222403108205', '湖东村')]
  const opened = [node('222403109230', '腰甸村')]
  const merged = { from: '222403108204', to: '222403108203', kind: 'merged' } as const
  expect(findSuccessions(closed, opened, [merged])).toEqual([{ ...merged, declared: true }])
})
