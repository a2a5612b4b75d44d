/** What the terminal says when all is up: the address, and what to look at first. */
import type { Work } from '#base/server/db/work.ts'
import { listPublicProgrammes } from '#rooms/programmes/server/door.ts'

export interface Arrival {
  work: Work
  address: string
  /** How the database is run. */
  way: string
  /** While there is no administrator. */
  firstRunCode: string | undefined
}

export async function welcome({ work, address, way, firstRunCode }: Arrival): Promise<string> {
  const [programme] = await work.read({ counties: [] }, (tx) => listPublicProgrammes(tx, 'zh-CN'))
  const lines = [
    '',
    `联建已经打开 / Lianjian is up: ${address}`,
    `数据库 / database: ${way}`,
    `工作台 / the desk: ${address}/desk`,
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
    ...(firstRunCode === undefined
      ? []
      : [
          '',
          `设第一个管理员 / set up the first administrator: ${address}/desk/first-run`,
          `启动码 / start code: ${firstRunCode}`,
        ]),
    '',
    'Ctrl-C 停下 / stops',
  ]
  return lines.join('\n')
}
