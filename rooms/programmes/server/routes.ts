import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { publicProgramme } from '../shared/schema.ts'
import { getPublicProgramme, listPublicProgrammes } from './public-programmes.ts'

/** Programmes are a reference table: no county is needed to read them. */
const nowhere = { counties: [] }

export const routes = [
  route({
    method: 'GET',
    path: '/api/public/programmes',
    summary: 'Published programmes, those in force first',
    access: 'public',
    input: {},
    output: z.object({ items: z.array(publicProgramme) }),
    handle: ({ read, language }) =>
      read(nowhere, async (tx) => ({ items: await listPublicProgrammes(tx, language) })),
  }),
  route({
    method: 'GET',
    path: '/api/public/programmes/:programmeId',
    summary: 'One published programme',
    access: 'public',
    input: { params: z.object({ programmeId: z.uuid() }) },
    output: publicProgramme,
    handle: ({ read, params, language }) =>
      read(nowhere, (tx) => getPublicProgramme(tx, params.programmeId, language)),
  }),
]
