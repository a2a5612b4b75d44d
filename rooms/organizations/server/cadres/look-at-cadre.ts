/** A cadre who supports is a person: whoever reads their record, or what it was before, is kept as having looked. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Context, Input } from '#base/server/http/route.ts'
import { Problem } from '#base/shared/problem.ts'
import { staleCode } from '../../shared/problems.ts'
import type { OrganizationsParts } from '../parts.ts'
import { listOrganizationsByIds, type OrganizationRow } from '../store.ts'

export async function lookAtCadre(
  tx: Transaction,
  parts: OrganizationsParts,
  actor: string,
  { countyCode, id, kind }: Pick<OrganizationRow, 'countyCode' | 'id' | 'kind'>,
): Promise<void> {
  if (kind !== 'person') return
  const subject = { kind: 'organization', id }
  await parts.recordLook(tx, { countyCode, actor, subject, purpose: 'cadre' })
}

type Asking = Pick<Context<Input, { capability: string }>, 'actor' | 'read' | 'write'>

/**
 * A write that, refused because somebody else was first, has told what a cadre is by now and was before. The look is
 * kept beside the write, of which nothing stays.
 */
export function writeOrLook(
  parts: OrganizationsParts,
  { actor, read, write }: Asking,
  countyCode: string,
): Asking['write'] {
  return async (scope, act) => {
    try {
      return await write(scope, act)
    } catch (error) {
      if (error instanceof Problem && error.code === staleCode) {
        const ids = error.conflicts.map(({ id }) => id)
        await read({ counties: [countyCode] }, async (tx) => {
          for (const row of await listOrganizationsByIds(tx, countyCode, ids)) {
            await lookAtCadre(tx, parts, actor.id, row)
          }
        })
      }
      throw error
    }
  }
}
