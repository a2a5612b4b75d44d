import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '..', 'bench')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test('one command runs every bench that there is', () => {
  const benches = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && /^export async function run\(/m.test(read(name)),
  )
  const listed = [...read('run.ts').matchAll(/import\('\.\/([^']+)'\)/g)].map(([, name]) => name)
  expect(benches.length).toBeGreaterThan(1)
  expect(listed.sort()).toEqual(benches.sort())
})
