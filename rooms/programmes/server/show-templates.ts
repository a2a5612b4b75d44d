import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { listTemplatesOutput, templateInput, templateOutput } from '../shared/schema.ts'
import { templates } from './templates.ts'

const access = { capability: 'programmes.read' } as const

export const listTemplates = route({
  method: 'GET',
  path: '/api/templates',
  summary: 'Templates that a programme can be made from',
  access,
  input: { query: z.object({}) },
  output: listTemplatesOutput,
  handle: async () => ({
    items: [...templates.values()].map(({ code, name, source, summary }) => ({
      code,
      name,
      source,
      summary,
    })),
  }),
})

export const showTemplate = route({
  method: 'GET',
  path: '/api/templates/:code',
  summary: 'One template, whole',
  access,
  input: templateInput,
  output: templateOutput,
  handle: async ({ params: { code } }) => {
    const template = templates.get(code)
    if (!template) throw absent()
    return template
  },
})
