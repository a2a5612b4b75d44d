import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { probePrivileges } from '#base/server/db/embedded/privileges.ts'
import { runMain } from './testing/run-main.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianjian-main-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.skipIf(process.platform !== 'linux' || !probePrivileges().root)(
  'a start that keeps the database outside the data folder says so in both languages',
  async () => {
    // Without unshare, PostgreSQL runs as nobody, who cannot enter this folder.
    const path = await mkdtemp(join(folder, 'path-'))
    for (const name of ['setpriv', 'test', 'true']) {
      await symlink(`/usr/bin/${name}`, join(path, name))
    }
    const data = join(folder, 'data')
    const { out } = await runMain({ PATH: path, LIANJIAN_DATA: data })
    const secrets = await readFile(join(data, 'database-secrets.json'), 'utf8')
    const cluster = `/var/lib/lianjian/cluster-${JSON.parse(secrets).id}`
    await rm(cluster, { recursive: true })
    expect(out).toContain(
      `数据库不在数据文件夹里 / the database is not in the data folder: ${cluster}`,
    )
    expect(await readFile(join(data, 'database-elsewhere.txt'), 'utf8')).toContain(cluster)
  },
)
