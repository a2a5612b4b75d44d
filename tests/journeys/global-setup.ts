/** One application for all journeys: they read, and none changes what another sees. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startApplication } from './application.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    address: string
  }
}

export default async function setup(project: TestProject) {
  const root = join(import.meta.dirname, '..', '..')
  execFileSync(process.execPath, ['scripts/build.ts', '--if-stale'], {
    cwd: root,
    stdio: 'inherit',
  })
  const application = await startApplication()
  project.provide('address', application.address)
  return application.stop
}
