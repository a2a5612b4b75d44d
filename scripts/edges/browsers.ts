/** What runs in browsers asks for nothing that Chrome 109, the last one on Windows 7, does not have. */
import type { Node, Source } from './sources.ts'
import type { Violation } from './violation.ts'

/** Methods of any object, by the names that only these have. */
const methods = new Set([
  'toSpliced',
  'toSorted',
  'toReversed',
  'isWellFormed',
  'toWellFormed',
  'symmetricDifference',
  'isSubsetOf',
  'isSupersetOf',
  'isDisjointFrom',
])

const functions = new Set([
  'Map.groupBy',
  'Object.groupBy',
  'Array.fromAsync',
  'Promise.try',
  'Promise.withResolvers',
  'URL.canParse',
  'URL.parse',
  'AbortSignal.any',
  'Iterator.from',
])

const inBrowsers = /^((base|rooms\/[\w-]+)\/(web|shared)|apps\/web|packages\/[\w-]+\/src)\//

export function checkBrowsers({ file, nodes, lineOf }: Source): Violation[] {
  if (!inBrowsers.test(file) || /\.test\.tsx?$/.test(file)) return []
  return nodes.flatMap((node) => {
    const young = tooYoung(node)
    const expected = 'browsers from Chrome 109 on have to know it'
    return young === undefined
      ? []
      : [{ file, line: lineOf(node), what: `calls ${young}`, expected }]
  })
}

function tooYoung(node: Node): string | undefined {
  if (node.type !== 'CallExpression') return undefined
  const { object, property } = node.callee as {
    object?: { name?: string }
    property?: { name?: string }
  }
  const name = property?.name ?? ''
  if (methods.has(name)) return name
  const whole = `${object?.name}.${name}`
  return functions.has(whole) ? whole : undefined
}
