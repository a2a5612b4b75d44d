/** What is under way of one village or unit: pairs that are disclosed and not in force yet. */
import type { Transaction } from '#base/server/db/work.ts'
import type { Language } from '#base/shared/language.ts'
import {
  findDisclosure,
  hasFrozenList,
  listDisclosedPairs,
  listDisclosures,
} from '#rooms/pairing/server/door.ts'
import type { DisclosedPair, DisclosedRun } from '#rooms/pairing/shared/disclosure-schema.ts'

export interface UnderWay {
  pair: DisclosedPair
  /** The run under whose address it is disclosed. */
  disclosure: DisclosedRun
  /** The run that it came from, whose days count for it. */
  run: DisclosedRun
}

/** No unit has more pairs than fit one page. */
const mostPairs = 200

export async function findUnderWay(
  tx: Transaction,
  { keeperCode, programmeId }: { keeperCode: string; programmeId: string },
  of: { communityIds: string[] } | { supporterIds: string[] },
  language: Language,
): Promise<UnderWay[]> {
  const found: UnderWay[] = []
  for (const { countyCode, id, state } of await listDisclosures(tx, keeperCode, programmeId)) {
    const key = { countyCode, runId: id }
    const waits = state === 'open' || state === 'over'
    const disclosure = waits ? await findDisclosure(tx, key) : undefined
    if (!disclosure) continue
    const { items } = await listDisclosedPairs(tx, key, { ...of, limit: mostPairs }, language)
    const runs = [disclosure, ...disclosure.belonging]
    for (const pair of items) {
      found.push({ pair, disclosure, run: runs.find((run) => run.id === pair.runId) ?? disclosure })
    }
  }
  return found
}

interface Run {
  countyCode: string
  id: string
}

/** The newest of the runs whose list holds a sealed row that can be opened. */
export async function findSealedIn(
  tx: Transaction,
  underWay: readonly UnderWay[],
  partnerships: readonly { run: Run }[],
): Promise<Run | undefined> {
  const runs = [...underWay, ...partnerships].map(({ run }) => run)
  for (const { countyCode, id } of runs) {
    if (await hasFrozenList(tx, { countyCode, runId: id })) return { countyCode, id }
  }
  return undefined
}
