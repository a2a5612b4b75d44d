import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { useDemoServer } from '../testing/demo-server.ts'
import { assetPath } from './assets.ts'

const demo = useDemoServer()

test.each([
  ['a list of 200 pairs', '{programme}/partnerships?limit=200', 5],
  ['all pairs as a table', '/api/public{programme}/partnerships.csv', 5],
  // Commitments are drawn digits, which nothing makes shorter than half.
  ['the transcript', '/api/public{programme}/transcript', 3],
  ['the verifier that works offline', '/verify/offline.html', 2.5],
])('%s is sent compressed and arrives whole', async (_, path, times) => {
  const address = path.replace('{programme}', demo.programme)
  const plain = await demo.get(address, { 'accept-encoding': 'identity' })
  for (const [encoding, open] of [
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const) {
    const { headers, bytes } = await demo.get(address, { 'accept-encoding': encoding })
    expect(headers['content-encoding']).toBe(encoding)
    expect(open(bytes).equals(plain.bytes)).toBe(true)
    expect(plain.bytes.length / bytes.length).toBeGreaterThan(times)
  }
})

test('what was compressed when it was built is not compressed again', async () => {
  const path = assetPath('portal.css')
  const plain = await demo.get(path, { 'accept-encoding': 'identity' })
  const { headers, bytes } = await demo.get(path, { 'accept-encoding': 'br' })
  expect(headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(bytes).equals(plain.bytes)).toBe(true)
})
