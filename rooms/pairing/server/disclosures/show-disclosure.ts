/** The disclosure of a run for programs; the portal has the same as a page. */
import type { Transaction, Work } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { countiesIn, findProgramme, scopeOf } from '#rooms/programmes/server/door.ts'
import {
  type Disclosure,
  disclosure,
  listDisclosedPairsInput,
  listDisclosedPairsOutput,
  showDisclosureInput,
} from '../../shared/disclosure-schema.ts'
import type { RunKey } from '../runs/store.ts'
import { findDisclosure, listDisclosedPairs as listPairs } from './find-disclosure.ts'

export const showDisclosure = route({
  method: 'GET',
  path: '/api/public/runs/:county/:runId/disclosure',
  summary: 'A run that is disclosed: its days, its counts, the hashes of its files',
  access: 'public',
  input: showDisclosureInput,
  output: disclosure,
  async handle({ params: { county, runId }, read }) {
    const key = { countyCode: county, runId }
    return read({ counties: [county] }, (tx) => getDisclosure(tx, key))
  },
})

export const listDisclosedPairs = route({
  method: 'GET',
  path: '/api/public/runs/:county/:runId/disclosure/pairs',
  summary: 'The pairs of a run that is disclosed, in order of region code',
  access: 'public',
  input: listDisclosedPairsInput,
  output: listDisclosedPairsOutput,
  async handle({ params: { county, runId }, query, language, read }) {
    const key = { countyCode: county, runId }
    const counties = await countiesOf(read, key)
    return read({ counties }, (tx) => listPairs(tx, key, query, language))
  },
})

async function getDisclosure(tx: Transaction, key: RunKey): Promise<Disclosure> {
  const found = await findDisclosure(tx, key)
  if (!found) throw absent()
  return found
}

/** Of a city's run the counties in which its villages lie. */
async function countiesOf(read: Work['read'], key: RunKey): Promise<string[]> {
  return read({ counties: [key.countyCode] }, async (tx) => {
    const { programmeId } = await getDisclosure(tx, key)
    const programme = await findProgramme(tx, programmeId)
    if (!programme) throw absent()
    return countiesIn(scopeOf(programme))
  })
}
