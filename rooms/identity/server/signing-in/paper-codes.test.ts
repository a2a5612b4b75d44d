import { expect, test } from 'vitest'
import { newPaperCode, readPaperCode } from './paper-codes.ts'

test('a code is sixty bits in letters none of which is read as another', () => {
  const codes = Array.from({ length: 200 }, newPaperCode)
  expect(new Set(codes).size).toBe(200)
  for (const code of codes)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/)
})

test.each([
  ['in small letters', '7k2m-9qwx-3b0f'],
  ['without hyphens', '7K2M9QWX3B0F'],
  ['with spaces', ' 7K2M 9QWX 3B0F '],
  ['with another dash', '7K2M–9QWX—3B0F'],
  ['in full-width signs', '７Ｋ２Ｍ－９ＱＷＸ－３Ｂ０Ｆ'],
  ['with O for zero', '7K2M-9QWX-3BOF'],
])('one that is typed %s is read as it was printed', (_how, typed) => {
  expect(readPaperCode(typed)).toBe('7K2M-9QWX-3B0F')
})

test('I and L are read as one, and U as V', () => {
  expect(readPaperCode('il1u-0000-0000')).toBe('111V-0000-0000')
})

test('what is no such code stays as it was typed', () => {
  expect(readPaperCode('１２３ ４５６')).toBe('123456')
  // Recovery codes that were printed earlier tell small letters from capitals.
  expect(readPaperCode('aB3dE-lO9xY')).toBe('aB3dE-lO9xY')
})
