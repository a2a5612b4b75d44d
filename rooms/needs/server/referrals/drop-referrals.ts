import type { WriteTransaction } from '#base/server/db/work.ts'
import type { NeedKey } from '../needs/store.ts'
import { answerReferralRow, listReferrals } from './store.ts'

/**
 * What waits for an answer waits no more, because the need went another way.
 *
 * @param need held by this transaction
 */
export async function dropReferrals(
  tx: WriteTransaction,
  need: NeedKey,
  { actor }: { actor: string },
): Promise<void> {
  for (const referral of await listReferrals(tx, need)) {
    if (referral.state !== 'asked') continue
    const answered = { state: 'withdrawn', answer: null, answeredAt: tx.now } as const
    await answerReferralRow(tx, referral, answered)
    await tx.record({
      ...{ countyCode: need.countyCode, action: 'needs.drop-referral', actor },
      subject: { kind: 'referral', id: referral.id },
      before: { state: referral.state },
      after: { state: answered.state },
    })
  }
}
