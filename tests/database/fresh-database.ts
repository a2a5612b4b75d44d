/** Empty databases on the server of the run, for tests of what makes or breaks one. */
import pg from 'pg'
import { afterAll, inject } from 'vitest'

let made = 0

/** Call at the top of a test file; each call of what it returns makes one more. */
export function useFreshDatabases(): () => Promise<{ adminUrl: string; appUrl: string }> {
  const names: string[] = []
  afterAll(async () => {
    const client = new pg.Client(inject('adminUrl'))
    await client.connect()
    for (const name of names) await client.query(`drop database if exists ${name}`)
    await client.end()
  })
  return async () => {
    const name = `${inject('template')}_fresh_${process.pid}_${made++}`
    const client = new pg.Client(inject('adminUrl'))
    await client.connect()
    await client.query(`create database ${name}`)
    await client.end()
    names.push(name)
    const on = (url: string) => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`)
    return { adminUrl: on(inject('adminUrl')), appUrl: on(inject('appUrl')) }
  }
}
