/**
 * One installation and one build at a time in a checkout: two of npm, or two builds of the pages, take each other's
 * files away. Runs under any Node from 20.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Short beside what is waited for, a minute at most. */
const askAgainMilliseconds = 300

/**
 * Waits until no living process does the same here.
 *
 * @param {string} root of the checkout; node_modules and build are no place for the lock, because they are emptied
 * @param {'installing' | 'building'} what
 * @param {(pid: number) => void} onWait called once, when another process is at it
 * @returns {() => void} ends the hold
 */
export function holdCheckout(root, what, onWait) {
  const lock = join(root, `.${what}`)
  const mine = { pid: process.pid, born: birthOf(process.pid) }
  const draft = `${lock}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft)
  writeFileSync(join(draft, 'holder.json'), JSON.stringify(mine))
  const stale = []
  for (let waited = false; !isMoved(draft, lock); ) {
    const holder = readHolder(lock)
    if (holder && !isAlive(holder)) {
      // Named after the dead holder and kept until we are done: whoever finds the same one later cannot move ours.
      const aside = `${lock}.${holder.pid}.${holder.born ?? 'dead'}`
      if (isMoved(lock, aside)) {
        if (readHolder(aside)?.pid === holder.pid) stale.push(aside)
        else isMoved(aside, lock)
      }
      continue
    }
    if (holder && !waited) onWait(holder.pid)
    waited ||= holder !== undefined
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, askAgainMilliseconds)
  }
  return () => {
    for (const each of [lock, ...stale]) rmSync(each, { recursive: true, force: true })
  }
}

/** A folder takes the place of none and of an empty one; of several that try one succeeds. */
function isMoved(from, to) {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOENT'].includes(error.code)) return false
    throw error
  }
}

/** Undefined while the lock is being given back. */
function readHolder(lock) {
  try {
    return JSON.parse(readFileSync(join(lock, 'holder.json'), 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return false
  }
  const now = birthOf(pid)
  return now === undefined || now === born
}

/** Field 22 of proc(5) stat tells a living process from a later one of its number; undefined without /proc. */
function birthOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
