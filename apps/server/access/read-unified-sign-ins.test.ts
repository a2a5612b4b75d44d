import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readUnifiedSignIns } from './read-unified-sign-ins.ts'

const dataFolder = await mkdtemp(join(tmpdir(), 'lianjian-oidc-'))
afterAll(() => rm(dataFolder, { recursive: true }))

const county = {
  id: 'county',
  name: '县统一身份认证',
  discoveryUrl: 'https://id.example/.well-known/openid-configuration',
  clientId: 'lianjian',
  clientSecret: 'x',
}

test('there are none where nobody wrote any down', async () => {
  expect(await readUnifiedSignIns({ oidc: undefined, dataFolder })).toEqual([])
})

test('the environment goes before the file', async () => {
  await writeFile(join(dataFolder, 'oidc.json'), JSON.stringify([county]))
  expect(await readUnifiedSignIns({ oidc: undefined, dataFolder })).toEqual([county])
  const other = { ...county, id: 'city' }
  expect(await readUnifiedSignIns({ oidc: JSON.stringify([other]), dataFolder })).toEqual([other])
})

test.each([
  ['no JSON', '[', 'LIANJIAN_OIDC is not JSON'],
  ['an id with a blank', JSON.stringify([{ ...county, id: 'a b' }]), '0.id'],
  ['a secret left out', JSON.stringify([{ ...county, clientSecret: undefined }]), '0.clientSecret'],
  [
    'an address that is none',
    JSON.stringify([{ ...county, discoveryUrl: 'id' }]),
    '0.discoveryUrl',
  ],
  ['a word that is not known', JSON.stringify([{ ...county, secret: 'x' }]), 'secret'],
  ['one id twice', JSON.stringify([county, county]), 'two have the same id'],
])('%s stops the start and is named', async (_what, oidc, told) => {
  await expect(readUnifiedSignIns({ oidc, dataFolder })).rejects.toThrow(told)
})
