import { describe, expect, test } from 'vitest'
import {
  ancestorsOf,
  isVillageOrStreetCommunity,
  kindOf,
  levelOf,
  padCode,
  parentOf,
  villageKind,
} from './code.ts'

describe('a code', () => {
  test.each([
    ['220000000000', 'province'],
    ['222400000000', 'prefecture'],
    ['222403000000', 'county'],
    ['222403108000', 'township'],
    ['222403108204', 'village'],
    ['110100000000', 'prefecture'],
  ] as const)('%s says its level: %s', (code, level) => {
    expect(levelOf(code)).toBe(level)
  })

  test('is padded when it is cut off at a level, and left alone otherwise', () => {
    expect(padCode('222403')).toBe('222403000000')
    expect(padCode('222403108')).toBe('222403108000')
    expect(padCode('22240')).toBe('22240')
    expect(padCode('敦化')).toBe('敦化')
  })

  test('hangs from the level above', () => {
    expect(parentOf('222403108204', 'village')).toBe('222403108000')
    expect(parentOf('222403108000', 'township')).toBe('222403000000')
    expect(parentOf('220000000000', 'province')).toBeNull()
  })

  test('of a county that is its own prefecture hangs from the province', () => {
    expect(parentOf('441900000000', 'county')).toBe('440000000000')
    expect(ancestorsOf('441900003000')).toEqual(['440000000000', '441900000000'])
  })

  test('of a county under no real prefecture hangs from the node the code keeps for those', () => {
    expect(parentOf('429004000000', 'county')).toBe('429000000000')
    expect(kindOf('429000000000', 'prefecture', '省直辖县级行政区划')).toBe('pseudo')
  })
})

describe('what stands at the lowest level', () => {
  test.each([
    ['222403108204', '腰甸村委会', 'village'],
    ['222403108001', '江北社区居民委员会', 'community'],
    ['222403001001', '红旗社区', 'community'],
    ['222403001100', '敦化经济开发区（省级）（特殊社区）', 'quasi-community'],
    ['222403400500', '松江林场生活区', 'quasi-village'],
    // The committee in the name beats the digits.
    ['340122100035', '赵岗社区村民委员会', 'village'],
    ['130523100202', '西街村居民委员会', 'community'],
    // Unless the digits say that it is only like one.
    ['152502001498', '某某居委会', 'quasi-community'],
  ] as const)('%s %s is a %s', (code, name, kind) => {
    expect(villageKind(code, name)).toBe(kind)
  })

  test('is supported when it is a village or a community of a street', () => {
    const is = (code: string, kind: string) => isVillageOrStreetCommunity({ code, kind })
    expect(is('222403108204', 'village')).toBe(true)
    expect(is('222403001001', 'community')).toBe(true)
    expect(is('222403108001', 'community')).toBe(false)
    expect(is('222403400500', 'quasi-village')).toBe(false)
  })
})
