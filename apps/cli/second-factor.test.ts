import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from './testing/run-cli.ts'

test('says how it is used, unless it is told whose', async () => {
  for (const args of [[], ['--everybody'], ['reset'], ['reset', '--user', 'a', '--everybody']]) {
    const { code, err } = await runCli(['second-factor', ...args], { lang: 'zh_CN.UTF-8' })
    expect(code).toBe(2)
    expect(err).toContain('用法：lianjian second-factor reset --user 用户名 | --everybody')
  }
})

test('makes no database where there is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lj-'))
  try {
    const { code, err } = await runCli(['second-factor', 'reset', '--everybody'], {
      lang: 'C',
      env: { LIANJIAN_DATA: folder, DATABASE_URL: '', DATABASE_ADMIN_URL: '' },
    })
    expect(code).toBe(2)
    expect(err).toContain('holds no database')
    expect(await readdir(folder)).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
