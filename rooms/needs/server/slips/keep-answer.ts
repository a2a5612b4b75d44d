/** What was said of what was delivered, and what that does to the need. */
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { type AnswerWay, effectOf, levelOf } from '../../shared/confirmation.ts'
import type { NeedRow } from '../needs/store.ts'
import { takeStep } from '../needs/take-step.ts'
import { countingOf, raisingOf } from './count-need.ts'
import { insertAnswer } from './store.ts'

export interface Said {
  way: AnswerWay
  yes: boolean
  words: string | null
  /** `public` where a resident answers: who it was is known to nobody. */
  actor: string
}

/** @param need held by this transaction */
export async function keepAnswer(
  tx: WriteTransaction,
  need: NeedRow,
  { way, yes, words, actor }: Said,
): Promise<NeedRow> {
  const side = way === 'village' ? 'village' : 'resident'
  if (way !== 'village') await keepResidents(tx, need, { way, yes, words, actor })
  const by = { side, actor, way } as const
  const level = levelOf(way)
  switch (effectOf(need, { way, yes })) {
    case 'confirm': {
      const version = need.version + 1
      return takeStep(tx, need, {
        ...{ step: 'confirm', ...by, level },
        changes: { closedVersion: version, level, way, denied: false },
        counting: await countingOf(tx, need, version, { level, way }),
      })
    }
    case 'deny':
      // A resident's words are kept with the answer, for a year; the village's are its own.
      return takeStep(tx, need, {
        ...{ step: 'deny', ...by, changes: { denied: true } },
        ...(side === 'village' && { words }),
      })
    case 'raise':
      return takeStep(tx, need, {
        ...{ step: 'raise', ...by, level, changes: { level, way } },
        counting: raisingOf(need, { level, way }),
      })
    case 'keep':
      return need
  }
}

async function keepResidents(tx: WriteTransaction, need: NeedRow, said: Said): Promise<void> {
  const { way, yes, words, actor } = said
  const { countyCode, id: needId, round } = need
  const id = newId(tx.now)
  const answeredOn = dayOf(tx.now)
  await insertAnswer(tx, { countyCode, id, needId, round, way, yes, words, answeredOn })
  await tx.record({
    ...{ countyCode, action: 'needs.answer', actor, subject: { kind: 'need', id: needId } },
    after: { way, yes },
  })
}
