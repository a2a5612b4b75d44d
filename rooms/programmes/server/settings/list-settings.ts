import * as z from 'zod'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { listSettingsInput, listSettingsOutput } from '../../shared/schema.ts'
import type { ProgrammesParts } from '../parts.ts'
import { enterProgramme, keeperScope } from '../reached.ts'
import { listSettings as listRows } from './store.ts'

export const listSettings = (parts: ProgrammesParts) =>
  route({
    method: 'GET',
    path: '/api/programmes/:id/settings',
    summary: 'Every version of what a programme goes by, newest first, by whom and why',
    access: { capability: 'programmes.read' },
    input: listSettingsInput,
    output: listSettingsOutput,
    async handle({ actor, params: { id }, query: { after, limit }, read }) {
      const { programme } = await enterProgramme({ actor, read }, id)
      return read(keeperScope(programme), async (tx) => {
        const below = decodeCursor(after, [z.string().regex(/^\d{1,9}$/)])?.[0]
        const page = { below: below === undefined ? undefined : Number(below), limit: limit + 1 }
        const rows = await listRows(tx, id, page)
        const cut = cutPage(rows, limit, ({ version }) => [String(version)])
        const names = await parts.namesOfUsers(
          tx,
          cut.items.map(({ changedBy }) => changedBy),
        )
        return {
          ...cut,
          items: cut.items.map(({ version, reason, changedBy, changedAt, body }) => ({
            ...{ version, reason, settings: body },
            by: names.get(changedBy) ?? '',
            at: changedAt.toISOString(),
          })),
        }
      })
    },
  })
