/** Import cycles, types included: two files that need each other are one. */
import type { Source } from './sources.ts'
import type { Violation } from './violation.ts'

/** One violation for each group of files that reach each other, by Tarjan's algorithm, with a shortest way round. */
export function findCycles(sources: Source[]): Violation[] {
  const byFile = new Map(sources.map((source) => [source.file, source]))
  const next = (file: string) =>
    (byFile.get(file)?.imports ?? []).flatMap(({ target }) =>
      target !== undefined && byFile.has(target) ? [target] : [],
    )
  return components([...byFile.keys()], next).flatMap((group) => {
    const [start] = group.sort() as [string]
    if (group.length === 1 && !next(start).includes(start)) return []
    const round = shortestRound(start, new Set(group), next)
    const first = byFile.get(start)?.imports.find(({ target }) => target === round[1])
    const what = `is in a cycle: ${round.join(' → ')}`
    return { file: start, line: first?.line ?? 1, what, expected: 'imports go one way' }
  })
}

function components(files: string[], next: (file: string) => string[]): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const open = new Set<string>()
  const found: string[][] = []
  const visit = (file: string) => {
    index.set(file, index.size)
    low.set(file, index.get(file) as number)
    stack.push(file)
    open.add(file)
    for (const each of next(file)) {
      if (!index.has(each)) visit(each)
      if (open.has(each)) low.set(file, Math.min(low.get(file) as number, low.get(each) as number))
    }
    if (low.get(file) !== index.get(file)) return
    const group = stack.splice(stack.indexOf(file))
    for (const each of group) open.delete(each)
    found.push(group)
  }
  for (const file of files) if (!index.has(file)) visit(file)
  return found
}

function shortestRound(
  start: string,
  group: Set<string>,
  next: (file: string) => string[],
): string[] {
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const each of next(way.at(-1) as string)) {
      if (each === start) return [...way, start]
      if (!group.has(each) || seen.has(each)) continue
      seen.add(each)
      ways.push([...way, each])
    }
  }
  return [start]
}
