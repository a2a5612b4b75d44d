/** In a room only the store speaks SQL, and an app not at all. */
import type { Node, Source } from './sources.ts'
import type { Violation } from './violation.ts'

const builders = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto'])

export function checkSql({ file, nodes, lineOf }: Source): Violation[] {
  if (!/^(rooms|apps)\//.test(file) || /\/store\.ts$/.test(file)) return []
  if (/\.test\.tsx?$/.test(file) || /\/testing\//.test(file)) return []
  return nodes.flatMap((node) => {
    const what = spoken(node)
    const expected = 'SQL stands in a store.ts of its room'
    return what === undefined ? [] : { file, line: lineOf(node), what, expected }
  })
}

function spoken(node: Node): string | undefined {
  if (node.type === 'TaggedTemplateExpression') {
    const tag = node.tag as Node
    return tag.name === 'sql' ? 'speaks sql`…`' : undefined
  }
  if (node.type === 'CallExpression') {
    const { property } = node.callee as { property?: { name?: string } }
    if (builders.has(property?.name ?? '')) return `calls ${property?.name}`
    const [text] = node.arguments as Node[]
    return property?.name === 'query' && isStatement(text) ? 'sends a statement' : undefined
  }
  return undefined
}

/** Beginning and ending a transaction is not the store's. */
function isStatement(text: Node | undefined): boolean {
  if (text?.type === 'TemplateLiteral') return true
  return typeof text?.value === 'string' && !/^(begin|commit|rollback)\b/i.test(text.value)
}
