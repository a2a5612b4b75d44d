/** Settings from the environment, all faults at once. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Saying } from '#base/shared/words.ts'
import { findHolderFaults } from './db/embedded/folder-lock.ts'
import { StartRefused } from './start-refused.ts'
import { findDatabaseFaults, findFolderFaults, findListenFaults } from './try-settings.ts'

export interface Config {
  port: number
  host: string
  dataFolder: string
  /** Both or neither: without them the application starts PostgreSQL itself. */
  database: { adminUrl: string; appUrl: string } | undefined
  logLevel: string
  /** Whether an empty database is filled with the demo county. */
  demo: boolean
  /** Where people reach this server, when it is not the address it listens on. */
  publicUrl: string | undefined
  /** Encrypts the nightly backups. */
  backupPassphrase: string | undefined
  /** Where e-mail is handed in, and from whom it comes; without it none is sent. */
  mail: { url: string; from: string } | undefined
  /** Unified sign-ins as JSON; without it the data folder's own file is read. */
  oidc: string | undefined
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent']

/** @throws StartRefused naming every variable that is wrong and what it should be */
export function readConfig(env: NodeJS.ProcessEnv, folder: string): Config {
  const { config, faults } = read(env, folder)
  if (faults.length > 0) throw new StartRefused(faults)
  return config
}

/**
 * Reads the settings and tries what they name: the data folder and the database server.
 *
 * @throws StartRefused naming everything that is wrong, so that one start tells it all
 */
export async function tryConfig(env: NodeJS.ProcessEnv, folder: string): Promise<Config> {
  const { config, faults, isPort } = read(env, folder)
  // First, since whoever starts a second time has its port taken as well.
  if (!config.database) faults.push(...(await findHolderFaults(config.dataFolder)))
  if (isPort) faults.push(...(await findListenFaults(config.port, config.host)))
  faults.push(
    // Trying a folder makes it, and a start that is refused leaves nothing behind.
    ...(faults.length === 0 || existsSync(config.dataFolder)
      ? await findFolderFaults(config.dataFolder)
      : []),
    ...(await findDatabaseFaults(env.DATABASE_URL, env.DATABASE_ADMIN_URL)),
  )
  if (faults.length > 0) throw new StartRefused(faults)
  return config
}

/** An address of six parts stands in brackets. */
export function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function read(
  env: NodeJS.ProcessEnv,
  folder: string,
): { config: Config; faults: Saying[]; isPort: boolean } {
  const faults: Saying[] = []
  const wrong = (name: string, expected: Saying) =>
    faults.push({
      zh: `${name} 是“${env[name]}”，应为${expected.zh}`,
      en: `${name} is "${env[name]}", expected ${expected.en}`,
    })
  const port = Number(env.PORT || 3000)
  const isPort = /^\d*$/.test(env.PORT ?? '') && port <= 65_535
  if (!isPort) {
    wrong('PORT', { zh: ' 0 到 65535 的整数', en: 'a whole number from 0 to 65535' })
  }
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = env
  if (Boolean(appUrl) !== Boolean(adminUrl)) {
    const [given, missing] = appUrl
      ? ['DATABASE_URL', 'DATABASE_ADMIN_URL']
      : ['DATABASE_ADMIN_URL', 'DATABASE_URL']
    faults.push({
      zh: `写了 ${given}，没有写 ${missing}：DATABASE_URL 用来服务，DATABASE_ADMIN_URL 用来建表，两个要一起写`,
      en: `${given} is set and ${missing} is not: DATABASE_URL serves, DATABASE_ADMIN_URL migrates, and they go together`,
    })
  }
  const logLevel = env.LIANJIAN_LOG || 'warn'
  if (!logLevels.includes(logLevel)) {
    wrong('LIANJIAN_LOG', {
      zh: ` ${logLevels.join('、')} 之一`,
      en: `one of ${logLevels.join(', ')}`,
    })
  }
  const demo = env.LIANJIAN_DEMO || 'on'
  if (demo !== 'on' && demo !== 'off') {
    wrong('LIANJIAN_DEMO', { zh: ' on 或 off', en: 'on or off' })
  }
  const publicUrl = env.LIANJIAN_URL || undefined
  if (publicUrl !== undefined && !/^https?:\/\/[^/?#]+$/.test(publicUrl)) {
    wrong('LIANJIAN_URL', {
      zh: '网址的开头，例如 https://lianjian.example',
      en: 'an origin such as https://lianjian.example',
    })
  }
  const { LIANJIAN_SMTP_URL: smtpUrl, LIANJIAN_MAIL_FROM: mailFrom } = env
  if (smtpUrl && !/^smtps?:\/\/[^/?#]+\/?(\?.*)?$/.test(smtpUrl)) {
    // It holds a password: what it is stays untold.
    faults.push({
      zh: 'LIANJIAN_SMTP_URL 应为 smtp://用户:密码@主机:端口 或 smtps:// 开头的网址',
      en: 'LIANJIAN_SMTP_URL should be smtp://user:password@host:port, or begin with smtps://',
    })
  }
  if (Boolean(smtpUrl) !== Boolean(mailFrom)) {
    faults.push({
      zh: 'LIANJIAN_SMTP_URL 和 LIANJIAN_MAIL_FROM 要一起写：一个是发信的服务器，一个是发信人',
      en: 'LIANJIAN_SMTP_URL and LIANJIAN_MAIL_FROM go together: the server that sends, and from whom',
    })
  }
  const config = {
    port,
    host: env.HOST || 'localhost',
    dataFolder: resolve(folder, env.LIANJIAN_DATA || 'data'),
    database: appUrl && adminUrl ? { appUrl, adminUrl } : undefined,
    logLevel,
    demo: demo === 'on',
    publicUrl,
    backupPassphrase: env.LIANJIAN_BACKUP_PASSPHRASE || undefined,
    mail: smtpUrl && mailFrom ? { url: smtpUrl, from: mailFrom } : undefined,
    oidc: env.LIANJIAN_OIDC || undefined,
  }
  return { config, faults, isPort }
}
