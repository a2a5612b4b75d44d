/** What a programme of a higher region lays down, item by item, and what this one answered. */
import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from '#base/server/db/work.ts'
import { route } from '#base/server/http/route.ts'
import { noGuide } from '../../shared/problems.ts'
import { guidanceInput, guidanceOutput } from '../../shared/schema.ts'
import { type Settings, settingsItems } from '../../shared/template.ts'
import { itemWords } from '../../shared/words.ts'
import type { ProgrammesParts } from '../parts.ts'
import { enterProgramme } from '../reached.ts'
import { type InForce, settingsInForce } from '../settings/settings-in-force.ts'
import { findSettings } from '../settings/store.ts'
import { findProgramme, type ProgrammeRow } from '../store.ts'
import { type AdoptionRow, listAdoptions } from './store.ts'

export const showGuidance = (parts: ProgrammesParts) =>
  route({
    method: 'GET',
    path: '/api/programmes/:id/guidance',
    summary: 'What the guiding programme says now, what this one answered, and what is stale',
    access: { capability: 'programmes.read' },
    input: guidanceInput,
    output: guidanceOutput,
    async handle({ actor, params: { id }, read }) {
      const { programme } = await enterProgramme({ actor, read }, id)
      return read({ counties: [] }, async (tx) => {
        const { guide, theirs } = await takeGuide(tx, programme)
        const own = await settingsInForce(tx, programme)
        const answers = (await listAdoptions(tx, id)).filter(({ guideId }) => guideId === guide.id)
        const byItem = new Map(answers.map((each) => [each.item, each]))
        const names = await parts.namesOfUsers(
          tx,
          answers.map(({ answeredBy }) => answeredBy),
        )
        const answered = new Map<number, Settings>()
        for (const version of new Set(answers.map(({ guideVersion }) => guideVersion))) {
          const row = await findSettings(tx, guide.id, version)
          if (row) answered.set(version, row.body)
        }
        return {
          guide: {
            ...{ id: guide.id, name: guide.name, office: guide.officeName },
            version: theirs.version,
          },
          items: settingsItems.map((item) => {
            const answer = byItem.get(item)
            const before = answer && answered.get(answer.guideVersion)
            return {
              ...{ item, label: itemWords[item], theirs: theirs.settings[item] ?? null },
              same: isDeepStrictEqual(own.settings[item], theirs.settings[item]),
              answer: answer
                ? {
                    ...present(answer, names),
                    stale:
                      before !== undefined &&
                      !isDeepStrictEqual(before[item], theirs.settings[item]),
                  }
                : null,
            }
          }),
        }
      })
    },
  })

/** @throws Problem programmes.no-guide */
export async function takeGuide(
  tx: Transaction,
  { guideId }: ProgrammeRow,
): Promise<{ guide: ProgrammeRow; theirs: InForce }> {
  const guide = guideId === null ? undefined : await findProgramme(tx, guideId)
  if (!guide) throw noGuide()
  return { guide, theirs: await settingsInForce(tx, guide) }
}

function present(row: AdoptionRow, names: ReadonlyMap<string, string>) {
  const { answer, reason, guideVersion, version, answeredBy, answeredAt } = row
  return {
    answer: answer as 'adopted' | 'varied',
    ...{ reason, guideVersion, version },
    ...{ by: names.get(answeredBy) ?? '', at: answeredAt.toISOString() },
  }
}
