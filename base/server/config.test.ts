import { expect, test } from 'vitest'
import { addressOf, readConfig } from './config.ts'
import { StartRefused } from './start-refused.ts'

test('a setting that is empty counts as not set', () => {
  const empty = { PORT: '', HOST: '', LIANJIAN_DATA: '', LIANJIAN_LOG: '', LIANJIAN_DEMO: '' }
  expect(readConfig({ ...empty, DATABASE_URL: '', LIANJIAN_URL: '' }, '/srv')).toEqual(
    readConfig({}, '/srv'),
  )
})

test.each(['0x1300', '80.5', '1e3', '-1', '65536', ' 80', 'http'])(
  'refuses the port %j',
  (port) => {
    expect(() => readConfig({ PORT: port }, '/srv')).toThrow(StartRefused)
  },
)

test('an address of six parts is written in brackets', () => {
  expect(addressOf('::1', 3000)).toBe('http://[::1]:3000')
  expect(addressOf('localhost', 80)).toBe('http://localhost:80')
})
