import type { Transaction } from '#base/server/db/work.ts'
import { type Settings, settingsOf } from '../../shared/template.ts'
import type { ProgrammeRow } from '../store.ts'
import { templates } from '../templates.ts'
import { findSettings } from './store.ts'

export interface InForce {
  settings: Settings
  version: number
  changedBy: string | null
  changedAt: Date | null
}

/**
 * What a programme goes by. One from before settings were kept goes by its template, as version 0.
 */
export async function settingsInForce(
  tx: Transaction,
  { id, template }: Pick<ProgrammeRow, 'id' | 'template'>,
): Promise<InForce> {
  const row = await findSettings(tx, id)
  if (row) {
    const { body: settings, version, changedBy, changedAt } = row
    return { settings, version, changedBy, changedAt }
  }
  const made = templates.get(template)
  if (!made) throw new Error(`programme ${id} has neither settings nor a template`)
  return { settings: settingsOf(made), version: 0, changedBy: null, changedAt: null }
}
