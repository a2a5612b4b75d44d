/** An empty sheet of people, so that nobody has to guess how the columns are called. */
import { route } from '#base/server/http/route.ts'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { say } from '#base/shared/words.ts'
import { templateColumns, templateName } from './columns.ts'

export const peopleTemplate = () =>
  route({
    method: 'GET',
    path: '/api/people/batch.csv',
    summary: 'An empty sheet of people with its columns',
    access: { capability: 'accounts.manage' },
    input: {},
    output: { file: 'text/csv; charset=utf-8' },
    // In the script in which sheets are read, whatever the reader's.
    handle: async ({ language }) => ({
      name: `${say(templateName, language)}.csv`,
      content: writeCsv(
        templateColumns.map((each) => say(each, language)),
        [],
        { mark: true },
      ),
    }),
  })
