import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findIdentityNumber } from './identity-number.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''))
const birthday = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''))
const region = fc
  .tuple(fc.constantFrom('11', '22', '31', '44', '51', '65', '82'), digits(4))
  .map((parts) => parts.join(''))
const serial = fc
  .tuple(digits(3), fc.constantFrom('0', '5', '9', 'X', 'x', 'Ｘ'))
  .map((parts) => parts.join(''))
const marks = fc
  .array(fc.constantFrom(' ', '.', '-', '·', '　', 'ー', '\u3164', '—', '_', '\u200b', '\t'), {
    maxLength: 30,
  })
  .map((each) => each.join(''))
const gap = fc.oneof(
  marks,
  fc.tuple(marks, fc.constantFrom('年', '号', '之', '出生'), marks).map((parts) => parts.join('')),
)
const around = fc.constantFrom('', '身份证', '证号：', 'id ', '（')

test('a number is found however its parts are set apart', () => {
  fc.assert(
    fc.property(
      around,
      region,
      gap,
      birthday,
      gap,
      serial,
      around,
      (before, code, a, day, b, end, after) => {
        expect(findIdentityNumber(`${before}${code}${a}${day}${b}${end}${after}`)).not.toBeNull()
      },
    ),
    { numRuns: 2000 },
  )
})

test.each([
  '222403年19900101号1234',
  '222403ー19900101ー1234',
  '222403....19900101....1234',
  '222403    1990    01    01    123X',
  '222403....900101....123',
])('a number is found in %s', (text) => {
  expect(findIdentityNumber(text)).toMatch(/^22\*+[\dX]$/)
})

test('a code of a region is none, whatever stands behind it', () => {
  const code = fc
    .tuple(
      region,
      fc.constantFrom('000', '102', '103', '108'),
      fc.constantFrom('000', '201', '204'),
    )
    .map((parts) => parts.join(''))
  const behind = fc.oneof(birthday, digits(4), digits(6), fc.constant('2026年1月1日起1234户'))
  fc.assert(
    fc.property(code, gap, behind, gap, digits(4), (first, a, second, b, third) => {
      expect(findIdentityNumber(`${first}${a}${second}${b}${third}`)).toBeNull()
    }),
    { numRuns: 2000 },
  )
})

test('a unified social credit code is none', () => {
  const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
  const body = fc.array(character, { minLength: 9, maxLength: 9 }).map((each) => each.join(''))
  fc.assert(
    fc.property(
      fc.constantFrom('11', '12', '51', '91', 'N2'),
      region,
      body,
      character,
      (...parts) => {
        // One of digits alone may be somebody's number.
        fc.pre(/[A-WY]/.test(parts[2]))
        expect(findIdentityNumber(parts.join(''))).toBeNull()
      },
    ),
    { numRuns: 2000 },
  )
})

test.each([
  '邮编133700，2025年12月31日3000人',
  '从222403到110101共120个',
  '电话0433-6223344，2026年11月29日',
  '222403102000、222403103000、222403108204',
])('an ordinary sentence is none: %s', (text) => {
  expect(findIdentityNumber(text)).toBeNull()
})

test('a long text is read in a moment', () => {
  const text = '222403 '.repeat(20_000) + ' .'.repeat(20_000)
  const started = performance.now()
  findIdentityNumber(text)
  expect(performance.now() - started).toBeLessThan(1000)
})
