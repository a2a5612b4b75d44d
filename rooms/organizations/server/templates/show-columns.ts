import { type Route, route } from '#base/server/http/route.ts'
import { columnsOutput, templateInput } from '../../shared/import-schema.ts'
import { describeColumns } from './describe-columns.ts'

export const showColumns: Route = route({
  method: 'GET',
  path: '/api/organizations/columns',
  summary: 'What belongs into each column of a sheet, as the empty sheet explains it',
  access: { capability: 'imports.run' },
  input: templateInput,
  output: columnsOutput,
  async handle({ query: { side } }) {
    return {
      items: describeColumns(side).map(({ name, required, expected, example }) => ({
        ...{ name, required, expected, example },
      })),
    }
  },
})
