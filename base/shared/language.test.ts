import { expect, test } from 'vitest'
import { negotiateLanguage } from './language.ts'

test.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-TW', 'zh-Hant'],
  ['zh-Hant-HK;q=0.9, en;q=0.8', 'zh-Hant'],
  ['fr-FR, en-GB;q=0.7, zh;q=0.3', 'en'],
  ['en;q=0, zh', 'zh-CN'],
  ['fr', 'zh-CN'],
  ['en;q=nonsense, zh-MO;q=0.1', 'zh-Hant'],
])('a browser that asks for %s reads %s', (header, language) => {
  expect(negotiateLanguage(header)).toBe(language)
})
