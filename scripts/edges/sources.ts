/** The TypeScript files of the house, and those that run before it can be read, parsed, with what each imports. */
import { glob, readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parseSync } from 'vite'

export interface Import {
  specifier: string
  line: number
  /** Path in the house, or undefined for a package of others or of node. */
  target: string | undefined
}

export interface Node {
  type: string
  start: number
  [key: string]: unknown
}

export interface Source {
  file: string
  imports: Import[]
  nodes: Node[]
  lineOf(node: { start: number }): number
}

const parts = ['apps', 'base', 'bench', 'packages', 'rooms', 'scripts', 'tests']
/** AssemblyScript is another language that happens to end in .ts. */
const foreign = /(^|\/)(node_modules|build|assembly)(\/|$)/

export async function findSources(root: string): Promise<string[]> {
  const found: string[] = []
  const pattern = `{${parts.join(',')}}/**/*.{ts,tsx,mjs}`
  for await (const file of glob(pattern, { cwd: root, exclude: (name) => foreign.test(name) })) {
    if (!foreign.test(file)) found.push(file.replaceAll('\\', '/'))
  }
  return found.sort()
}

/** @throws with the place when the file cannot be parsed */
export async function readSource(root: string, file: string): Promise<Source> {
  const text = await readFile(join(root, file), 'utf8')
  const { program, errors } = parseSync(file, text)
  const [error] = errors
  if (error) throw new Error(`${file}: ${error.message}`)
  const nodes = [...walk(program)]
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index)
  const lineOf = ({ start }: { start: number }) => 1 + starts.filter((at) => at < start).length
  const imports = await Promise.all(
    nodes.flatMap(specifierOf).map(async ({ specifier, start }) => ({
      specifier,
      line: lineOf({ start }),
      target: await resolve(root, file, specifier),
    })),
  )
  return { file, imports, nodes, lineOf }
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const each of value) yield* walk(each)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if ('type' in value && typeof value.type === 'string') yield value as Node
  for (const each of Object.values(value)) yield* walk(each)
}

/** Imports and re-exports, static and dynamic, of values and of types. */
function specifierOf(node: Node): { specifier: string; start: number }[] {
  const holders = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
  ]
  if (!holders.includes(node.type)) return []
  const source = (node.source ?? node.argument) as Node | null | undefined
  const literal = source?.type === 'TSLiteralType' ? (source.literal as Node) : source
  const specifier = literal?.value
  return typeof specifier === 'string' ? [{ specifier, start: node.start }] : []
}

async function resolve(root: string, file: string, specifier: string): Promise<string | undefined> {
  if (specifier.startsWith('.')) return posix.join(dirname(file), specifier)
  if (specifier.startsWith('#')) return specifier.slice(1)
  const own = /^@lianjian\/([\w-]+)(\/.*)?$/.exec(specifier)
  if (!own) return undefined
  const folder = `packages/${own[1]}`
  const manifest = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'))
  const entry: string | undefined = manifest.exports[`.${own[2] ?? ''}`]
  return entry === undefined ? `${folder}${own[2] ?? ''}` : posix.join(folder, entry)
}
