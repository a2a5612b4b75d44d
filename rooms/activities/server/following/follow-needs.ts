/** What helped people say of a need they say of what met it: nobody is asked twice. */
import type { WriteTransaction } from '#base/server/db/work.ts'
import type { Event, Subscription } from '#base/server/jobs/outbox.ts'
import type { ConfirmationWay, EvidenceLevel } from '#base/shared/evidence.ts'
import { personsOf } from '../deeds/persons-of.ts'
import { changeOf, recordOf } from '../deeds/record-deeds.ts'
import { type FullDeed, lockDeedsOfNeed, moveDeeds } from '../deeds/store.ts'

const actor = 'needs'

interface Said {
  id: string
  level: EvidenceLevel
  way: ConfirmationWay
}

export const followNeeds: Subscription[] = ['needs.closed', 'needs.level-raised'].map((topic) => ({
  topic,
  handle: confirmWithNeed,
}))

/** Those that were corrected or withdrawn since say something else: they are asked about by themselves. */
async function confirmWithNeed(
  tx: WriteTransaction,
  { countyCode, payload }: Event,
): Promise<void> {
  const { id, level, way } = payload as unknown as Said
  const deeds = (await lockDeedsOfNeed(tx, countyCode, id)).filter(
    ({ state, version }) => version === 1 && (state === 'declared' || state === 'confirmed'),
  )
  const waiting = deeds.filter(({ state }) => state === 'declared')
  const moved = {
    ...({ state: 'confirmed', words: null } as const),
    ...{ answeredBy: actor, answeredAt: tx.now, changedBy: actor },
  }
  await moveDeeds(
    tx,
    countyCode,
    waiting.map((deed) => deed.id),
    moved,
  )
  const persons = await personsOf(tx, deeds)
  const after = (deed: FullDeed) =>
    deed.state === 'declared' ? { ...deed, ...moved, changedAt: tx.now } : deed
  await tx.recordAll(
    deeds.map((deed) => ({
      ...changeOf(
        after(deed),
        { action: 'activities.confirm-with-need', actor, person: persons.get(deed.id) },
        deed,
      ),
      raises: { record: recordOf(deed), to: level, way },
    })),
  )
}
