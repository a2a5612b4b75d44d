import { describe, expect, test } from 'vitest'
import { digitsOf, readDigits, withChecks } from './checked-groups.ts'

const hex = '0f1e2d3c4b5a69788796a5b4c3d2e1f000112233445566778899aabbccddeeff'
const groups = withChecks(hex)
const said = (typed: string[]) => readDigits(typed.join(' '))
const wrongOf = (typed: string[]) =>
  said(typed).groups.flatMap(({ state }, at) => (state === 'wrong' ? [at + 1] : []))
const withGroup = (at: number, text: string) =>
  groups.map((group, each) => (each === at ? text : group))

describe('digits that go over paper', () => {
  test('are read as they were written, with spaces, without, in capitals and in lines', () => {
    expect(groups).toHaveLength(16)
    for (const typed of [
      groups.join(' '),
      groups.join(''),
      groups.join('-').toUpperCase(),
      [0, 4, 8, 12].map((at) => groups.slice(at, at + 4).join('')).join('\n'),
    ]) {
      expect(readDigits(typed).value).toBe(hex)
    }
  })

  test('tell every wrong digit, and name its group', () => {
    for (let at = 0; at < 16; at++) {
      for (let place = 0; place < 5; place++) {
        for (const digit of '0123456789abcdef') {
          const group = groups[at] as string
          const typed = group.slice(0, place) + digit + group.slice(place + 1)
          expect(wrongOf(withGroup(at, typed))).toEqual(typed === group ? [] : [at + 1])
        }
      }
    }
  })

  test('tell any two digits of a group that changed places, and any two groups', () => {
    for (let at = 0; at < 16; at++) {
      for (let one = 0; one < 5; one++) {
        for (let other = one + 1; other < 5; other++) {
          const digits = [...(groups[at] as string)]
          ;[digits[one], digits[other]] = [digits[other] as string, digits[one] as string]
          const typed = digits.join('')
          expect(wrongOf(withGroup(at, typed))).toEqual(typed === groups[at] ? [] : [at + 1])
        }
      }
      for (let other = at + 1; other < 16; other++) {
        const typed = [...groups]
        ;[typed[at], typed[other]] = [typed[other] as string, typed[at] as string]
        expect(wrongOf(typed)).toEqual([at + 1, other + 1])
      }
    }
  })

  test('tell a digit that was left out or is none, and are not whole then', () => {
    const short = withGroup(5, (groups[5] as string).slice(1))
    expect(wrongOf(short)).toEqual([6])
    expect(said(short).value).toBeUndefined()
    expect(wrongOf(withGroup(2, 'o1234'))).toEqual([3])
    expect(readDigits([...groups, '00000'].join(' ')).value).toBeUndefined()
    expect(digitsOf(short.join(' '))).toBe(short.join(' '))
  })

  test('call nothing wrong that is only not typed yet', () => {
    for (let length = 0; length < 80; length++) {
      const { groups: read, value } = readDigits(groups.join('').slice(0, length))
      expect(read.filter(({ state }) => state === 'wrong')).toEqual([])
      expect(value).toBeUndefined()
    }
  })

  test('are read without fifth digits too, as a command line prints them', () => {
    expect(readDigits(hex).value).toBe(hex)
    const fours = (hex.match(/.{4}/g) as string[]).join(' ')
    expect(readDigits(fours).value).toBe(hex)
    expect(readDigits(fours.slice(0, 12)).groups.map(({ state }) => state)).toEqual([
      ...['bare', 'bare', 'begun'],
    ])
    expect(readDigits(hex.slice(1)).value).toBeUndefined()
  })

  test('are not taken for such while a checked number with a slip in it is half typed', () => {
    const slip = withGroup(1, 'fffff').join('').slice(0, 64)
    expect(readDigits(slip).value).toBeUndefined()
  })
})
