import * as z from 'zod'
import { prefixOfCode } from '#base/server/db/reach.ts'
import type { Context } from '#base/server/http/route.ts'
import { countiesIn, getPublicProgramme, scopeOf } from '#rooms/programmes/server/door.ts'
import type { PublicProgramme } from '#rooms/programmes/shared/schema.ts'
import { isAcross } from './whereabouts.ts'

export const programmeParams = z.object({ programmeId: z.uuid() })

interface Found {
  programme: PublicProgramme
  /** Under which its runs are kept. */
  keeperCode: string
  /** Beginning of the codes of all that it covers. */
  area: string
  /** One by one, of a city's programme its own code too. */
  counties: readonly string[]
  cycleId: string | undefined
}

/** @throws Problem base.absent when the address names no published programme */
export async function findProgramme({
  read,
  params,
  language,
}: Pick<
  Context<{ params: typeof programmeParams }>,
  'read' | 'params' | 'language'
>): Promise<Found> {
  const programme = await read({ counties: [] }, (tx) =>
    getPublicProgramme(tx, params.programmeId, language),
  )
  const keeperCode = programme.regionCode.slice(0, 6)
  return {
    programme,
    keeperCode,
    area: isAcross(programme) ? prefixOfCode(programme.regionCode) : keeperCode,
    counties: countiesIn(scopeOf({ ...programme, keeperCode })),
    cycleId: programme.cycle?.id,
  }
}
