/** Which import is allowed, said once. */
import type { Import } from './sources.ts'
import type { RoomEdges, Violation } from './violation.ts'

interface Place {
  /** apps, base, packages, rooms, scripts, bench or tests; a test beside the code belongs to tests. */
  part: string
  /** The room, the package or the app. */
  name: string
  /** shared, server, web, or another folder that is not held apart. */
  side: string
}

function placeOf(file: string): Place {
  const [part = '', second = '', third = ''] = file.split('/')
  if (/\.test\.tsx?$/.test(file) || /\/testing\//.test(file)) {
    return { part: 'tests', name: '', side: '' }
  }
  if (part === 'base') return { part, name: '', side: second }
  return { part, name: second, side: third }
}

/** @param known every file that there is */
export function checkImport(
  file: string,
  { specifier, line, target }: Import,
  known: ReadonlySet<string>,
  edges: RoomEdges,
): Violation | undefined {
  if (target === undefined) return undefined
  const expected = whatIsExpected(file, target, known, edges)
  return expected === undefined ? undefined : { file, line, what: `imports ${specifier}`, expected }
}

function whatIsExpected(
  file: string,
  target: string,
  known: ReadonlySet<string>,
  edges: RoomEdges,
): string | undefined {
  if (/\.(json|css|svg|wasm|html)$/.test(target)) return undefined
  if (!known.has(target)) return `there is no ${target}`
  const from = placeOf(file)
  // Tools and benches drive the house from outside, as tests do.
  if (['tests', 'bench', 'scripts'].includes(from.part)) return undefined
  const to = placeOf(target)
  if (['tests', 'bench', 'scripts'].includes(to.part)) return `what runs imports no ${to.part}`
  return (
    partExpected(from, to, target, edges) ??
    (from.part === 'base' || from.part === 'rooms' ? sideExpected(from.side, to) : undefined)
  )
}

function partExpected(from: Place, to: Place, target: string, edges: RoomEdges) {
  if (from.part === 'packages') {
    const own = to.part === 'packages' && to.name === from.name
    return own || to.part === 'packages' ? undefined : 'a package stands alone'
  }
  if (from.part === 'base' && to.part !== 'base' && to.part !== 'packages') {
    return 'base knows no room and no app'
  }
  if (from.part !== 'rooms' && to.part === 'rooms' && /\/store\.ts$/.test(target)) {
    return 'a store is for its own room'
  }
  if (from.part !== 'rooms') return undefined
  if (to.part === 'apps') return 'a room knows no app'
  if (to.part !== 'rooms' || to.name === from.name) return undefined
  if (target === 'rooms/edges.ts') return 'a room does not ask who may use it'
  if (!/^rooms\/[^/]+\/(server\/door\.ts|web\/door\.ts|shared\/[^/]+\.ts)$/.test(target)) {
    return `${to.name} is entered by server/door.ts, web/door.ts or shared/*.ts`
  }
  if (!edges[from.name]?.includes(to.name))
    return `rooms/edges.ts does not let ${from.name} use ${to.name}`
  return undefined
}

/** `shared ← server`, `shared ← web`; server and web never meet. */
function sideExpected(side: string, to: Place): string | undefined {
  if (to.part !== 'base' && to.part !== 'rooms') return undefined
  if (side === 'shared' && to.side !== 'shared') return 'shared imports shared only'
  if (side === 'server' && to.side === 'web') return 'server and web never meet'
  if (side === 'web' && to.side === 'server') return 'server and web never meet'
  return undefined
}
