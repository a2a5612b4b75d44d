/** What the terminal says when all is up: the address, and what to look at first. */
import type { OpenDatabase } from '#base/server/db/open-database.ts'
import type { Work } from '#base/server/db/work.ts'
import { listPublicProgrammes } from '#rooms/programmes/server/door.ts'

export async function welcome(
  work: Work,
  address: string,
  { way, elsewhere }: Pick<OpenDatabase, 'way' | 'elsewhere'>,
): Promise<string> {
  const [programme] = await work.read({ counties: [] }, (tx) => listPublicProgrammes(tx, 'zh-CN'))
  const lines = [
    '',
    `联建已经打开 / Lianjian is up: ${address}`,
    `数据库 / database: ${way}`,
    ...(elsewhere
      ? [
          `数据库不在数据文件夹里 / the database is not in the data folder: ${elsewhere}`,
          '备份要两处都带上，见数据文件夹里的 database-elsewhere.txt / back up both, as that file in the data folder says',
        ]
      : []),
    ...(programme?.demo
      ? [
          '',
          `演示 / demo: ${programme.region}${programme.name}`,
          `1. 找一个村 / find a village:      ${address}/programmes/${programme.id}?q=yaodian`,
          `2. 自己算一遍 / recompute it:      ${address}/verify?programme=${programme.id}`,
          `3. 全部结对 / all partnerships:    ${address}/programmes/${programme.id}/partnerships`,
          `4. 接口说明 / the API:             ${address}/api/docs`,
          '演示不用登录：这一版只有公开页面 / No accounts yet: this version has public pages only',
          '用自己的名单结对 / pair your own county: npx lianjian pair --help',
        ]
      : []),
    '',
    'Ctrl-C 停下 / stops',
  ]
  return lines.join('\n')
}
