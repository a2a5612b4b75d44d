/** Runs the real command and does something when it has said so many lines on standard error. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { bin } from '#apps/cli/testing/run-cli.ts'

export async function runUntilLine(
  args: string[],
  env: Record<string, string>,
  line: number,
  then: (pid: number) => void,
): Promise<{ code: number | null; lines: number; said: string }> {
  const { DATABASE_URL: _url, DATABASE_ADMIN_URL: _admin, ...rest } = process.env
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...rest, LANG: 'en_US.UTF-8', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  let lines = 0
  let said = ''
  for await (const text of createInterface({ input: child.stderr })) {
    lines += 1
    said += `${text}\n`
    if (lines === line) then(child.pid as number)
  }
  const [code] = await ended
  return { code, lines, said }
}
