import { type Route, route } from '#base/server/http/route.ts'
import type { Thread } from '#base/server/jobs/thread.ts'
import { xlsxType } from '#base/server/tables/write-xlsx.ts'
import { absent } from '#base/shared/problems.ts'
import { faultsFileInput } from '../../shared/import-schema.ts'
import { countyScope } from '../reach/within.ts'
import type { FaultsFileInput } from './faults-file.ts'
import { getImport } from './may-see.ts'
import { faultsFileTask } from './thread-tasks.ts'

export const downloadFaults = (thread: Thread): Route =>
  route({
    method: 'GET',
    path: '/api/imports/:countyCode/:id/faults.xlsx',
    summary: 'The file again, with a first column that says in each row what is wrong',
    access: { capability: 'imports.run' },
    input: faultsFileInput,
    output: { file: xlsxType },
    async handle({ actor, params, read, language }) {
      const asker = { id: actor.id, reach: actor.reach('imports.run') }
      const row = await read(countyScope(asker.reach, params.countyCode), (tx) =>
        getImport(tx, asker, params),
      )
      const input: FaultsFileInput = { ...params, language }
      const made = await thread.run<Uint8Array | undefined>(faultsFileTask, input)
      if (!made) throw absent()
      const name = row.fileName.replace(/\.\w{1,5}$/, '')
      const suffix = language === 'en' ? 'faults' : '错误'
      return { content: Buffer.from(made), name: `${name}-${suffix}.xlsx` }
    },
  })
