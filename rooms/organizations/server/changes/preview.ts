/** What a change would meet, before anybody decides: what hangs on the organizations, and what the rules refuse. */
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { type Refusal, refusalWords } from '../../shared/problems.ts'
import { judgeState, judgeTwice } from '../../shared/rules.ts'
import { largestBatch, type Preview, previewInput, previewOutput } from '../../shared/schema.ts'
import { countHanging } from '../hanging/count-hanging.ts'
import type { OrganizationsParts } from '../parts.ts'
import { listReached } from '../reach/store.ts'
import { countyScope } from '../reach/within.ts'
import { planClose } from './close.ts'
import { planMerge } from './merge.ts'
import { planMove } from './move.ts'
import { planRename } from './rename.ts'
import { planReopen } from './reopen.ts'
import { item, type Place, type RowSubject } from './run-change.ts'

export const previewChange = (parts: OrganizationsParts) =>
  route({
    method: 'POST',
    path: '/api/organizations/:countyCode/preview',
    summary:
      'What hangs on organizations, and what the rules would refuse of a change; nothing is changed',
    access: { capability: 'organizations.write' },
    input: previewInput,
    output: previewOutput,
    largestBody: largestBatch,
    async handle({ actor, params: { countyCode }, body, read }) {
      const reach = actor.reach('organizations.write')
      return read(countyScope(reach, countyCode), async (tx) => {
        const place: Place = { countyCode, reach }
        const subjects = await subjectsOf(tx, place, sentIn(body))
        const ids = subjects.map(({ row }) => row.id)
        const touched = body.change === 'merge' ? ids.slice(0, -1) : ids
        const refusals = [...judgeTwice(subjects), ...(await refusalsOf(tx, place, body, subjects))]
        return {
          organizations: touched.length,
          hangs: await countHanging(tx, parts, countyCode, touched),
          refusals: refusals.map(({ code, ...rest }) => ({
            ...rest,
            code: `organizations.${code}`,
            text: refusalWords[code],
          })),
        }
      })
    },
  })

interface SentId {
  id: string
  pointer: string
}

/** The kept one of a merge comes last. */
function sentIn(body: Preview): SentId[] {
  if (body.change === 'split') return [{ id: body.id, pointer: '' }]
  if (body.change === 'merge') {
    const from = body.from.map(({ id }, at) => ({ id, pointer: `/from/${at}` }))
    return [...from, { id: body.to.id, pointer: '/to' }]
  }
  return body.items.map(({ id }, at) => ({ id, pointer: item(at) }))
}

async function subjectsOf(
  tx: Transaction,
  { countyCode, reach }: Place,
  sent: readonly SentId[],
): Promise<RowSubject[]> {
  const rows = await listReached(
    tx,
    countyCode,
    reach,
    sent.map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return sent.map(({ id, pointer }) => {
    const row = byId.get(id)
    if (!row) throw absent()
    return { row, pointer }
  })
}

async function refusalsOf(
  tx: Transaction,
  place: Place,
  body: Preview,
  subjects: readonly RowSubject[],
): Promise<Refusal[]> {
  switch (body.change) {
    case 'rename':
      return (
        await planRename(
          tx,
          place,
          subjects,
          body.items.map(({ name }) => name),
        )
      ).refusals
    case 'move':
      return (
        await planMove(
          tx,
          place,
          subjects,
          body.items.map(({ parentId }) => parentId),
        )
      ).refusals
    case 'close':
      return (await planClose(tx, place, subjects, body.day)).refusals
    case 'reopen':
      return (await planReopen(tx, place, subjects, body.items[0]?.parentId)).refusals
    case 'merge': {
      const to = subjects.at(-1) as RowSubject
      return (await planMerge(tx, place, subjects.slice(0, -1), to, body.kind, body.day)).refusals
    }
    case 'split':
      return judgeState(subjects)
  }
}
