import type { Transaction } from '#base/server/db/work.ts'
import type { Settings } from '../../shared/template.ts'
import { templates } from '../templates.ts'
import { type CycleFrame, listCycleFrames } from './store.ts'

export interface FramedCycle extends Omit<CycleFrame, 'activities' | 'template'> {
  activities: Settings['activities']
}

/** Cycles by their ids, each with its programme and the kinds of activity that it goes by. */
export async function listCycles(tx: Transaction, ids: readonly string[]): Promise<FramedCycle[]> {
  const frames = await listCycleFrames(tx, ids)
  return frames.map(({ template, activities, ...frame }) => ({
    ...frame,
    activities: activities ?? templates.get(template)?.activities ?? [],
  }))
}
