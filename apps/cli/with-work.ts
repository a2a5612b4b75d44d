/** The database of an installation, for a command that works in it. */
import { join } from 'node:path'
import { changeWriters } from '#apps/server/change-writers.ts'
import { systemClock } from '#base/server/clock.ts'
import { readConfig } from '#base/server/config.ts'
import { connect } from '#base/server/db/connect.ts'
import { joinDatabase } from '#base/server/db/open-database.ts'
import { createWork, type Work } from '#base/server/db/work.ts'
import { readKeys } from '#base/server/keys.ts'
import type { Language } from '#base/server/tables/fault-words.ts'
import { type ExitCode, exitCodes } from './command.ts'
import { hasDatabase } from './has-database.ts'

const root = join(import.meta.dirname, '..', '..')

/** Beside a server that runs, or by itself; where there is no database none is made. */
export async function withWork(
  language: Language,
  act: (work: Work) => Promise<ExitCode>,
): Promise<ExitCode> {
  const config = readConfig(process.env, root)
  if (!(await hasDatabase(config))) {
    const folder = config.dataFolder
    const said = {
      zh: `${folder} 里没有数据库；用 LIANJIAN_DATA 说明数据文件夹在哪里`,
      en: `${folder} holds no database; LIANJIAN_DATA says where the data folder is`,
    }
    console.error(said[language])
    return exitCodes.badInput
  }
  const database = await joinDatabase(config, undefined, new Date())
  try {
    const connection = await connect(database.appUrl, 1)
    try {
      const keys = await readKeys(config.dataFolder)
      return await act(createWork(connection.db, systemClock, changeWriters(keys)))
    } finally {
      await connection.close()
    }
  } finally {
    await database.close()
  }
}
