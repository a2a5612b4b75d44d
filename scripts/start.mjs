/** `npm start`: install, build, serve. Ctrl-C stops everything that this started. */
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { ensureInstalled, findNode, root, toolEnvironment } from './toolchain.mjs'

/** Short beside the seconds a person waits before looking again. */
const watchMilliseconds = 300

ensureInstalled()
const node = findNode()
const options = { cwd: root, stdio: 'inherit', env: toolEnvironment() }

const built = spawnSync(node, ['scripts/build.ts', '--if-stale'], options)
if (built.error) console.error(built.error.message)
if (built.status !== 0) process.exit(built.status ?? 1)

// The channel tells the server when we are gone, however we went.
const server = spawn(node, ['apps/server/main.ts'], {
  ...options,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
// A terminal sends Ctrl-C to both of us, a supervisor to one; the server takes the first and ignores the rest.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)))
if (process.env.npm_lifecycle_event) stopWithNpm()

/**
 * npm puts a shell between itself and us, and the shell passes no signal on: when either of them is gone,
 * whoever ended npm meant us.
 */
function stopWithNpm() {
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`
  const atStart = ancestors()
  const watch = setInterval(() => {
    if (ancestors() === atStart) return
    clearInterval(watch)
    server.kill('SIGTERM')
  }, watchMilliseconds)
}

/** Undefined where there is no /proc. */
function parentOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[1]
  } catch {
    return undefined
  }
}
