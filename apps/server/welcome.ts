/** What the terminal says when all is up: the address, how to get in, and what to look at first. */
import type { OpenDatabase } from '#base/server/db/open-database.ts'
import { areaScope } from '#base/server/db/scope.ts'
import type { Work } from '#base/server/db/work.ts'
import { demoPassword, hasAdministrator, listDemoAccounts } from '#rooms/identity/server/door.ts'
import { roleWords } from '#rooms/identity/shared/roles.ts'
import { listPublicProgrammes } from '#rooms/programmes/server/door.ts'
import { isInvented } from '#rooms/regions/server/door.ts'

interface Started {
  address: string
  database: Pick<OpenDatabase, 'way' | 'elsewhere'>
  demo: boolean
  firstRunCode: string
}

const everywhere = { counties: areaScope('') }

/** How PostgreSQL runs, as `OpenDatabase` names it. */
const ways: Record<string, string> = {
  server: 'DATABASE_URL 指的服务器 / the server of DATABASE_URL',
  'as-is': '自带 / embedded',
  'set-uid': '自带，由一个没有权限的系统用户运行 / embedded, run by a system user without rights',
  'user-namespace': '自带，在用户命名空间里运行 / embedded, run in a user namespace',
}

export async function welcome(work: Work, started: Started): Promise<string> {
  const { address, database, demo } = started
  return [
    '',
    `联建已经打开 / Lianjian is up: ${address}`,
    `工作台 / the desk: ${address}/desk`,
    `数据库 / database: ${ways[database.way] ?? database.way}`,
    ...(database.elsewhere
      ? [
          `数据库不在数据文件夹里 / the database is not in the data folder: ${database.elsewhere}`,
          '备份要两处都带上，见数据文件夹里的 database-elsewhere.txt / back up both, as that file in the data folder says',
        ]
      : []),
    ...(demo ? await demoLines(work, address) : await firstRunLines(work, started)),
    '',
    'Ctrl-C 停下 / stops',
  ].join('\n')
}

async function demoLines(work: Work, address: string): Promise<string[]> {
  const all = await work.read({ counties: [] }, (tx) => listPublicProgrammes(tx, 'zh-CN'))
  const shown = all.filter(({ demo }) => demo)
  const draw = shown.find(({ regionCode }) => isInvented(regionCode))
  const programme = shown.find((each) => each !== draw)
  if (!programme) return []
  const accounts = await work.read(everywhere, listDemoAccounts)
  return [
    '',
    `演示 / demo: ${programme.region}${programme.name}`,
    `1. 找一个村 / find a village:      ${address}/programmes/${programme.id}?q=yaodian`,
    `2. 自己算一遍 / recompute it:      ${address}/verify?programme=${programme.id}`,
    `3. 全部结对 / all partnerships:    ${address}/programmes/${programme.id}/partnerships`,
    `4. 接口说明 / the API:             ${address}/api/docs`,
    ...(draw
      ? [
          `5. 开一次公开抽签 / hold a draw:   ${address}/desk/pairing/${draw.cycle?.id}`,
          '   示例县是编的，用账号 draw 登录，名单已经冻结 / 示例县 is invented: sign in as draw, the list is frozen',
          `6. 看半年的工作 / half a year's work: ${address}/desk`,
          '   也在示例县：clerk 是村文书，bureau 是结对的单位 / there too: clerk serves a village, bureau its partner',
        ]
      : []),
    '用自己的名单结对 / pair your own county: npx lianjian pair --help',
    '',
    `演示账号，密码都是 / demo accounts, password of all: ${demoPassword}`,
    ...accounts.map(
      ({ username, role }) =>
        `  ${username.padEnd(11)} ${roleWords[role].zh} / ${roleWords[role].en}`,
    ),
    '正式使用请先关掉演示：LIANJIAN_DEMO=off / switch the demo off before real use',
  ]
}

async function firstRunLines(work: Work, { address, firstRunCode }: Started): Promise<string[]> {
  if (await work.read(everywhere, hasAdministrator)) return []
  return [
    '',
    '还没有管理员：打开下面的网址，填上启动码，建第一个系统管理员',
    'No administrator yet: open this address and give the start code to make the first',
    `  ${address}/desk/first-run`,
    `  启动码 / start code: ${firstRunCode}`,
  ]
}
