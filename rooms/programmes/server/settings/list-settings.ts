import * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { cutPage, decodeCursor } from '#base/shared/paging.ts'
import { absent } from '#base/shared/problems.ts'
import {
  listSettingsInput,
  listSettingsOutput,
  settingsVersion,
  settingsVersionInput,
} from '../../shared/schema.ts'
import type { ProgrammesParts } from '../parts.ts'
import { enterProgramme, keeperScope } from '../reached.ts'
import { findSettings, listSettings as listRows, type SettingsRow } from './store.ts'

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
        return { ...cut, items: await present(tx, parts, cut.items) }
      })
    },
  })

export const showSettings = (parts: ProgrammesParts) =>
  route({
    method: 'GET',
    path: '/api/programmes/:id/settings/:version',
    summary: 'One version of what a programme goes by, to hold against another',
    access: { capability: 'programmes.read' },
    input: settingsVersionInput,
    output: settingsVersion,
    async handle({ actor, params: { id, version }, read }) {
      const { programme } = await enterProgramme({ actor, read }, id)
      return read(keeperScope(programme), async (tx) => {
        const row = await findSettings(tx, id, version)
        const [shown] = await present(tx, parts, row ? [row] : [])
        if (!shown) throw absent()
        return shown
      })
    },
  })

async function present(tx: Transaction, parts: ProgrammesParts, rows: readonly SettingsRow[]) {
  const names = await parts.namesOfUsers(
    tx,
    rows.map(({ changedBy }) => changedBy),
  )
  return rows.map(({ version, reason, changedBy, changedAt, body }) => ({
    ...{ version, reason, settings: body },
    by: names.get(changedBy) ?? '',
    at: changedAt.toISOString(),
  }))
}
