/** `npm start`: install, build, serve. Ctrl-C stops everything that this started. */
import { spawn, spawnSync } from 'node:child_process'
import { ensureInstalled, findNode, root, toolEnvironment } from './toolchain.mjs'

ensureInstalled()
const node = findNode()
const options = { cwd: root, stdio: 'inherit', env: toolEnvironment() }

const built = spawnSync(node, ['scripts/build.ts', '--if-stale'], options)
if (built.status !== 0) process.exit(built.status ?? 1)

const server = spawn(node, ['apps/server/main.ts'], options)
// A terminal sends Ctrl-C to both of us; the server decides when all is stopped, and we end after it.
process.on('SIGINT', () => undefined)
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)))
