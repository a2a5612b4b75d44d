/** What of a run goes out as a file: the list and the transcript to anybody, the opening of a row to whom it is about. */
import { freeze, openingsText, type Roster, type Rules } from '@lianjian/pairing'
import type * as z from 'zod'
import type { Transaction } from '#base/server/db/work.ts'
import { type Context, route } from '#base/server/http/route.ts'
import { absent } from '#base/shared/problems.ts'
import { openingInput, runInput, runReportOutput } from '../../shared/run-schema.ts'
import { reachedAmong } from '../across-counties.ts'
import { findTranscript } from '../store.ts'
import { findPublishedRun } from './find-published-run.ts'
import { leadRun } from './office.ts'
import { findFrozen, findFrozenList, findReport, findRun, type RunKey } from './store.ts'

/** Whoever is told to look at a file may be told of it before the run is disclosed. */
const publicFile = (
  what: string,
  summary: string,
  find: (tx: Transaction, key: RunKey) => Promise<string | undefined>,
) =>
  route({
    method: 'GET',
    path: `/api/public/runs/:county/:runId/${what}.json`,
    summary,
    access: 'public',
    input: runInput,
    output: { file: 'application/json; charset=utf-8' },
    async handle({ params: { county, runId }, read }: Context<typeof runInput, 'public'>) {
      const key = { countyCode: county, runId }
      const content = await read({ counties: [county] }, async (tx) =>
        (await findPublishedRun(tx, key)) ? find(tx, key) : undefined,
      )
      if (content === undefined) throw absent()
      return { name: `${what}-${runId.slice(0, 8)}.json`, content, inline: true }
    },
  })

export const frozenListFile = publicFile(
  'list',
  'The frozen list of a run, byte for byte: neutral letters and salted rows',
  findFrozenList,
)
export const transcriptFile = publicFile(
  'transcript',
  'The transcript of a run, byte for byte, whatever became of the run',
  (tx, { countyCode, runId }) => findTranscript(tx, countyCode, runId),
)

export const showReport = route({
  method: 'GET',
  path: '/api/runs/:county/:runId/report',
  summary: 'How a run came out: coverage, load, who is met by the strong, chances in each stratum',
  access: { capability: 'pairing.run' },
  input: runInput,
  output: runReportOutput,
  async handle({ actor, params: { county, runId }, read }) {
    const key = { countyCode: county, runId }
    const { scope } = await leadRun(read, key, actor.reach('pairing.run'))
    const report = await read(scope, (tx) => findReport(tx, key))
    if (report === undefined) throw absent()
    return report as z.infer<typeof runReportOutput>
  },
})

export const showOpening = route({
  method: 'GET',
  path: '/api/runs/:county/:runId/opening.json',
  summary: 'What opens the sealed row of one’s own organization in the list of a run',
  access: { capability: 'pairing.answer' },
  input: openingInput,
  output: { file: 'application/json; charset=utf-8' },
  async handle({ actor, params: { county, runId }, query: { organization }, read }) {
    const key = { countyCode: county, runId }
    const reach = actor.reach('pairing.answer')
    const mine = await read(reach.scope, (tx) => reachedAmong(tx, reach, [organization]))
    // A city's run is kept under its own code, which nobody of a village reaches.
    const run = mine.has(organization)
      ? await read({ counties: [county] }, (tx) => findRun(tx, key))
      : undefined
    if (!run?.inputRoot) throw absent()
    const scope = { counties: [county], organizations: [run.programmeId] }
    const frozen = await read(scope, (tx) => findFrozen(tx, key))
    if (!frozen) throw absent()
    const { openings, inputRoot } = freeze(
      frozen.roster as Roster,
      run.rules as Rules,
      frozen.rowSecret,
    )
    const codeOf = (side: 'supporter' | 'community') =>
      Object.entries(frozen.ids[side]).find(([, { id }]) => id === organization)?.[0]
    const own = openings.filter(({ row }) => row.code === codeOf(row.side))
    if (own.length === 0) throw absent()
    const content = openingsText({ inputRoot, openings: own })
    return { name: `opening-${runId.slice(0, 8)}.json`, content }
  },
})
