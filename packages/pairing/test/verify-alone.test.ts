import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '..', 'src')

/** All files that an entry loads, and the packages they name. */
function reachedFrom(entry: string) {
  const files = new Set<string>()
  const packages = new Set<string>()
  const queue = [join(source, entry)]
  for (const file of queue) {
    if (files.has(file)) continue
    files.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, clause, name] of text.matchAll(
      /^(?:import|export)\b([^;'"]*?)from '([^']+)'/gm,
    )) {
      if (/^\s+type\b/.test(clause!)) continue
      if (name!.startsWith('.')) queue.push(join(dirname(file), name!))
      else packages.add(name!)
    }
  }
  return { files: [...files].map((file) => relative(source, file)), packages: [...packages] }
}

describe('a page that verifies', () => {
  it('loads the draw and the check of an optimum', () => {
    const { files } = reachedFrom('verify.ts')
    expect(files).toContain('draw/draw.ts')
    expect(files).toContain('optimum/check.ts')
  })
})

describe.each(['verify.ts', 'opening.ts'])('what a page loads of %s', (entry) => {
  const { files, packages } = reachedFrom(entry)

  it('holds no solver', () => {
    expect(files.filter((file) => file.startsWith('solver/'))).toEqual([])
    expect(files).not.toContain('optimum/optimize.ts')
  })

  it('names no package besides hashes and structure, and nothing of Node', () => {
    expect(packages.filter((name) => !/^(@noble\/hashes\/|zod\/mini$)/.test(name))).toEqual([])
    expect(packages.filter((name) => builtinModules.includes(name))).toEqual([])
  })

  it('asks for no clock, chance, network or file', () => {
    const asked = files.filter((file) =>
      /Math\.random|Date\.now|new Date\(\)|performance\.|fetch\(|crypto\./.test(
        readFileSync(join(source, file), 'utf8'),
      ),
    )
    expect(asked).toEqual([])
  })
})
