import type { Context, Input } from '#base/server/http/route.ts'
import { Problem } from '#base/shared/problem.ts'
import { staleCode } from '../../shared/problems.ts'
import type { OrganizationsParts } from '../parts.ts'
import type { One } from './with-organization.ts'

type Asking = Pick<Context<Input, { capability: string }>, 'actor' | 'read'> & { params: One }

/**
 * Whoever is refused because somebody else was first is told the present values: a look as if they had opened the list.
 * It is kept beside the write, of which nothing stays.
 */
export async function lookWhenStale<T>(
  parts: OrganizationsParts,
  { actor, read, params: { countyCode, id } }: Asking,
  purpose: 'contacts' | 'posts',
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Problem && error.code === staleCode) {
      const look = { countyCode, actor: actor.id, subject: { kind: 'organization', id }, purpose }
      await read({ counties: [countyCode] }, (tx) => parts.recordLook(tx, look))
    }
    throw error
  }
}
