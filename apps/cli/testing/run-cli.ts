/** Runs the real command, as a shell would. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const bin = fileURLToPath(new URL('../bin/lianjian.mjs', import.meta.url))

export interface CliResult {
  code: number
  out: string
  err: string
  /** The last line of standard output. */
  last: Record<string, unknown>
}

export function runCli(
  args: string[],
  {
    cwd,
    node = process.execPath,
    lang = 'zh_CN.UTF-8',
    env: more = {},
  }: { cwd?: string; node?: string; lang?: string; env?: Record<string, string> } = {},
): Promise<CliResult> {
  const { LC_ALL: _all, LC_MESSAGES: _messages, ...env } = process.env
  return new Promise((resolve) => {
    execFile(
      node,
      [bin, ...args],
      { cwd, env: { ...env, LANG: lang, ...more }, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => {
        const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0
        const line = out.trimEnd().split('\n').at(-1) ?? ''
        resolve({ code, out, err, last: line.startsWith('{') ? JSON.parse(line) : {} })
      },
    )
  })
}

/** A folder of its own for one test's files. */
export class Desk {
  readonly path = mkdtempSync(join(tmpdir(), 'lianjian-cli-'))

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name)
    writeFileSync(path, content)
    return path
  }

  copy(from: string, name: string): void {
    cpSync(from, join(this.path, name), { recursive: true })
  }

  /** File name to content of a folder; empty when it is not there. */
  read(name: string): Record<string, string> {
    try {
      const folder = join(this.path, name)
      return Object.fromEntries(
        readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
      )
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
      throw error
    }
  }

  /** Everything in it, hidden files included. */
  list(): string[] {
    return readdirSync(this.path).sort()
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
