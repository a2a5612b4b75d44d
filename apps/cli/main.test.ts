import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { runCli } from './testing/run-cli.ts'

describe('lianjian', () => {
  test('answers in the reader’s language', async () => {
    const [zh, en, asked] = await Promise.all([
      runCli(['help']),
      runCli([], { lang: 'en_US.UTF-8' }),
      runCli(['help', 'pair', '--lang', 'en']),
    ])
    expect(zh.out).toContain('复核一份公开记录')
    expect(en.out).toContain('check a published transcript')
    expect(asked.out).toContain('Exit codes: 0 paired')
    expect([zh.code, en.code, asked.code]).toEqual([0, 0, 0])
  })

  test('knows no command but its own', async () => {
    const { code, err } = await runCli(['toString'], { lang: 'C' })
    expect(code).toBe(2)
    expect(err).toBe('there is no command "toString"; see lianjian help\n')
  })

  test('refuses help on a command that there is not', async () => {
    const { code, out, err } = await runCli(['help', 'nosuch'], { lang: 'C' })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe('there is no command "nosuch"; see lianjian help\n')
  })

  test('says its version', async () => {
    const { code, out } = await runCli(['--version'])
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^lianjian \d+\.\d+\.\d+\n$/),
    })
  })

  test('says once how journal is used', async () => {
    const { code, err } = await runCli(['journal'])
    expect(code).toBe(2)
    expect(err).toBe('lianjian journal：要写成 lianjian journal verify 导出文件\n共 1 处要改\n')
  })

  test('says what is wrong with the settings, in the reader’s language and as no fault of ours', async () => {
    const env = { PORT: 'eighty' }
    const [zh, en] = await Promise.all([
      runCli(['backup'], { env }),
      runCli(['backup'], { env, lang: 'C' }),
    ])
    expect([zh.code, en.code]).toEqual([2, 2])
    for (const { err } of [zh, en]) {
      expect(err.trimEnd().split('\n')).toHaveLength(1)
      expect(err).toContain('PORT')
      expect(err).not.toMatch(/程序内部出错|internal error/)
    }
    expect(zh.err).toMatch(/[\u4e00-\u9fff]/)
    expect(en.err).not.toMatch(/[\u4e00-\u9fff]/)
  })

  const older = findOlderNode()
  test.skipIf(older === null)('runs under an older Node by starting its own', async () => {
    const { code, out, err } = await runCli(['help'], { node: older as string })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('pair')
    expect((await runCli(['nothing'], { node: older as string })).code).toBe(2)
  })
})

/** A system Node that cannot run TypeScript, where there is one. */
function findOlderNode(): string | null {
  const node = '/usr/bin/node'
  try {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' })
    return Number(version.slice(1).split('.')[0]) < 24 ? node : null
  } catch {
    return null
  }
}
