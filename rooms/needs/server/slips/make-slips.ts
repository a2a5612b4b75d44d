/** The village makes slips for residents to say whether it is done. What stands on them is told once. */
import { dayOf } from '#base/server/clock.ts'
import type { WriteTransaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { newId } from '#base/server/new-id.ts'
import { isAnswerable, slipDays } from '../../shared/confirmation.ts'
import { nothingToAnswer } from '../../shared/need-problems.ts'
import { madeSlips, makeSlipsInput } from '../../shared/need-schema.ts'
import { meetNeed, requireReach, scopeFor } from '../needs/reader.ts'
import { type NeedRow, nextNumber } from '../needs/store.ts'
import type { NeedsParts } from '../parts.ts'
import { codeText, hashOfLink, newCode, newLinkSecret, shortNumberOf } from './secrets.ts'
import { insertSlips, type SlipRow, setSlipNumber } from './store.ts'

const dayMs = 86_400_000

export const makeSlips = (parts: NeedsParts) =>
  route({
    method: 'POST',
    path: '/api/needs/:countyCode/:id/slips',
    summary: 'Make slips with which residents say whether a need is met; they are told once',
    access: { capability: 'needs.decide' },
    secret: 'answer',
    input: makeSlipsInput,
    output: madeSlips,
    async handle({ actor, params, body: { count }, write }) {
      return write(scopeFor(actor), async (tx) => {
        const need = await meetNeed(tx, actor, params, true)
        requireReach(actor, 'needs.decide', need)
        if (!isAnswerable(need.state)) throw nothingToAnswer()
        const { countyCode } = need
        const slipNumber = need.slipNumber ?? (await nextNumber(tx, countyCode, 'slips'))
        if (need.slipNumber === null) await setSlipNumber(tx, need, slipNumber)
        const goodUntil = dayOf(new Date(tx.now.getTime() + (slipDays - 1) * dayMs))
        const slips = await insertNew(tx, parts, need, { count, goodUntil })
        await tx.record({
          ...{ countyCode, action: 'needs.make-slips', actor: actor.id },
          subject: { kind: 'need', id: need.id },
          after: { count, goodUntil },
        })
        return { shortNumber: shortNumberOf({ countyCode, slipNumber }), goodUntil, slips }
      })
    },
  })

/** Until there are as many as were asked for: a code that another slip of the need bears is drawn again. */
async function insertNew(
  tx: WriteTransaction,
  parts: NeedsParts,
  need: NeedRow,
  { count, goodUntil }: { count: number; goodUntil: string },
): Promise<{ link: string; code: string }[]> {
  const made: { link: string; code: string }[] = []
  while (made.length < count) {
    const drawn = Array.from({ length: count - made.length }, () => ({
      ...{ id: newId(tx.now), secret: newLinkSecret(need.countyCode), code: newCode() },
    }))
    const rows: SlipRow[] = []
    for (const { id, secret, code } of drawn) {
      rows.push({
        ...{ countyCode: need.countyCode, id, needId: need.id, round: need.round, goodUntil },
        linkHash: hashOfLink(secret),
        codeHash: await parts.hashCode(codeText(need.id, code)),
      })
    }
    const inserted = await insertSlips(tx, rows)
    for (const { id, secret, code } of drawn) {
      if (inserted.has(id)) made.push({ link: `${parts.publicUrl}/q/${secret}`, code })
    }
  }
  return made
}
