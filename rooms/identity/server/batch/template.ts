/** An empty sheet of people, so that nobody has to guess how the columns are called. */
import { Readable } from 'node:stream'
import { route } from '#base/server/http/route.ts'
import { writeCsv } from '#base/server/tables/write-csv.ts'
import { writeXlsx, xlsxType } from '#base/server/tables/write-xlsx.ts'
import type { Language } from '#base/shared/language.ts'
import { type Saying, say } from '#base/shared/words.ts'
import { roleWords } from '../../shared/roles.ts'
import type { IdentityParts } from '../parts.ts'
import { type Column, nameOfSide, sides, templateHeaders, templateName } from './columns.ts'

const access = { capability: 'accounts.manage' }

// In the script in which sheets are read, whatever the reader's.
const headersIn = (language: Language) =>
  Object.values(templateHeaders).map((each) => say(each, language))

export const peopleTemplate = ({ grantableRoles }: IdentityParts) =>
  route({
    method: 'GET',
    path: '/api/people/batch.xlsx',
    summary: 'An empty workbook of people: its columns, and the roles that I may give to pick from',
    access,
    input: {},
    output: { file: xlsxType },
    async handle({ actor, language }) {
      const choices: Partial<Record<Column, readonly Saying[]>> = {
        role: grantableRoles(actor).map((role) => roleWords[role]),
        side: sides.map(nameOfSide),
      }
      const columns = (Object.keys(templateHeaders) as Column[]).map((column) => {
        const offered = choices[column]?.map((each) => say(each, language))
        const width = column === 'scope' ? 36 : 22
        return { width, ...(offered && { choices: offered }) }
      })
      const name = say(templateName, language)
      return {
        name: `${name}.xlsx`,
        content: Readable.from(writeXlsx([{ name, columns, rows: [headersIn(language)] }])),
      }
    },
  })

export const peopleCsvTemplate = () =>
  route({
    method: 'GET',
    path: '/api/people/batch.csv',
    summary: 'An empty sheet of people with its columns, as CSV',
    access,
    input: {},
    output: { file: 'text/csv; charset=utf-8' },
    handle: async ({ language }) => ({
      name: `${say(templateName, language)}.csv`,
      content: writeCsv(headersIn(language), [], { mark: true }),
    }),
  })
