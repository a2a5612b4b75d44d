/** Settings from the environment, all faults at once. */
import { resolve } from 'node:path'

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
  /** Unified sign-ins as JSON; without it the data folder's own file is read. */
  oidc: string | undefined
}

/** @throws naming every variable that is wrong and what it should be */
export function readConfig(env: NodeJS.ProcessEnv, folder: string): Config {
  const faults: string[] = []
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    faults.push(`PORT is "${env.PORT}", expected a number from 0 to 65535`)
  }
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = env
  if (Boolean(appUrl) !== Boolean(adminUrl)) {
    faults.push(
      'DATABASE_URL (serves) and DATABASE_ADMIN_URL (migrates) go together; one is missing',
    )
  }
  const logLevel = env.LIANJIAN_LOG ?? 'warn'
  if (!['trace', 'debug', 'info', 'warn', 'error', 'silent'].includes(logLevel)) {
    faults.push(`LIANJIAN_LOG is "${logLevel}", expected trace, debug, info, warn, error or silent`)
  }
  const demo = env.LIANJIAN_DEMO ?? 'on'
  if (demo !== 'on' && demo !== 'off') faults.push(`LIANJIAN_DEMO is "${demo}", expected on or off`)
  const { LIANJIAN_URL: publicUrl } = env
  if (publicUrl !== undefined && !/^https?:\/\/[^/?#]+$/.test(publicUrl)) {
    faults.push(
      `LIANJIAN_URL is "${publicUrl}", expected an origin such as https://lianjian.example`,
    )
  }
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return {
    port,
    host: env.HOST ?? 'localhost',
    dataFolder: resolve(folder, env.LIANJIAN_DATA ?? 'data'),
    database: appUrl && adminUrl ? { appUrl, adminUrl } : undefined,
    logLevel,
    demo: demo === 'on',
    publicUrl,
    oidc: env.LIANJIAN_OIDC,
  }
}
