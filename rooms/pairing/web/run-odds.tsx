/** What chance each place had in its group; groups by number, because a letter beside a unit would mark it. */
import { useSay } from '#base/web/language.tsx'
import { PlainTable } from '#base/web/plain-table.tsx'
import type { RunReport } from './queries.ts'
import { runWords as words } from './run-words.ts'

export function RunOdds({ strata }: Pick<RunReport, 'strata'>) {
  const say = useSay()
  const met = strata.filter((each) => each.supporterSlots > 0 && each.communitySlots > 0)
  if (met.length === 0) return null
  const chance = (own: number, others: number) =>
    others >= own
      ? say(words.oddsSure)
      : say(words.oddsPart, { percent: Math.round((100 * others) / own) })
  return (
    <details className="more">
      <summary>{say(words.odds)}</summary>
      <PlainTable
        label={say(words.odds)}
        items={met.map((stratum, at) => ({ ...stratum, number: at + 1 }))}
        keyOf={({ number }) => number}
        columns={[
          { head: words.oddsGroup, cell: ({ number }) => say(words.oddsNumber, { number }) },
          { head: words.oddsSupporters, cell: ({ supporterSlots }) => supporterSlots },
          { head: words.oddsCommunities, cell: ({ communitySlots }) => communitySlots },
          {
            head: words.oddsUnit,
            cell: ({ supporterSlots, communitySlots }) => chance(supporterSlots, communitySlots),
          },
          {
            head: words.oddsVillage,
            cell: ({ supporterSlots, communitySlots }) => chance(communitySlots, supporterSlots),
          },
        ]}
      />
    </details>
  )
}
