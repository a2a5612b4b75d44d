import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/**
 * Runs a program that connects by `connectStepwise`, and kills it once it has sent so many statements.
 *
 * @returns whether it came to its end before
 */
export async function endsBefore(
  statements: number,
  program: string,
  ...args: readonly string[]
): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let sent = 0
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') break
    if (sent === statements) child.kill('SIGKILL')
    else child.stdin.write('go\n')
    sent += 1
  }
  const [code] = await ended
  return code === 0
}
