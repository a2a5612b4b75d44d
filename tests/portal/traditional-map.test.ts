import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '@lianjian/pairing/words'
import { describe, expect, test } from 'vitest'
import { verifyWords } from '#apps/web/portal/verify-words.ts'
import { toTraditional } from '#base/server/http/traditional.ts'
import { converterOf } from '#base/web/traditional.ts'
import { spokenSources, traditionalMap } from '../../scripts/portal/traditional-map.ts'

const root = join(import.meta.dirname, '..', '..')
const map = traditionalMap(root)
const convert = converterOf(map)

describe('the map of traditional characters that a browser carries', () => {
  test('writes every run of characters as the server does', () => {
    const files = globSync(spokenSources, { cwd: root })
    expect(files.length).toBeGreaterThan(5)
    const text = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
    for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
      expect(convert(run)).toBe(toTraditional(run))
    }
  })

  test('writes the sentences of the page as the server does', () => {
    for (const { zh } of Object.values(verifyWords)) expect(convert(zh)).toBe(toTraditional(zh))
  })

  test('writes a character by its neighbours', () => {
    const drawn = say({
      code: 'pair-drawn',
      params: { stratum: 'A-甲', round: 1, supporterSlots: 9, communitySlots: 8, number: 3 },
    })
    expect(convert(drawn)).toContain('第 3 籤')
    expect(convert(say({ code: 'beacon-incomplete', params: {} }))).toContain('簽名')
  })

  test('writes a word in one way in all sentences', () => {
    for (const code of ['rules-kept', 'roster-true']) {
      expect(convert(say({ code, params: {} }))).toContain('迴避')
    }
  })

  test('quotes in the marks of traditional text', () => {
    const said = convert(verifyWords.lookUpNone.zh)
    expect(said).toContain('「{query}」')
    expect(said).toBe(toTraditional(verifyWords.lookUpNone.zh))
  })

  test('is small', () => {
    expect(JSON.stringify(map).length).toBeLessThan(4000)
  })
})
