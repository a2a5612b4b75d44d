/** Takes an objection, from a program or from a form. */
import { createHash } from 'node:crypto'
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { newId } from '#base/server/new-id.ts'
import { absent } from '#base/shared/problems.ts'
import type { ObjectionBody } from '../../shared/disclosure-schema.ts'
import { refusedStep } from '../../shared/problems.ts'
import { disclosureStateOf } from '../disclosures/find-disclosure.ts'
import { listDisclosed } from '../disclosures/store.ts'
import { findPublishedRun } from '../runs/find-published-run.ts'
import { findRun, type RunKey } from '../runs/store.ts'
import { findObjectionByCode, insertObjection } from './store.ts'

/** A village behind one address, or a whole carrier, objects less often; one machine may not fill the office's list. */
export const objectionsPerHour = { of: 'objections', most: 30 }

export function hashOfCode(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}

/** The code of a form: sent again, because the network lost the answer, it is the same objection. */
export function codeOfForm(once: string, { proposalId, from, body }: ObjectionBody): string {
  const whole = JSON.stringify([once, proposalId ?? null, from, body])
  return createHash('sha256').update(whole).digest('hex').slice(0, 16)
}

/**
 * @param code with which its answer is read; the same again changes nothing
 * @throws Problem base.absent, pairing.not-disclosed
 */
export async function receiveObjection(
  tx: WriteTransaction,
  key: RunKey,
  { proposalId, from, body }: ObjectionBody,
  code: string,
): Promise<{ id: string; code: string }> {
  const { countyCode, runId } = key
  const codeHash = hashOfCode(code)
  const before = await findObjectionByCode(tx, key, codeHash)
  if (before) return { id: before.id, code }
  // Held, or it would be in force before this one is in, and nobody could answer it any more.
  await findRun(tx, key, true)
  const root = await findPublishedRun(tx, key)
  if (!root) throw absent()
  if (root.parentId !== null) throw refusedStep('not-disclosed')
  let run = root
  if (proposalId !== undefined) {
    const [pair] = await listDisclosed(tx, key, { proposalIds: [proposalId], limit: 1 })
    if (!pair) throw absent()
    // One after an objection has days of its own.
    run = (await findRun(tx, { countyCode, runId: pair.runId })) ?? root
  }
  if (disclosureStateOf(run, dayOf(tx.now)) !== 'open') throw refusedStep('not-disclosed')
  const id = newId(tx.now)
  const inserted = await insertObjection(tx, {
    countyCode,
    id,
    runId,
    proposalId: proposalId ?? null,
    fromWhom: from,
    body,
    codeHash,
    receivedAt: tx.now,
  })
  // The same form a second time, at the same moment.
  if (!inserted) return { id: (await findObjectionByCode(tx, key, codeHash))?.id ?? id, code }
  await tx.record({
    countyCode,
    action: 'pairing.object',
    subject: { kind: 'objection', id },
    actor: 'public',
    after: { runId, proposalId: proposalId ?? null, from },
    events: [{ topic: 'pairing.objected', payload: { objectionId: id, runId } }],
  })
  return { id, code }
}
