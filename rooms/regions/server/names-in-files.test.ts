import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTable } from '#base/server/tables/read-table.ts'
import { encodeGb18030 } from '#base/server/tables/testing/encode-gb18030.ts'

const data = join(import.meta.dirname, '..', 'data')

test('no twenty neighbours of the country in GB18030 are taken for another encoding', async () => {
  const names = (await readdir(data)).filter((each) => each.endsWith('.csv'))
  expect(names.length).toBeGreaterThan(1)
  for (const name of names) {
    const lines = (await readFile(join(data, name), 'utf8')).trim().split('\n')
    for (let at = 1; at < lines.length; at += 20) {
      const text = [lines[0], ...lines.slice(at, at + 20)].join('\n')
      const { faults } = await readTable({ name, bytes: encodeGb18030(text) })
      expect(faults, text).toEqual([])
    }
  }
})
