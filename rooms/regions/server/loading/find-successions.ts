/** What became of regions whose code is gone: found by name and place in the tree, or said by whoever knows. */
import { ancestorsOf, type Level, levels } from '../../shared/code.ts'
import type { Node, SuccessionRow } from './store.ts'

/** Said in a file beside the edition: merged and split regions cannot be found by name. */
export interface DeclaredSuccession {
  from: string
  to: string
  kind: 'recoded' | 'moved' | 'merged' | 'split'
}

/** How far up a region that changed its parent is looked for: a village within its county. */
const horizon: Record<Level, number> = {
  province: 0,
  prefecture: 1,
  county: 1,
  township: 2,
  village: 3,
}

/**
 * From the top down: a closed region went to the opened one of the same level and name under the same parent (or
 * what became of it); failing that, to the only one of that name in the county (townships: prefecture, counties:
 * province), and then it moved. Where two could be meant nothing is claimed. Declared ones come first.
 */
export function findSuccessions(
  closed: readonly Node[],
  opened: readonly Node[],
  declared: readonly DeclaredSuccession[],
): SuccessionRow[] {
  const found: SuccessionRow[] = declared.map((each) => ({ ...each, declared: true }))
  const became = new Map<string, string>()
  for (const { from, to } of declared) became.set(from, to)
  const taken = new Set(declared.map(({ to }) => to))

  for (const level of levels) {
    const left = closed.filter((each) => each.level === level && !became.has(each.code))
    const free = opened.filter((each) => each.level === level && !taken.has(each.code))
    const link = (kind: 'recoded' | 'moved', keyOf: (node: Node, isClosed: boolean) => string) => {
      const sources = groupBy(
        left.filter(({ code }) => !became.has(code)),
        (node) => keyOf(node, true),
      )
      const targets = groupBy(
        free.filter(({ code }) => !taken.has(code)),
        (node) => keyOf(node, false),
      )
      for (const [key, [source, ...moreSources]] of sources) {
        const [target, ...moreTargets] = targets.get(key) ?? []
        if (!source || !target || moreSources.length > 0 || moreTargets.length > 0) continue
        found.push({ from: source.code, to: target.code, kind, declared: false })
        became.set(source.code, target.code)
        taken.add(target.code)
      }
    }
    const now = (code: string) => became.get(code) ?? code
    link('recoded', ({ name, parentCode }, isClosed) => {
      const parent = parentCode ?? ''
      return `${name} ${isClosed ? now(parent) : parent}`
    })
    link('moved', ({ name, code }, isClosed) => {
      const above = ancestorsOf(code)
      const within = above[Math.max(0, horizon[level] - 1)] ?? ''
      return `${name} ${isClosed ? now(within) : within}`
    })
  }
  return found
}

function groupBy(nodes: readonly Node[], keyOf: (node: Node) => string): Map<string, Node[]> {
  return Map.groupBy(nodes, keyOf)
}
